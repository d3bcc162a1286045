"""Every screen of the application: its file, its address, its place in the menu, and what it needs to open."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
Need = Literal["nothing", "company", "assessment"]


class Screen(NamedTuple):
    """A screen; `key` names its words (`nav.<key>`), `url` is the path in the address bar."""

    key: str
    section: str
    file: str
    icon: str
    needs: Need

    @property
    def path(self) -> Path:
        """Return the absolute path of the page's file."""
        return ROOT / "pages" / self.section / f"{self.file}.py"

    @property
    def url(self) -> str:
        """Return the path in the address bar; the overview answers at the root."""
        return self.key


OVERVIEW = Screen("overview", "home", "overview", "grid_view", "nothing")
COMPANY = Screen("company", "assess", "company", "domain", "nothing")
ANSWER = Screen("answer", "assess", "answer", "checklist", "assessment")
REVIEW = Screen("review", "assess", "review", "fact_check", "assessment")
RESULTS = Screen("results", "results", "profile", "donut_small", "assessment")
HISTORY = Screen("history", "results", "history", "timeline", "company")
WORKBOOK = Screen("workbook", "governance", "workbook", "menu_book", "company")
TRACEABILITY = Screen("traceability", "governance", "traceability", "grid_on", "company")
DOCUMENT = Screen("document", "governance", "document", "description", "assessment")
PLAN = Screen("plan", "improve", "plan", "route", "assessment")
PROGRESS = Screen("progress", "improve", "progress", "task_alt", "company")
EXPORT = Screen("export", "reports", "export", "download", "assessment")

SCREENS = (
    OVERVIEW,
    COMPANY,
    ANSWER,
    REVIEW,
    RESULTS,
    HISTORY,
    WORKBOOK,
    TRACEABILITY,
    DOCUMENT,
    PLAN,
    PROGRESS,
    EXPORT,
)
