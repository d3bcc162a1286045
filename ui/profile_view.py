"""The results of an assessment in two layers: first what they mean, then, on request, every number."""

from __future__ import annotations

from html import escape

import streamlit as st

import wiring
from assessments.evidence import shown_since
from assessments.history import find_previous, read_history
from planning.model import Plan
from questionnaires.model import Section
from reports.statements import judge, state_profile, state_step, state_weakness
from scoring.comparison import compare
from scoring.explain import WEIGHT_FREEDOM, sensitivity
from scoring.model import Profile
from ui import arithmetic, charts, kit
from ui.closed_actions import show_closed
from ui.drawings import heat_map, lollipop
from ui.findings_view import FindingsPart, fold_findings, show_findings
from ui.page import Context
from ui.pieces import MEANINGS, SIGNS, action_body, item_line, level_chip
from ui.plan_work import plan_of
from ui.routes import ANSWER, PLAN
from ui.safe import plain
from ui.score_card import Earlier, hold_card, score_card
from ui.terms import Terms, terms_of
from ui.theme import current_mode

NEXT_ACTIONS = 3
LISTED = 4
CORNERS = 3  # a radar of fewer is a line


def show_results(context: Context) -> None:
    """Draw the finding, what it means and what to do next; on request, every number."""
    reading = context.reading
    terms = terms_of(reading.edition.questionnaire, context.words, context.speech, reading.assessment.track)
    earlier = _find_earlier(terms, context)
    show_closed(context)
    findings = FindingsPart(context, context.findings)
    _show_meaning(terms, reading.profile, earlier, findings)
    show_findings(findings)
    if reading.profile.overall.score is not None:
        _show_next_actions(terms, plan_of(context))
        st.page_link(PLAN.path, label=terms.speech.say("results.next_all"), icon=":material/route:")
    elif not context.is_final:
        st.page_link(ANSWER.path, label=terms.speech.say("results.answer_on"), icon=":material/checklist:")
    numbers = st.expander(
        terms.speech.say("results.numbers"), icon=":material/pin:", key="numbers", bind="query-params"
    )
    if numbers.open:
        with numbers:
            _show_numbers(terms, reading.profile, earlier)


def _find_earlier(terms: Terms, context: Context) -> Earlier | None:
    """Return the assessment before this one, if it can be compared: it must be of the same questionnaire version."""
    store, reading, assessment = context.services.store, context.reading, context.the_assessment
    point = find_previous(read_history(store, wiring.WORKSPACE, assessment.company), assessment.id)
    asked = (assessment.questionnaire, assessment.questionnaire_version)
    if point is None or (point.questionnaire.id, point.questionnaire.version) != asked:
        return None
    change = compare(
        point.profile, reading.profile, terms.questionnaire, new_evidence=shown_since(reading.responses, point.day)
    )
    return Earlier(point.day, point.profile, change.total, terms.speech.say(f"statement.verdict_{judge(change)}"))


def _show_meaning(terms: Terms, profile: Profile, earlier: Earlier | None, findings: FindingsPart) -> None:
    questionnaire, words, speech = terms.questionnaire, terms.words, terms.speech
    st.title(plain(state_profile(questionnaire, words, profile).said(speech)), anchor=False)
    _draw(terms, kit.paragraph(state_weakness(questionnaire, words, profile).said(speech), "lead"))
    left, right = st.columns(2, gap="medium")
    with left, st.container(border=True, height="stretch", key="score"):
        _draw(terms, score_card(terms, profile, earlier))
    with right, st.container(border=True, height="stretch", key="holds"):
        _draw(terms, hold_card(terms, profile))
    rows = kit.lines(_step_row(terms, profile, step.id, findings) for step in terms.steps)
    _draw(terms, kit.section(speech.say("results.steps")), rows)


def _show_numbers(terms: Terms, profile: Profile, earlier: Earlier | None) -> None:
    say = terms.speech.say
    _show_steps(terms, profile, earlier)
    _draw(terms, kit.section(say("results.every_practice")), _legend(terms, profile), heat_map(profile, terms))
    _show_best_and_worst(terms, profile)
    _draw(terms, kit.section(say("results.why")), _folds(terms, profile), _sensitivity(terms, profile))


def _draw(terms: Terms, *parts: str) -> None:
    st.html(kit.sheet(terms.speech.language, *parts))


def _step_row(terms: Terms, profile: Profile, step_id: str, findings: FindingsPart) -> str:
    step, score = terms.homes[step_id], profile.section(step_id)
    why = state_step(terms.questionnaire, terms.words, profile, step_id).said(terms.speech)
    number = f'<span class="points">{escape(terms.speech.number(score.score))}</span>'
    found = fold_findings(findings, step_id)
    return kit.line(kit.step_mark(step.number), step.title, why, level_chip(terms, score) + number, found)


def _show_next_actions(terms: Terms, plan: Plan) -> None:
    _draw(terms, kit.section(terms.speech.say("results.next")))
    if not plan.actions:
        _draw(terms, kit.paragraph(terms.speech.say("results.next_none")))
        return
    for column, action in zip(st.columns(NEXT_ACTIONS, gap="medium"), plan.actions, strict=False):
        with column, st.container(border=True, height="stretch"):
            _draw(terms, action_body(terms, action))


def _show_best_and_worst(terms: Terms, profile: Profile) -> None:
    known = [item for item in profile.items if item.normal is not None]
    listed = min(LISTED, len(known) // 2)  # no practice stands on both sides
    if not listed:
        return
    weakest = sorted(known, key=lambda i: (i.normal or 0.0, -i.weight))
    strongest = sorted(known, key=lambda i: (-(i.normal or 0.0), -i.weight))
    sides = (("results.start_here", weakest), ("results.strongest", strongest))
    for column, (title, items) in zip(st.columns(2, gap="medium"), sides, strict=True):
        with column:
            rows = kit.lines(item_line(terms, item) for item in items[:listed])
            _draw(terms, kit.section(terms.speech.say(title)), rows)


def _show_steps(terms: Terms, profile: Profile, earlier: Earlier | None) -> None:
    say, before = terms.speech.say, earlier.profile if earlier else None
    has_shape = len(terms.steps) >= CORNERS and all(profile.section(s.id).score is not None for s in terms.steps)
    left, right = st.columns([1.15, 1], gap="medium") if has_shape else (st.container(), None)
    with left, st.container(border=True, height="stretch"):
        legend = [f'<span class="row"><i class="dot"></i>{escape(say("common.now"))}</span>']
        if earlier is not None:
            was = f"{say('common.before')} ({terms.speech.date(earlier.day)})"
            legend.append(f'<span class="row"><i class="ring"></i>{escape(was)}</span>')
        legend.append(f'<span class="row"><i class="pill"></i>{escape(say("common.range"))}</span>')
        drawing = lollipop(profile, before, terms)
        _draw(terms, kit.label(say("results.steps")), drawing, f'<div class="legend note s">{"".join(legend)}</div>')
    if right is not None:
        with right, st.container(border=True, height="stretch"):
            _draw(terms, kit.label(say("results.shape")))
            _show_radar(terms, profile, before)


def _show_radar(terms: Terms, profile: Profile, before: Profile | None) -> None:
    say = terms.speech.say

    def shape(name: str, shown: Profile) -> charts.Shape:
        return charts.Shape(say(name), tuple(shown.section(step.id).score for step in terms.steps))

    corners = [
        charts.Corner(f"{s.number}\n{s.short}", terms.reach(s.id).low, terms.reach(s.id).high) for s in terms.steps
    ]
    was = None if before is None else shape("common.before", before)
    option = charts.radar(corners, shape("common.now", profile), was, current_mode())
    scores = (f"{s.title}: {terms.speech.number(profile.section(s.id).score)}" for s in terms.steps)
    st.echarts_chart(option, height=310, renderer="svg", alt="; ".join(scores), key="radar")


def _legend(terms: Terms, profile: Profile) -> str:
    say = terms.speech.say
    levels = [kit.chip(n, terms.level_name(n), terms.level_share(n)) for n in terms.questionnaire.levels]
    states = {item.state for item in profile.items}
    signs = [kit.open_chip(sign, say(MEANINGS[state])) for state, sign in SIGNS.items() if state in states]
    essential = f'<span class="note nowrap">{kit.icon("lock")} {escape(say("common.essential"))}</span>'
    return f'<div class="legend chips">{"".join((*levels, *signs))}{essential}</div>'


def _folds(terms: Terms, profile: Profile) -> str:
    """Return the arithmetic of every section, one below the other, each to be unfolded."""
    folds = (_fold(terms, profile, section) for section in terms.questionnaire.walk_sections())
    return f'<div class="folds">{"".join(folds)}</div>'


def _fold(terms: Terms, profile: Profile, section: Section) -> str:
    score, step = profile.section(section.id), terms.homes[section.id]
    title = escape(terms.words.sections[section.id].title)
    summary = (
        f'{kit.step_mark(step.number)}<b class="grow s turn">{title}</b>'
        f'<span class="points">{escape(terms.speech.number(score.score, 2))}</span>'
    )
    body = (
        arithmetic.explain_section(terms, profile, section),
        arithmetic.state_bounds(terms, score),
        arithmetic.explain_achievement(terms, score),
    )
    return kit.fold(summary, "".join(body))


def _sensitivity(terms: Terms, profile: Profile) -> str:
    """Return what other weights would make of the score; empty where the question has no answer."""
    found = sensitivity(profile, terms.questionnaire)
    if found is None or profile.overall.score is None:
        return ""
    say, speech = terms.speech.say, terms.speech
    ends = say(
        "results.sensitivity", share=speech.percent(WEIGHT_FREEDOM), range=speech.range(found.low, found.high, 2)
    )
    return kit.paragraph(
        f"{ends} {say('results.order_stable' if found.order_is_stable else 'results.order_open')}", "note gap"
    )
