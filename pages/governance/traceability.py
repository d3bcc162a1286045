"""Traceability: which goal is measured by what, and where the chain from goal to measure breaks."""

from ui.page import open_page
from ui.routes import TRACEABILITY
from ui.trace_view import show_trace

context = open_page(TRACEABILITY)
show_trace(context)
