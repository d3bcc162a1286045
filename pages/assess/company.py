"""Company: who is assessed, on which track, and the assessments so far."""

from ui.company_view import show_company, show_new_company
from ui.page import open_page
from ui.routes import COMPANY

context = open_page(COMPANY)
if context.company is None:
    show_new_company(context)
else:
    show_company(context)
