"""Workbook: what the company has decided, register by register."""

from ui.page import open_page
from ui.routes import WORKBOOK
from ui.workbook_view import show_workbook

context = open_page(WORKBOOK)
show_workbook(context)
