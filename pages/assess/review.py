"""Review: what is open, what is not known, and the button that freezes the assessment."""

from ui.page import open_page
from ui.review_view import show_review
from ui.routes import REVIEW

context = open_page(REVIEW)
show_review(context)
