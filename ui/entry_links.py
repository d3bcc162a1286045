"""Addresses of what a sentence speaks of: an entry of the workbook, a register, a practice."""

from __future__ import annotations

from urllib.parse import urlencode

from ui import kit
from ui.routes import ANSWER, WORKBOOK

NEW = "new"  # stands for an entry that is still to be written


def entry_address(company: str, register: str, entry: str = "") -> str:
    """Return the address of an entry of a company's workbook; without an entry, of the register."""
    asked = {"company": company, "register": register} | ({"entry": entry} if entry else {})
    return f"/{WORKBOOK.url}?{urlencode(asked)}"


def practice_address(assessment: str, item: str) -> str:
    """Return the address where a practice is answered, or seen if the assessment is final."""
    return f"/{ANSWER.url}?{urlencode({'assessment': assessment, 'item': item})}"


def link(address: str, text: str, kind: str = "") -> str:
    """Return a link that stays in this window."""
    name = f' class="{kit.e(kind)}"' if kind else ""
    return f'<a{name} href="{kit.e(address)}" target="_self">{kit.e(text)}</a>'
