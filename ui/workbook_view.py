"""The workbook of a company: all registers, one of them, or one entry, as the address asks."""

from __future__ import annotations

import streamlit as st

import wiring
from assessments.keeping import read_workbook
from governance.catalogue import find_registers
from governance.model import Entry
from ui import session
from ui.page import Context
from ui.register_exchange import today
from ui.register_form import show_form
from ui.register_saving import NEW, EntrySaver
from ui.register_view import show_register
from ui.register_words import RegisterWords
from ui.register_work import RegisterWork
from ui.terms import Step, terms_of
from ui.versions import show_undo_line
from ui.workbook_index import show_index
from ui.workbook_standing import find_standings


def show_workbook(context: Context) -> None:
    """Draw what the address asks for: an entry, a register, or the list of them all."""
    registers = find_registers()
    session.show_in_address(company=context.the_company.id)
    workbook = read_workbook(context.services.store, wiring.WORKSPACE, context.the_company.id)
    steps = terms_of(context.edition.questionnaire, context.words, context.speech).steps
    register = next((known for known in registers if known.id == session.asked("register")), None)
    if register is None:
        show_index(context, steps, find_standings(registers, workbook, today()), workbook)
        return
    words = RegisterWords(register, workbook, context.speech, today())
    work = RegisterWork(context, words, EntrySaver(context, words))
    entry = _find_entry(work)
    if entry is not None or session.asked("entry") == NEW:
        show_form(work, entry)
    else:
        if asked := session.asked("entry"):
            st.text(work.say("no_entry", entry=asked))
        show_register(work, registers, _step_of(steps, register.step))
    _show_undo(work)


def _find_entry(work: RegisterWork) -> Entry | None:
    return work.words.workbook.find(work.words.register.id, session.asked("entry") or "")


def _step_of(steps: tuple[Step, ...], asked: str) -> Step:
    return next(step for step in steps if step.id == asked)


def _show_undo(work: RegisterWork) -> None:
    """Draw below the page what was done last, with the way back, and what there is to say about it."""
    step, news = work.saver.step, work.saver.news
    if step is None and not news:
        return
    with st.bottom:
        told = news or (step.said if step else "")
        show_undo_line(work.words.speech, "page", told, work.saver.take_back if step else None)
