"""What a trace says beside the matrix, as HTML: its figures, the holes with the way to mend each, and two tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, get_args

from governance.traceability import HoleKind
from ui import kit

if TYPE_CHECKING:
    from governance.traceability import Coverage, Hole, Trace
    from ui.trace_words import TraceWords

KINDS: tuple[HoleKind, ...] = get_args(HoleKind)
Subject = tuple[str, str]
NUMBERS = frozenset({1, 2, 3})


def say_finding(words: TraceWords, trace: Trace) -> str:
    """Return in one line what the trace finds: the first kind of hole there is, or that there is none."""
    say = words.speech.say
    if not trace.goals:
        return say("trace.title.no_goals")
    for kind in ("no_kpi", "activity_only", "weak_proof", "no_goal", "incomplete"):
        found = {hole.about for hole in trace.holes if hole.kind == kind}
        if found:
            return say(f"trace.title.{kind}", count=len(found))
    return say("trace.title.other", count=len(trace.holes)) if trace.holes else say("trace.title.whole")


def draw_figures(words: TraceWords, trace: Trace) -> str:
    """Return how many goals are proved, measured at all, and described in full, and what serves no goal."""
    say, whole = words.speech.say, trace.whole
    loose = len(trace.orphans) + len(trace.outlived)
    holed = len({hole.about for hole in trace.holes if hole.about[0] == "goals"})
    proved_note = say("trace.proved_note", share=words.speech.percent(whole.proved_share))
    parts = (
        kit.fact(say("trace.proved"), say("trace.of", count=whole.proved, total=whole.goals), proved_note),
        kit.fact(
            say("trace.covered"), say("trace.of", count=whole.covered, total=whole.goals), say("trace.covered_note")
        ),
        kit.fact(say("trace.unlinked"), str(loose), say("trace.unlinked_note", total=len(trace.kpis))),
        kit.fact(say("trace.holes"), str(holed), say("trace.holes_note") if holed else ""),
    )
    waiting = say("trace.waiting", count=len(trace.waiting)) if trace.waiting else ""
    return f'<div class="facts wide gap">{"".join(parts)}</div>' + (
        kit.paragraph(waiting, "note gap") if waiting else ""
    )


def group(holes: Iterable[Hole]) -> Mapping[Subject, Sequence[Hole]]:
    """Return the holes by the goal or measure that suffers, the gravest first."""
    found: dict[Subject, list[Hole]] = {}
    for hole in sorted(holes, key=lambda hole: KINDS.index(hole.kind)):
        found.setdefault(hole.about, []).append(hole)
    return found


def draw_holes(words: TraceWords, holes: Iterable[tuple[Subject, Sequence[Hole]]]) -> str:
    """Return one row per goal or measure with everything that is wrong with it, and a link to mend each."""
    return f'<ul class="list holes" role="list">{"".join(_draw_subject(words, *each) for each in holes)}</ul>'


def _draw_subject(words: TraceWords, about: Subject, holes: Sequence[Hole]) -> str:
    entry = words.workbook.find(*about)
    if entry is None:
        return ""
    told = "".join(
        f'<span class="note">{kit.e(words.say_hole(hole))} <span class="nowrap">{words.mend(hole)}</span></span>'
        for hole in holes
    )
    return f'<li>{words.badge(entry)}<div class="grow"><b class="s">{kit.e(words.name(entry))}</b>{told}</div></li>'


def draw_groups(words: TraceWords, title: str, groups: Iterable[tuple[str, Coverage]]) -> str:
    """Return how many goals of each named group are measured and proved."""
    head = [title, *(words.speech.say(f"trace.column_{column}") for column in ("goals", "covered", "proved"))]
    rows = [(kit.e(name), str(each.goals), str(each.covered), str(each.proved)) for name, each in groups]
    return f'<div class="groups">{kit.table([kit.e(text) for text in head], rows, right=NUMBERS)}</div>'
