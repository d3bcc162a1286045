"""Bringing rows in from a spreadsheet, with a preview of every change, and taking a register along as a file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

import wiring
from governance.model import Workbook
from governance.tables import Preview, read_rows
from ui import kit, session
from ui.export_view import name_file
from ui.page import Context
from ui.register_downloads import CSV, MEDIA_TYPES, XLSX, ZIP, write_csv, write_csv_of_all, write_xlsx
from ui.register_files import FileRefused, Table, read_file, read_text
from ui.register_preview import show_preview
from ui.register_work import RegisterWork

KINDS = ("xlsx", "csv", "tsv", "txt")
PASTE_HEIGHT = 120


def show_exchange(work: RegisterWork) -> None:
    """Draw, folded away, the field to paste into, the field for a file, what they would change, and the downloads."""
    name = f"exchange-{work.words.register.id}"
    label, icon = work.say("exchange"), ":material/table_view:"
    with st.expander(label, icon=icon, key=name, on_change="rerun") as exchange:
        if exchange.open:
            intake = Intake(work)
            intake.show()
            st.html(kit.sheet(work.words.speech.language, kit.section(work.say("take_along"))))
            _show_downloads(work)


class Intake:
    """What was pasted or chosen as a file, kept as a table until it is taken over or dropped."""

    def __init__(self, work: RegisterWork) -> None:
        """Take in rows for the register of the work."""
        self._work = work
        self._id = f"{work.saver.company}-{work.words.register.id}"

    def show(self) -> None:
        """Draw the two ways in, and below them what the table would change or why it is none."""
        work, say = self._work, self._work.say
        st.text(say("paste_text"))
        edition = session.marked(f"intake-edition-{self._id}") or 0
        pasted, file = f"paste-{self._id}-{edition}", f"file-{self._id}-{edition}"
        left, right = st.columns(2, gap="medium")
        with left:
            take = self._taker(lambda: read_text(str(session.widget(pasted) or "")), pasted)
            hint = say("paste_hint")
            st.text_area(say("paste"), key=pasted, height=PASTE_HEIGHT, placeholder=hint, on_change=take)
        with right:
            take = self._taker(lambda: self._read_file(file), file)
            st.file_uploader(say("file"), type=list(KINDS), key=file, on_change=take)
        held = session.marked(f"intake-{self._id}")
        if isinstance(held, Table):
            preview = self._preview(held)
            show_preview(work, held, preview, self._finish, self._drop)
        elif isinstance(held, str):
            st.html(kit.sheet(work.words.speech.language, f'<p class="warn s" role="alert">{kit.e(held)}</p>'))

    def _preview(self, table: Table) -> Preview:
        words = self._work.words
        return read_rows(words.register, table.head, table.rows, words.workbook, words.speech.language, words.today)

    def _taker(self, read: Callable[[], Table], key: str) -> Callable[[], None]:
        """Return what keeps the table of a widget once that has changed; an emptied one takes its table away."""

        def take() -> None:
            held: object = None
            if session.widget(key):
                try:
                    held = read()
                except FileRefused as problem:
                    held = self._work.say(f"file_refused.{problem.code}", **problem.values)
            session.mark(f"intake-{self._id}", held)

        return take

    def _read_file(self, key: str) -> Table:
        words, file = self._work.words, session.widget(key)
        content: bytes = file.getvalue() if hasattr(file, "getvalue") else b""
        return read_file(content, words.register, words.speech.language)

    def _finish(self, preview: Preview) -> None:
        if self._work.take_over(preview):
            self._drop()

    def _drop(self) -> None:
        """Empty both ways in."""
        edition = session.marked(f"intake-edition-{self._id}")
        session.mark(f"intake-edition-{self._id}", (edition if isinstance(edition, int) else 0) + 1)
        session.mark(f"intake-{self._id}", None)


def _show_downloads(work: RegisterWork) -> None:
    register, workbook, language = work.words.register, work.words.workbook, work.words.speech.language
    writers: dict[str, Callable[[], bytes]] = {
        XLSX: lambda: write_xlsx((register,), workbook, language),
        CSV: lambda: write_csv(register, workbook, language),
    }
    with st.container(horizontal=True, gap="small", key="register-downloads"):
        for kind, write in writers.items():
            _show_download(work.context, kind, register.id, write)


def show_downloads_of_all(context: Context, workbook: Workbook) -> None:
    """Draw the buttons that take all registers along."""
    from governance.catalogue import find_registers

    registers, language = find_registers(), context.speech.language
    writers: dict[str, Callable[[], bytes]] = {
        XLSX: lambda: write_xlsx(registers, workbook, language),
        ZIP: lambda: write_csv_of_all(registers, workbook, language),
    }
    with st.container(horizontal=True, gap="small", key="all-downloads"):
        for kind, write in writers.items():
            _show_download(context, kind, "workbook", write)


def _show_download(context: Context, kind: str, name: str, write: Callable[[], bytes]) -> None:
    st.download_button(
        context.speech.say(f"workbook.download_{kind}"),
        data=write,
        file_name=f"{name_file(context.the_company.name)}-{name}-{today().isoformat()}.{kind}",
        mime=MEDIA_TYPES[kind],
        key=f"download-{kind}",
        icon=":material/download:",
        on_click="ignore",
    )


def today() -> date:
    """Return the day it is where the program runs."""
    return wiring.now().astimezone().date()
