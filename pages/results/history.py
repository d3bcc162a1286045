"""History: the score over time, and what changed between two assessments."""

from ui.history_view import show_history
from ui.page import open_page
from ui.routes import HISTORY

context = open_page(HISTORY)
show_history(context)
