"""Plan: what to do, in which order, for the hours the company can give."""

from ui.page import open_page
from ui.plan_board import show_plan
from ui.routes import PLAN

context = open_page(PLAN)
show_plan(context)
