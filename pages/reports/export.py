"""Export: the report in a chosen language, the plan as a table, the assessment as a file to bring in again."""

from ui.export_view import show_export
from ui.page import open_page
from ui.routes import EXPORT

context = open_page(EXPORT)
show_export(context)
