"""The page that holds goals against measures: what it finds, the matrix, what is to be mended, and two tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

import wiring
from assessments.keeping import read_workbook
from governance.traceability import GoalLine, Hole, Trace, department_of, trace
from ui import kit, session
from ui.entry_links import entry_address, link
from ui.page import Context
from ui.safe import plain
from ui.trace_lists import Subject, draw_figures, draw_groups, draw_holes, group, say_finding
from ui.trace_matrix import Block, draw_matrix, split
from ui.trace_words import TraceWords

FEW_GOALS = 8  # so many are read without a choice above them
MOST_HOLES = 10
MOST_GROUPS = 12
EVERY = "every"


def show_trace(context: Context) -> None:
    """Draw which goal is measured by what; without goals and measures, where to write them down."""
    company = context.the_company.id
    workbook = read_workbook(context.services.store, wiring.WORKSPACE, company)
    words = TraceWords(company, workbook, context.speech)
    found = trace(workbook, wiring.now().astimezone().date())
    if not (found.goals or found.kpis or found.waiting):
        _show_empty(words)
        return
    say = context.speech.say
    st.title(plain(say_finding(words, found)), anchor=False)
    _draw(words, kit.paragraph(say("trace.lead"), "lead"), draw_figures(words, found))
    holes = group(found.holes)
    lines = _choose(words, found, holes) if len(found.goals) > FEW_GOALS else found.goals
    whole = len(lines) == len(found.goals)
    _show_matrix(words, found, lines, holes, whole=whole)
    shown = {("goals", line.goal.id) for line in lines}
    _show_holes(words, {about: mine for about, mine in holes.items() if whole or about in shown})
    _show_groups(words, found)


def _show_empty(words: TraceWords) -> None:
    say = words.speech.say
    ways = "".join(
        link(entry_address(words.company, register), say(f"trace.to_{register}")) for register in ("goals", "kpis")
    )
    _draw(words, kit.empty(say("trace.empty_title"), say("trace.empty_text")), f'<p class="ways">{ways}</p>')


def _choose(words: TraceWords, found: Trace, holes: Mapping[Subject, Sequence[Hole]]) -> Sequence[GoalLine]:
    """Return the goals that somebody chose by department, use and holes."""
    say, workbook = words.speech.say, words.workbook
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="choice"):
        department = _show_choice(words, "department", [each.name for each in found.by_department])
        use = _show_choice(words, "use", [each.name for each in found.by_use])
        holed = st.toggle(say("trace.holes_only"), key="trace-holes", bind="query-params")
    return [
        line
        for line in found.goals
        if department in (None, department_of(workbook, line.goal).casefold())
        and use in (None, line.goal.text("use").casefold())
        and (not holed or ("goals", line.goal.id) in holes)
    ]


def _show_choice(words: TraceWords, kind: str, names: Sequence[str]) -> str | None:
    """Return what was chosen, in lower case; None for everything."""
    if len(names) < 2:
        return None
    say = words.speech.say
    told = {EVERY: say("trace.every")} | {name: _name_group(words, kind, name) for name in names}
    chosen = st.selectbox(
        say(f"trace.{kind}"), list(told), format_func=lambda name: told[name], key=f"trace-{kind}", width=260
    )
    return None if chosen in (None, EVERY) else chosen.casefold()


def _name_group(words: TraceWords, kind: str, name: str) -> str:
    return words.use(name) if kind == "use" else name or words.speech.say("trace.none")


def _show_matrix(
    words: TraceWords,
    found: Trace,
    lines: Sequence[GoalLine],
    holes: Mapping[Subject, Sequence[Hole]],
    *,
    whole: bool,
) -> None:
    say = words.speech.say
    blocks = split(found, lines, with_loose=whole)
    if not blocks:
        _draw(words, kit.section(say("trace.matrix")), kit.paragraph(say("trace.none_fits"), "m s"))
        return
    mark = f"trace-block-{words.company}-{hash(tuple(line.goal.id for line in lines))}"
    asked = session.marked(mark)
    place = asked if isinstance(asked, int) and 0 <= asked < len(blocks) else 0
    _draw(words, kit.section(say("trace.matrix")), draw_matrix(words, found, blocks[place], holes))
    if len(blocks) > 1:
        _show_pages(words, blocks, place, mark)


def _show_pages(words: TraceWords, blocks: Sequence[Block], place: int, mark: str) -> None:
    say, before = words.speech.say, sum(len(block.lines) for block in blocks[:place])
    total = sum(len(block.lines) for block in blocks)
    last = before + len(blocks[place].lines)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="pages"):
        for step, key, icon in ((-1, "earlier", "arrow_back"), (1, "later", "arrow_forward")):
            st.button(
                say(f"trace.{key}"),
                key=f"trace-{key}",
                icon=f":material/{icon}:",
                disabled=not 0 <= place + step < len(blocks),
                on_click=session.mark,
                args=(mark, place + step),
            )
        st.text(say("trace.page", first=before + 1, last=last, total=total), width="content")


def _show_holes(words: TraceWords, holes: Mapping[Subject, Sequence[Hole]]) -> None:
    say, mark = words.speech.say, f"trace-all-holes-{words.company}"
    title = kit.section(say("trace.mend"))
    if not holes:
        _draw(words, title, kit.paragraph(f"✓ {say('trace.mend_none')}", "m s"))
        return
    listed = list(holes.items())
    asked = session.marked(mark)
    most = asked if isinstance(asked, int) else MOST_HOLES
    _draw(words, title, draw_holes(words, listed[:most]))
    if len(listed) > most:
        st.button(
            say("trace.more", count=len(listed) - most),
            key="trace-more",
            type="tertiary",
            icon=":material/expand_more:",
            on_click=session.mark,
            args=(mark, most * 5),
        )


def _show_groups(words: TraceWords, found: Trace) -> None:
    kinds = (("use", found.by_use), ("department", found.by_department))
    drawn = [(kind, groups) for kind, groups in kinds if any(each.name for each in groups)]
    for column, (kind, groups) in zip(st.columns(2, gap="medium") if drawn else (), drawn, strict=False):
        title = words.speech.say(f"trace.{kind}")
        named = [(_name_group(words, kind, each.name), each) for each in groups[:MOST_GROUPS]]
        table = draw_groups(words, title, named)
        with column:
            _draw(words, kit.section(words.speech.say(f"trace.by_{kind}")), table)


def _draw(words: TraceWords, *parts: str) -> None:
    st.html(kit.sheet(words.speech.language, *parts))
