"""The matrix of goals and measures as HTML: a table on a wide screen, a list of links on a phone.

Never more than a page of it is drawn, however many goals and measures there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from ui import kit

if TYPE_CHECKING:
    from governance.model import Entry
    from governance.traceability import GoalLine, Hole, Trace
    from ui.trace_words import TraceWords

MOST_ROWS = 12
MOST_COLUMNS = 12
Holes = Mapping[tuple[str, str], Sequence["Hole"]]


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the matrix that is shown at once: goals, and the places of the measures beside them.

    `left` counts the measures of its goals that have no column, `loose` those without a current goal that have none.
    """

    lines: tuple[GoalLine, ...]
    columns: tuple[int, ...]
    left: int = 0
    loose: int = 0


def split(trace: Trace, lines: Sequence[GoalLine], *, with_loose: bool) -> tuple[Block, ...]:
    """Return the goals in blocks that each fit the screen with all their measures.

    Measures without a current goal stand in the last block, as far as there is room.
    """
    places = _find_places(trace)
    loose = _find_loose(trace, places) if with_loose else frozenset()
    blocks: list[Block] = []
    rows: list[GoalLine] = []
    columns: set[int] = set()
    for line in lines:
        own = places.get(line.goal.id, frozenset())
        if rows and (len(rows) == MOST_ROWS or len(columns | own) > MOST_COLUMNS):
            blocks.append(_close(rows, columns, len(loose)))
            rows, columns = [], set()
        rows.append(line)
        columns |= own
    if rows or loose:
        free = sorted(loose)[: MOST_COLUMNS - min(len(columns), MOST_COLUMNS)]
        blocks.append(_close(rows, columns, len(loose) - len(free), free))
    return tuple(blocks)


def _close(rows: Sequence[GoalLine], columns: set[int], loose: int, added: Sequence[int] = ()) -> Block:
    kept = sorted(columns)[:MOST_COLUMNS]
    return Block(tuple(rows), tuple(sorted((*kept, *added))), len(columns) - len(kept), loose)


def _find_places(trace: Trace) -> Mapping[str, Set[int]]:
    """Return the places of the measures of each goal."""
    found: dict[str, set[int]] = {}
    for place, kpi in enumerate(trace.kpis):
        for goal in kpi.names("goal_id"):
            found.setdefault(goal, set()).add(place)
    return found


def _find_loose(trace: Trace, places: Mapping[str, Set[int]]) -> frozenset[int]:
    """Return the places of the measures that serve no goal of the matrix."""
    served = {place for line in trace.goals for place in places.get(line.goal.id, ())}
    return frozenset(range(len(trace.kpis))) - served


def draw_matrix(words: TraceWords, trace: Trace, block: Block, holes: Holes) -> str:
    """Return a block of the matrix with its marks, and the key to them below."""
    kpis = [(place, trace.kpis[place]) for place in block.columns]
    say = words.speech.say
    body = "".join(_draw_row(words, line, kpis, holes) for line in block.lines)
    served = {place for line in block.lines for place, link in enumerate(line.links) if link != "none"}
    edges = [first for _, first in _with_edges(kpi for _, kpi in kpis)]
    foot = "".join(
        _draw_check(words, trace, kpi, first, place in served) for (place, kpi), first in zip(kpis, edges, strict=True)
    )
    check = f'<tfoot><tr><th scope="row" class="goal note">{kit.e(say("trace.check"))}</th>{foot}</tr></tfoot>'
    notes = [
        say(f"trace.{key}", count=count)
        for key, count in (("more_measures", block.left), ("more_orphans", block.loose))
        if count
    ]
    head = _draw_head(words, [kpi for _, kpi in kpis])
    title = kit.e(say("trace.matrix"))
    return (
        f'<div class="scroll matrix" tabindex="0" role="region" aria-label="{title}"><table>{head}'
        f"<tbody>{body}</tbody>{check if kpis else ''}</table></div>"
        f"{_draw_key(words)}{''.join(kit.paragraph(note, 'note') for note in notes)}"
    )


def _draw_head(words: TraceWords, kpis: Sequence[Entry]) -> str:
    groups = "".join(
        f'<th scope="colgroup" colspan="{len(tuple(mine))}" class="first"><span title="{kit.e(full)}">'
        f"{kit.e(short)}</span></th>"
        for level, mine in groupby(kpis, key=lambda kpi: kpi.text("level"))
        for short, full in (words.level(level),)
    )
    names = "".join(
        f'<th scope="col"{_edge(first)}>{words.open(kpi, words.name(kpi), "what")}<b>{kit.e(kpi.id)}</b></th>'
        for kpi, first in _with_edges(kpis)
    )
    goal = kit.e(words.speech.say("trace.goal"))
    return f'<thead><tr><td></td>{groups}</tr><tr><th scope="col" class="goal">{goal}</th>{names}</tr></thead>'


def _draw_row(words: TraceWords, line: GoalLine, kpis: Sequence[tuple[int, Entry]], holes: Holes) -> str:
    goal, say = line.goal, words.speech.say
    serves = say("trace.serves", goal=goal.text("business_goal")) if goal.has("business_goal") else ""
    told = [text for text in (serves, words.path(goal)) if text]
    wrong = " ".join(words.say_hole(hole) for hole in holes.get((goal.register, goal.id), ()))
    warning = f'<span class="warn note">{kit.icon("warning")} {kit.e(wrong)}</span>' if wrong else ""
    notes = "".join(f'<span class="note">{kit.e(words.speech.bind(text))}</span>' for text in told)
    head = f'<th scope="row" class="goal">{words.open(goal, f"{goal.id} · {words.name(goal)}")}{notes}{warning}</th>'
    edges = [first for _, first in _with_edges([kpi for _, kpi in kpis])]
    cells = "".join(
        _draw_cell(words, kpi, line.links[place], first) for (place, kpi), first in zip(kpis, edges, strict=True)
    )
    return f"<tr>{head}{cells}</tr>"


def _draw_cell(words: TraceWords, kpi: Entry, link: str, first: bool) -> str:
    if link == "none":
        return f'<td class="none{" first" if first else ""}"></td>'
    sign = "dot" if link == "main" else "ring"
    name = words.speech.say("trace.mark", kind=words.speech.say(f"trace.{link}"), name=f"{kpi.id} · {words.name(kpi)}")
    return f'<td{_edge(first)}><i class="{sign}" aria-hidden="true"></i><span class="which">{kit.e(name)}</span></td>'


def _draw_check(words: TraceWords, trace: Trace, kpi: Entry, first: bool, served: bool) -> str:
    say = words.speech.say
    if served:
        return f'<td class="none{" first" if first else ""}">{kit.icon("check")}{kit.unseen(say("trace.sound"))}</td>'
    orphan, outlived = kpi in trace.orphans, kpi in trace.outlived
    text = say("trace.orphan" if orphan else "trace.outlived" if outlived else "trace.asleep")
    name = f'<span class="which">{kit.e(kpi.id)} · {kit.e(words.name(kpi))}: </span>'
    kind = f"note{' first' if first else ''}{' warn' if orphan or outlived else ''}"
    sign = kit.icon("warning" if orphan or outlived else "schedule")
    return f'<td class="{kind}">{sign} {name}<span class="why">{kit.e(text)}</span></td>'


def _draw_key(words: TraceWords) -> str:
    say = words.speech.say
    parts = (
        ('<i class="dot"></i>', "main"),
        ('<i class="ring"></i>', "linked"),
        (kit.icon("warning"), "flagged"),
    )
    keys = "".join(f'<span class="row">{sign}{kit.e(say(f"trace.{name}"))}</span>' for sign, name in parts)
    return f'<div class="legend note s">{keys}</div>'


def _with_edges(kpis: Iterable[Entry]) -> Iterator[tuple[Entry, bool]]:
    """Yield the measures, each with whether it is the first of its level."""
    before: str | None = None
    for kpi in kpis:
        yield kpi, kpi.text("level") != before
        before = kpi.text("level")


def _edge(first: bool) -> str:
    return ' class="first"' if first else ""
