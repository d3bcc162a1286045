"""What a table would change in a register: new, changed field by field, the same, and refused cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import streamlit as st

from governance.tables import Preview, Row
from ui import kit
from ui.register_files import Table
from ui.register_work import RegisterWork

SHOWN = 30
OUTCOMES = ("add", "change", "same", "refused")


def show_preview(
    work: RegisterWork, table: Table, preview: Preview, take: Callable[[Preview], None], drop: Callable[[], None]
) -> None:
    """Draw what a table comes to, and the one button that takes it over; what is refused is left out."""
    with st.container(border=True, gap="small", key="preview"):
        st.html(kit.sheet(work.words.speech.language, *_tell(work, table, preview)))
        count = len(preview.of("add")) + len(preview.of("change"))
        with st.container(horizontal=True, gap="small"):
            if count:
                label = work.say("take_over", count=count)
                st.button(label, key="take-over", type="primary", on_click=take, args=(preview,))
            st.button(work.say("drop_table"), key="drop-table", on_click=drop)


def _tell(work: RegisterWork, table: Table, preview: Preview) -> Iterator[str]:
    yield kit.section(work.say("preview"))
    if preview.refusal is not None:
        yield f'<p class="warn s" role="alert">{kit.icon("warning")} {kit.e(work.words.say(preview.refusal))}</p>'
        return
    facts = (kit.fact(work.say(f"outcome_{outcome}"), str(len(preview.of(outcome)))) for outcome in OUTCOMES)
    yield kit.facts(facts)
    if preview.unmatched:
        told = work.say("unmatched", columns=", ".join(work.say("quoted", text=title) for title in preview.unmatched))
        yield f'<p class="lacks s gap">{kit.icon("view_column")} {kit.e(told)}</p>'
    yield from _part(work, "refused", preview.of("refused"), _refused_rows(work, table, preview))
    yield from _part(work, "change", preview.of("change"), _changed_rows(work, preview))
    yield from _part(work, "add", preview.of("add"), _added_rows(work, preview))


def _part(work: RegisterWork, outcome: str, rows: Sequence[Row], cells: Iterator[tuple[str, ...]]) -> Iterator[str]:
    """Yield a table of the rows with one outcome, the first of them; nothing if there are none."""
    if not rows:
        return
    heads = {
        "refused": ("cell", "content", "reason"),
        "change": ("entry", "field", "before", "after"),
        "add": ("row", "entry", "lacking"),
    }
    lines = list(cells)
    yield f'<div class="gap">{kit.label(work.say(f"outcome_{outcome}"))}</div>'
    yield kit.table(tuple(kit.e(work.say(f"column_{name}")) for name in heads[outcome]), lines[:SHOWN])
    if len(lines) > SHOWN:
        yield kit.paragraph(work.words.speech.say("results.more", count=len(lines) - SHOWN), "note")


def _refused_rows(work: RegisterWork, table: Table, preview: Preview) -> Iterator[tuple[str, ...]]:
    for row in preview.of("refused"):
        for refusal in row.refusals:
            place = refusal.cell or work.say("row", number=row.number)
            yield kit.e(place), _remark(refusal.value), kit.e(work.words.say(refusal.complaint))


def _changed_rows(work: RegisterWork, preview: Preview) -> Iterator[tuple[str, ...]]:
    for row in preview.of("change"):
        if row.before is None or row.entry is None:
            continue
        name = kit.e(work.words.full_name(row.before))
        changes = work.words.changes(row.before, row.entry)
        for change in changes:
            yield name, kit.e(change.name), _remark(change.before), _remark(change.after)
        if not changes:
            yield name, "", kit.e(work.say("proposal")), kit.e(work.say("accepted_by_table"))


def _added_rows(work: RegisterWork, preview: Preview) -> Iterator[tuple[str, ...]]:
    for row in preview.of("add"):
        if row.entry is not None:
            lacking = len({note.field for note in row.notes})
            told = work.say("incomplete", count=lacking) if lacking else work.say("complete")
            yield kit.e(str(row.number)), kit.e(work.words.full_name(row.entry)), kit.e(told)


def _remark(text: str) -> str:
    return f'<span class="remark">{kit.e(text)}</span>'
