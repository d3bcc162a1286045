"""Every decision about the actions of a plan in one table, for bulk work; each change is saved at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, cast

import streamlit as st

from planning.errors import PlanningError
from planning.request import Request
from ui import kit, session
from ui.decisions import CHOICES, decide, decision_on, find_decided
from ui.plan_request import CellChange, Drafting
from ui.plan_words import practice_of, say_definition, say_months
from ui.terms import Terms

if TYPE_CHECKING:
    from pandas import DataFrame

    from planning.model import Plan

Cell = str | float | None
Row = Mapping[str, Cell]
COLUMNS = ("decision", "month", "cost")
GIVEN = ("practice", "planned", "action")
WIDTHS = {"practice": 250, "action": 270, "planned": 90, "decision": 200, "month": 105, "cost": 95}


def show_editor(terms: Terms, drafting: Drafting, found: Plan) -> None:
    """Draw a row for every action that the plan could hold, and say below what could not be kept."""
    lead = terms.speech.say("plan.decisions_lead")
    st.html(kit.sheet(terms.speech.language, kit.paragraph(lead)))
    actions = find_actions(terms, drafting.request, found)
    rows = tuple(_build_row(drafting, action) for action in actions)
    key = _find_key(drafting, actions, rows)
    st.data_editor(
        _build_table(terms, found, actions, rows),
        column_config=_configure(terms, rows),
        column_order=["practice", *COLUMNS[: 2 if drafting.request.budget is None else 3], "planned", "action"],
        disabled=list(GIVEN),
        hide_index=True,
        width="stretch",
        height=min(36 * (len(rows) + 1) + 2, 640),
        alt=lead,
        placeholder="",
        key=key,
        on_change=_save,
        args=(drafting, key, actions, rows),
    )
    _show_troubles(terms, drafting)


def find_actions(terms: Terms, request: Request, found: Plan) -> tuple[str, ...]:
    """Return what the plan holds or leaves out and what is decided, in the order of the questionnaire."""
    known = {*(a.id for a in found.actions), *(a.id for a in found.left_out), *find_decided(request)}
    return tuple(action.id for action in terms.questionnaire.actions if action.id in known)


def _build_row(drafting: Drafting, action: str) -> Row:
    """Return what the table shows of a decision: what is kept, and over it what still has to be corrected."""
    request, decision = drafting.request, decision_on(drafting.request, action)
    kept: dict[str, Cell] = {
        "decision": decision.kind,
        "month": decision.month,
        "cost": request.costs.get(action),
    }
    troubles = {column: drafting.trouble(_field(column, action)) for column in COLUMNS}
    return kept | {column: cast("Cell", trouble.entered) for column, trouble in troubles.items() if trouble}


def _field(column: str, action: str) -> str:
    return f"cell.{column}.{action}"


def _find_key(drafting: Drafting, actions: Sequence[str], rows: Sequence[Row]) -> str:
    """Return the key of the table: another one where what was typed is no longer what it should show.

    A table shows what was typed into it over what it is given, so after a decision was taken back, or another window
    has decided, it has to begin anew.
    """
    mark = f"plan-table-{drafting.id}"
    kept = session.marked(mark)
    number, shown = kept if isinstance(kept, tuple) else (0, actions)
    typed = _typed(f"{mark}-{number}")
    stale = shown != actions or any(rows[n].get(column) != cell for n, column, cell in typed if n < len(rows))
    session.mark(mark, (number + stale, actions))
    return f"{mark}-{number + stale}"


def _typed(key: str) -> Iterator[tuple[int, str, Cell]]:
    """Yield row, column and content of every cell that was typed into."""
    state = cast("Mapping[str, Any]", session.widget(key) or {})
    for number, cells in state.get("edited_rows", {}).items():
        for column, cell in cells.items():
            yield int(number), column, cell


def _build_table(terms: Terms, found: Plan, actions: Sequence[str], rows: Sequence[Row]) -> DataFrame:
    from pandas import DataFrame, Series

    when = {action.id: say_months(terms, action.finish, action.finish) for action in found.actions}
    rest = terms.speech.say("plan.not_planned")
    return DataFrame(
        {
            "practice": [say_definition(terms, action) for action in actions],
            "action": [terms.action_text(action) for action in actions],
            "planned": [when.get(action, rest) for action in actions],
            "decision": [row["decision"] for row in rows],
            "month": Series([row["month"] for row in rows], dtype="Float64"),
            "cost": Series([row["cost"] for row in rows], dtype="Float64"),
        }
    )


def _configure(terms: Terms, rows: Sequence[Row]) -> dict[str, Any]:
    say, columns = terms.speech.say, st.column_config
    choices = [*CHOICES, *dict.fromkeys(str(row["decision"]) for row in rows if row["decision"] not in CHOICES)]
    return {
        "practice": columns.TextColumn(say("common.practice"), width=WIDTHS["practice"]),
        "action": columns.TextColumn(say("common.action"), width=WIDTHS["action"]),
        "planned": columns.TextColumn(say("plan.column_planned"), width=WIDTHS["planned"]),
        "decision": columns.SelectboxColumn(
            say("plan.column_decision"),
            options=choices,
            format_func=partial(_name, terms),
            required=True,
            width=WIDTHS["decision"],
        ),
        "month": columns.NumberColumn(say("plan.column_by_month"), step=1, format="%g", width=WIDTHS["month"]),
        "cost": columns.NumberColumn(say("plan.column_cost"), format="%g", width=WIDTHS["cost"]),
    }


def _name(terms: Terms, kind: object) -> str:
    return terms.speech.say(f"plan.choice.{kind}")


def _save(drafting: Drafting, key: str, actions: Sequence[str], rows: Sequence[Row]) -> None:
    """Save every row in which something else was typed than it showed."""
    changed: dict[int, dict[str, Cell]] = {}
    for number, column, cell in _typed(key):
        if rows[number][column] != cell:
            changed.setdefault(number, {})[column] = cell
    drafting.change_cells(
        [
            CellChange(
                actions[number], _field(column, actions[number]), cell, partial(_apply, actions[number], column, cell)
            )
            for number, cells in changed.items()
            for column, cell in cells.items()
        ]
    )


def _apply(action: str, column: str, cell: Cell, request: Request) -> Request:
    if column == "cost":
        rest = {name: cost for name, cost in request.costs.items() if name != action}
        return replace(request, costs=rest if cell is None else {**rest, action: float(cell)})
    decision = decision_on(request, action)
    if column == "decision":
        if cell == decision.kind:
            return request
        if cell not in CHOICES:
            raise PlanningError("only the progress of a plan can say so", _field(column, action), "not-a-choice")
        return decide(request, action, cell)
    if cell is None and decision.kind != "must":
        return request
    if decision.kind not in ("free", "must"):
        raise PlanningError("a month belongs to what must be done", _field(column, action), "month-of-nothing")
    return decide(request, action, "must", _month(cell))


def _month(cell: Cell) -> int | None:
    if cell is None:
        return None
    number = float(cell)
    if not number.is_integer():
        raise PlanningError(f"month {number:g} is none. Give a whole month", "must", "month-whole")
    return int(number)


def _show_troubles(terms: Terms, drafting: Drafting) -> None:
    for field, trouble in drafting.troubles_of("cell.").items():
        action = field.split(".", 2)[2]
        sentence = f"{practice_of(terms, action)}: {trouble.said}"
        line = f'<p class="warn s" role="alert">{kit.icon("warning")} {kit.e(sentence)}</p>'
        st.html(kit.sheet(terms.speech.language, line))
