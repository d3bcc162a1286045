"""Progress: how far the company is with the plan it adopted, and every action it has taken on."""

from ui.page import open_page
from ui.progress_view import show_progress
from ui.routes import PROGRESS

context = open_page(PROGRESS)
show_progress(context)
