"""Who is assessed: name, size, countries and the facts that decide what is asked; then which track."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from assessments.model import Company
from questionnaires.company import MOST_PEOPLE, CompanyProfile
from ui import kit
from ui.page import Context
from ui.safe import plain


@dataclass(frozen=True, slots=True)
class CompanyInput:
    """What the form holds when it is sent."""

    name: str
    about: str
    profile: CompanyProfile


def show_company_fields(context: Context, company: Company | None) -> CompanyInput | None:
    """Draw the fields inside a form; return what stands in them, or None while the name is missing."""
    say, questionnaire, words = context.speech.say, context.edition.questionnaire, context.words
    known = company.profile if company else CompanyProfile(headcount=10)
    name = st.text_input(say("company.name"), value=company.name if company else "", key="company-name")
    headcount = st.number_input(
        say("company.headcount"),
        1,
        MOST_PEOPLE,
        known.headcount if company else None,
        key="company-headcount",
        step=1,
        placeholder=say("company.headcount_hint"),
    )
    countries = st.pills(
        say("company.countries"),
        questionnaire.countries,
        selection_mode="multi",
        key="company-countries",
        default=[c for c in known.countries if c in questionnaire.countries],
        format_func=lambda code: plain(words.countries.get(code, code)),
    )
    st.html(kit.sheet(context.speech.language, kit.label(say("company.facts"))))
    flags = tuple(
        flag
        for flag in questionnaire.flags
        if st.checkbox(
            plain(context.speech.bind(words.flags[flag].question)), value=flag in known.flags, key=f"company-{flag}"
        )
    )
    about = st.text_area(say("company.about"), value=company.about if company else "", key="company-about", height=90)
    if not name.strip() or headcount is None:
        return None
    return CompanyInput(
        name.strip(), about.strip(), CompanyProfile(headcount=int(headcount), countries=tuple(countries), flags=flags)
    )


def show_track_choice(context: Context, profile: CompanyProfile | None) -> str:
    """Draw the choice of the track with the suggested one chosen; return its id."""
    questionnaire, words, say = context.edition.questionnaire, context.words, context.speech.say
    suggested = questionnaire.suggested_track(profile) if profile else questionnaire.tracks[0].id
    ids = [track.id for track in questionnaire.tracks]

    def label(track_id: str) -> str:
        mark = f" — {say('company.suggested')}" if profile and track_id == suggested else ""
        return f"**{plain(words.tracks[track_id].title)}**{mark}"

    def about(track_id: str) -> str:
        count = len(questionnaire.items_for(profile, track_id))
        minutes = next(t.minutes for t in questionnaire.tracks if t.id == track_id)
        told = plain(context.speech.bind(words.tracks[track_id].about))
        return f"{told} {say('company.track_size', count=count, minutes=minutes)}"

    return st.radio(
        say("company.track"),
        ids,
        index=ids.index(suggested),
        key=f"track-{suggested}",
        format_func=label,
        captions=[about(track_id) for track_id in ids],
    )
