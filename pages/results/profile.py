"""Results: what the assessment says first, then every number behind it."""

from ui.page import open_page
from ui.profile_view import show_results
from ui.routes import RESULTS

context = open_page(RESULTS)
show_results(context)
