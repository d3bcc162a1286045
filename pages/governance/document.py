"""Document: the governance model and the rules for employees, written from the workbook and the answers."""

from ui.document_view import show_document
from ui.page import open_page
from ui.routes import DOCUMENT

context = open_page(DOCUMENT)
show_document(context)
