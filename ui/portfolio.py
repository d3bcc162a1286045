"""The overview: every company as a card, what needs attention, and where the data lie."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from urllib.parse import urlencode

import streamlit as st

import wiring
from assessments.companies import restore_company
from assessments.lifecycle import start_assessment
from assessments.reading import CompanyCard
from assessments.snapshots import read_content
from scoring.model import State
from ui import kit, session, theme
from ui.page import Context
from ui.routes import ANSWER, COMPANY, PLAN, RESULTS, REVIEW
from ui.terms import Terms, terms_of

DAYS_TO_REVIEW = 91
MOST_ALERTS = 5


def show_companies(context: Context, cards: Sequence[CompanyCard]) -> None:
    """Draw a card per company: how it stands, what it does next."""
    terms = terms_of(context.edition.questionnaire, context.words, context.speech)
    with st.grid(min_column_width=300, gap="medium"):
        for card in cards:
            with st.container(border=True, gap="small", height="stretch", key=f"card-{card.company.id}"):
                st.html(kit.sheet(context.speech.language, _head(context, card), _standing(context, terms, card)))
                with st.container(horizontal=True, gap="small"):
                    _show_ways_on(context, card)


def _head(context: Context, card: CompanyCard) -> str:
    company, words = card.company, context.words
    places = ", ".join(words.countries.get(code, code) for code in company.profile.countries)
    about = " · ".join(
        part for part in (context.speech.say("home.people", count=company.profile.headcount), places) if part
    )
    example = f" {kit.open_chip('', context.speech.say('home.example'))}" if company.demo else ""
    address = f"/{COMPANY.url}?{urlencode({'company': company.id})}"
    name = f'<a href="{kit.e(address)}" target="_self">{kit.e(company.name)}</a>'
    return f'<h2 class="name serif">{name}{example}</h2><p class="m s">{kit.e(about)}</p>'


def _standing(context: Context, terms: Terms, card: CompanyCard) -> str:
    say, speech, latest = context.speech.say, context.speech, card.latest
    parts = []
    if latest is None:
        parts.append(kit.paragraph(say("home.none_yet"), "lead"))
    else:
        parts.append(f'<div class="row bottom gap">{_score(context, terms, card)}{_change(context, terms, card)}</div>')
        level = kit.chip(latest.level, terms.level_name(latest.level)) if latest.level is not None else ""
        covered = say("home.coverage", percent=speech.percent(latest.coverage))
        parts.append(f'<div class="row wrap">{level}<span class="note">{kit.e(covered)}</span></div>{kit.rule()}')
        if latest.weakest is not None:
            step = terms.homes[latest.weakest]
            weakest = say("home.weakest", step=step.short)
            parts.append(
                f'<div class="row s">{kit.step_mark(step.number)}<span class="grow">{kit.e(weakest)}</span>'
                f"<b>{speech.number(latest.weakest_score)}</b></div>"
            )
        parts += [_plan(context, card), _review(context, latest.day)]
    if card.draft is not None and card.progress is not None:
        opened = say("home.draft_open", date=card.draft.day)
        done = say("home.answered", answered=card.progress.answered, total=card.progress.total)
        parts.append(
            f'<div class="row s gap"><span class="grow">{kit.e(opened)}</span>'
            f'<span class="m">{kit.e(done)}</span></div>{kit.bar(card.progress.share)}'
        )
    return "".join(parts)


def _score(context: Context, terms: Terms, card: CompanyCard) -> str:
    latest, speech = card.latest, context.speech
    if latest is None or latest.score is None:
        return f'<span class="lead">{kit.e(speech.say("common.not_rated"))}</span>'
    high = speech.plain(terms.questionnaire.score.high)
    of_high = speech.say("common.of_score", high=high)
    return f'<span class="score">{speech.number(latest.score)}</span><span class="m s">{kit.e(of_high)}</span>'


def _change(context: Context, terms: Terms, card: CompanyCard) -> str:
    if card.change is None or card.previous is None:
        return ""
    speech = context.speech
    scores = [snapshot.score for snapshot in card.snapshots if snapshot.score is not None]
    colours = theme.tokens(theme.current_mode())
    alt = " → ".join(speech.number(score) for score in scores)
    drawing = kit.spark([terms.share(score) for score in scores], alt, colours["act"], colours["paper"])
    since = speech.say("home.since", change=speech.change(card.change), date=card.previous.day)
    return f'<span class="end">{drawing}<br><span class="note">{kit.e(since)}</span></span>'


def _plan(context: Context, card: CompanyCard) -> str:
    """Return how far the company is with its plan; nothing if it has adopted none."""
    if not card.total:
        return ""
    say, late = context.speech.say, len(card.overdue(_today()))
    done = say("home.plan_done", done=card.done, total=card.total)
    said = f"{kit.icon('schedule')} {kit.e(say('home.plan_overdue', count=late))}"
    note = f'<p class="warn s gap-small">{said}</p>' if late else ""
    return (
        f'<div class="row s gap"><span class="grow">{kit.e(say("home.plan"))}</span>'
        f'<span class="m">{kit.e(done)}</span></div>{kit.bar(card.done / card.total)}{note}'
    )


def _today() -> date:
    return wiring.now().astimezone().date()


def _review(context: Context, last: date) -> str:
    say = context.speech.say
    due = last + timedelta(days=DAYS_TO_REVIEW)
    days = (due - _today()).days
    late = days < 0
    note = say("home.overdue", days=-days) if late else say("home.in_days", days=days)
    sign = kit.icon("schedule") if late else ""
    return (
        f'<div class="row s gap"><span class="grow"><span class="m">{kit.e(say("home.next_review"))}</span><br>'
        f"{kit.e(context.speech.date(due))}</span>"
        f'<span class="{"warn" if late else "m"}">{sign} {kit.e(note)}</span></div>'
    )


def _show_ways_on(context: Context, card: CompanyCard) -> None:
    say, company = context.speech.say, card.company
    if card.latest is not None:
        asked = {"assessment": card.latest.assessment}
        if st.button(say("home.to_results"), key=f"results-{company.id}", width="stretch"):
            _go(RESULTS.path, asked)
        if st.button(say("home.to_plan"), key=f"plan-{company.id}", type="tertiary", width="stretch"):
            _go(PLAN.path, asked)
    if card.draft is not None:
        if st.button(say("home.to_answer"), key=f"answer-{company.id}", type="primary", width="stretch"):
            complete = card.progress is not None and card.progress.answered == card.progress.total
            _go(REVIEW.path if complete else ANSWER.path, {"assessment": card.draft.id})
    else:
        key = "home.again" if card.latest else "home.start"
        if st.button(
            say(key), key=f"start-{company.id}", type="tertiary" if card.latest else "primary", width="stretch"
        ):
            _start(context, card)


def _start(context: Context, card: CompanyCard) -> None:
    if card.latest is None:
        session.choose("company", card.company.id)
        st.switch_page(COMPANY.path, query_params={"company": card.company.id})
    before = context.services.store.find_assessment(wiring.WORKSPACE, card.latest.assessment)
    started = start_assessment(
        context.services.store,
        context.services.catalogue.load(before.questionnaire),
        card.company,
        before.track,
        wiring.now().astimezone().date(),
        wiring.new_operation(),
    )
    _go(ANSWER.path, {"assessment": started.id})


def _go(path: object, asked: dict[str, str]) -> None:
    session.choose("assessment", asked["assessment"])
    st.switch_page(str(path), query_params=asked)


def show_attention(context: Context, cards: Sequence[CompanyCard]) -> None:
    """Draw the essential practices that stand at the bottom in the latest assessments."""
    say, terms = context.speech.say, terms_of(context.edition.questionnaire, context.words, context.speech)
    rows = []
    own = [card for card in cards if not card.company.demo]
    for card in own or cards:
        if card.latest is None:
            continue
        snapshot = context.services.store.find_snapshot(wiring.WORKSPACE, card.latest.assessment)
        for item in read_content(snapshot).profile.items:
            known = terms.items.get(item.id)
            lowest = item.state is State.VALUE and item.normal == terms.questionnaire.score.low
            if known is not None and known.essential and lowest:
                mark = kit.step_mark(terms.homes[item.id].number)
                note = say("home.essential_gap", company=card.company.name)
                rows.append(kit.line(mark, terms.item_title(item.id), note, kit.chip(0, terms.level_name(0))))
    if rows:
        st.html(kit.sheet(context.speech.language, kit.section(say("home.attention")), kit.lines(rows[:MOST_ALERTS])))


def show_restore(context: Context) -> None:
    """Say which company was just put away, and offer to bring it back."""
    archived = session.marked("archived")
    if not isinstance(archived, str):
        return
    store, say = context.services.store, context.speech.say
    company = store.find_company(wiring.WORKSPACE, archived)
    with st.container(horizontal=True, vertical_alignment="center", key="archived"):
        st.text(say("company.archived", company=company.name))
        if st.button(say("company.restore"), key="restore", type="tertiary", icon=":material/undo:"):
            restore_company(store, company, wiring.new_operation())
            session.mark("archived", None)
            st.rerun()
