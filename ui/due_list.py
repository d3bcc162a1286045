"""What companies have taken on and is late, and what is due in the next two weeks, on the overview."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from urllib.parse import urlencode

import streamlit as st

import wiring
from assessments.commitments import Commitment
from assessments.model import Company
from assessments.reading import CompanyCard
from ui import kit
from ui.commitment_words import Telling
from ui.page import Context
from ui.routes import PROGRESS
from ui.terms import terms_of

MOST = 8


def show_due(context: Context, cards: Sequence[CompanyCard]) -> None:
    """Draw the open actions of all plans that are overdue or due soon, by day, each with a way to it."""
    today = wiring.now().astimezone().date()
    telling = Telling(terms_of(context.edition.questionnaire, context.words, context.speech), today)
    own = [card for card in cards if not card.company.demo]
    parts = []
    for key, find in (("late", CompanyCard.overdue), ("soon", CompanyCard.due_soon)):
        lines = [(card.company, commitment) for card in own or cards for commitment in find(card, today)]
        lines.sort(key=lambda line: (line[1].due, line[0].name, line[1].action))
        if lines:
            rows = [_row(telling, company, commitment) for company, commitment in lines[:MOST]]
            parts += [f'<div class="gap">{kit.section(context.speech.say(f"home.{key}"))}</div>', kit.lines(rows)]
            if len(lines) > MOST:
                parts.append(kit.paragraph(context.speech.say("results.more", count=len(lines) - MOST), "note"))
    if parts:
        st.html(kit.sheet(context.speech.language, *parts))


def _row(telling: Telling, company: Company, commitment: Commitment) -> str:
    address = f"/{PROGRESS.url}?{urlencode({'company': company.id, 'action': commitment.action})}"
    title = f'<a href="{escape(address)}" target="_self">{escape(telling.practice(commitment.action))}</a>'
    note = f'<span class="note">{escape(company.name)} · {escape(telling.owner(commitment))}</span>'
    return (
        f'<li>{telling.mark(commitment.action)}<div class="grow"><b class="s">{title}</b>{note}</div>'
        f'<span class="note end">{telling.when(commitment)}</span></li>'
    )
