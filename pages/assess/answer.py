"""Answer: one practice at a time, saved with every click."""

from ui.answering_view import show_answering
from ui.page import open_page
from ui.routes import ANSWER

context = open_page(ANSWER)
show_answering(context)
