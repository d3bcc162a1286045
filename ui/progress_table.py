"""The table: every field of every action, written into in place; rows that are ticked change together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import streamlit as st

from assessments.commitments import ActionStatus, Commitment
from ui import session
from ui.commitment_edits import Edit, Wish
from ui.commitment_saving import CommitmentSaver
from ui.commitment_words import FIELDS, Telling

if TYPE_CHECKING:
    import pandas as pd

PICK, PRACTICE, ACTION = "pick", "practice", "action"
MOST_WEEKS = 260
Cells = Mapping[int, Mapping[str, object]]


class Table:
    """The rows of the table in an order that stays while somebody writes, and what has been written into them.

    Streamlit keeps what was typed by row number, as long as the key stays; a new edition of the saver forgets it.
    """

    def __init__(self, telling: Telling, commitments: Sequence[Commitment], saver: CommitmentSaver) -> None:
        """Lay out the commitments; `seen` is what of the typed cells has been dealt with."""
        self._telling, self._saver = telling, saver
        self._by_action = {commitment.action: commitment for commitment in commitments}
        self.key = f"table-{saver.company}-{saver.edition}"
        kept = session.marked(f"{self.key}-rows")
        known = kept if isinstance(kept, tuple) else ()
        self.rows = (*(a for a in known if a in self._by_action), *(a for a in self._by_action if a not in known))
        session.mark(f"{self.key}-rows", self.rows)

    @property
    def picked(self) -> tuple[Commitment, ...]:
        """The commitments whose rows are ticked."""
        return tuple(self._by_action[self.rows[n]] for n, cells in self._typed().items() if cells.get(PICK))

    def is_outdated(self) -> bool:
        """Tell whether a typed cell hides what stands there now; what waits to be saved hides nothing."""
        waiting = self._saver.waiting
        return any(
            field != PICK and value != self.cell(self._by_action[self.rows[n]], field)
            for n, cells in self._seen().items()
            for field, value in cells.items()
            if n < len(self.rows) and self.rows[n] not in waiting
        )

    def cell(self, commitment: Commitment, field: str) -> object:
        """Return what stands in a cell, as the browser sends it back."""
        if field == "owner":
            return self._telling.owner(commitment)
        value = getattr(commitment, field)
        return value.isoformat() if isinstance(value, date) else value

    def frame(self) -> pd.DataFrame:
        """Return the rows; their index are the actions, so that another set of rows is another table."""
        import pandas as pd

        rows = [self._row(self._by_action[action]) for action in self.rows]
        return pd.DataFrame(rows, index=list(self.rows), columns=[PICK, PRACTICE, ACTION, *FIELDS])

    def _row(self, commitment: Commitment) -> dict[str, object]:
        told = {PICK: False, PRACTICE: self._telling.practice(commitment.action)}
        told |= {ACTION: self._telling.text(commitment.action)}
        fields = {field: getattr(commitment, field) for field in FIELDS}
        return told | fields | {"status": str(commitment.status), "owner": self._telling.owner(commitment)}

    def save(self) -> None:
        """Save what has been typed since the last time."""
        edits = tuple(self._find_edits())
        session.mark(f"{self.key}-seen", {n: dict(cells) for n, cells in self._typed().items()})
        self._saver.change(*edits)

    def _find_edits(self) -> Iterator[Edit]:
        seen = self._seen()
        for n, cells in self._typed().items():
            new = {name: value for name, value in cells.items() if seen.get(n, {}).get(name, _NOTHING) != value}
            wish = _wish(new)
            if wish.fields() and n < len(self.rows):
                yield Edit(self._by_action[self.rows[n]], wish)

    def _typed(self) -> Cells:
        state = session.widget(self.key)
        return state["edited_rows"] if isinstance(state, Mapping) else {}

    def _seen(self) -> Cells:
        seen = session.marked(f"{self.key}-seen")
        return seen if isinstance(seen, Mapping) else {}


def _wish(cells: Mapping[str, object]) -> Wish:
    """Return what was typed into the cells of a row; a cell that was emptied leaves days and numbers as they are."""
    wished: dict[str, Any] = {}
    for name, value in cells.items():
        if name in ("owner", "note"):
            wished[name] = str(value or "").strip() if name == "owner" else str(value or "")
        elif name == "status" and value is not None:
            wished[name] = ActionStatus(str(value))
        elif name in ("start", "due") and value is not None:
            wished[name] = date.fromisoformat(str(value)[:10])
        elif name == "hours_left" and isinstance(value, int | float):
            wished[name] = float(value)
    return Wish(**wished)


def show_table(telling: Telling, commitments: Sequence[Commitment], saver: CommitmentSaver) -> None:
    """Draw the table and, once rows are ticked, what can be done to all of them."""
    say = telling.terms.speech.say
    table = Table(telling, commitments, saver)
    if table.is_outdated():
        saver.forget_typing()
        table = Table(telling, commitments, saver)
    _show_bulk(telling, table, saver)
    st.data_editor(
        table.frame(),
        key=table.key,
        hide_index=True,
        disabled=(PRACTICE, ACTION),
        column_config=_columns(telling),
        height="content",
        on_change=table.save,
        alt=say("progress.table_alt"),
    )


def _columns(telling: Telling) -> dict[str, Any]:
    say, column = telling.terms.speech.say, st.column_config
    days = {
        name: column.DateColumn(telling.name(name), format="DD.MM.YYYY", required=True, width=100)
        for name in ("start", "due")
    }
    return {
        PICK: column.CheckboxColumn("✓", width=44, pinned=True),
        PRACTICE: column.TextColumn(say("progress.practice"), width=190, pinned=True),
        ACTION: column.TextColumn(say("progress.action"), width=130),
        "status": column.SelectboxColumn(
            telling.name("status"),
            options=[str(status) for status in ActionStatus],
            format_func=lambda status: telling.status(ActionStatus(str(status))),
            required=True,
            width=130,
        ),
        "owner": column.TextColumn(telling.name("owner"), width=120),
        **days,
        "hours_left": column.NumberColumn(telling.name("hours_left"), format="%g", required=True, width=120),
        "note": column.TextColumn(telling.name("note"), width=150),
    }


def _show_bulk(telling: Telling, table: Table, saver: CommitmentSaver) -> None:
    say, picked = telling.terms.speech.say, table.picked
    if not picked:
        st.caption(say("progress.table_hint"))
        return
    keys = {name: f"bulk-{name}-{saver.edition}" for name in ("status", "owner", "weeks")}

    def apply() -> None:
        status, owner, weeks = (session.widget(key) for key in keys.values())
        edits = tuple(Edit(c, _bulk_wish(c, status, owner, weeks)) for c in picked)
        if any(edit.wish.fields() for edit in edits):
            if saver.change_all(edits):
                saver.forget_typing()
        else:
            saver.say(say("progress.bulk_nothing"))

    with st.container(border=True, gap="small", key="bulk"):
        st.text(say("progress.bulk", count=len(picked)))
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            st.selectbox(
                say("progress.bulk_status"),
                tuple(ActionStatus),
                index=None,
                format_func=telling.status,
                placeholder=say("progress.keep"),
                key=keys["status"],
                width=220,
            )
            st.text_input(say("progress.bulk_owner"), key=keys["owner"], width=220)
            st.number_input(say("progress.bulk_weeks"), -MOST_WEEKS, MOST_WEEKS, 0, key=keys["weeks"], width=200)
            st.button(say("progress.bulk_apply"), key="bulk-apply", type="primary", on_click=apply)


def _bulk_wish(commitment: Commitment, status: object, owner: object, weeks: object) -> Wish:
    shift = timedelta(weeks=weeks) if isinstance(weeks, int) and weeks else None
    return Wish(
        status=status if isinstance(status, ActionStatus) else None,
        owner=str(owner).strip() or None,
        due=commitment.due + shift if shift else None,
    )


_NOTHING = object()
