"""What the company can give and where it wants to be: the left card of the plan, with more choices on request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from planning.request import Request
from ui import kit, session
from ui.plan_request import HOURS, MONTHS, Drafting
from ui.plan_work import targets
from ui.terms import Step, Terms

AS_WHOLE = "as-whole"  # nothing chosen would be said in English
Apply = Callable[[Request, Any], Request]


def show_capacity(terms: Terms, drafting: Drafting, target: float) -> None:
    """Draw hours, horizon and target, and folded away what few companies need."""
    say, request, field = terms.speech.say, drafting.request, _Field(terms, drafting)
    key, hours = field.begin("hours", request.hours_per_week)
    st.select_slider(
        say("plan.capacity"),
        sorted({*HOURS, request.hours_per_week}),
        hours,
        format_func=lambda hours: say("plan.hours", hours=terms.speech.plain(hours)),
        key=key,
        on_change=field.saver("hours", _set_hours),
    )
    field.show_trouble("hours")
    key, months = field.begin("months", request.months)
    st.segmented_control(
        say("plan.horizon"),
        sorted({*MONTHS, request.months}),
        default=months,
        required=True,
        format_func=lambda months: say("plan.months", months=months),
        key=key,
        on_change=field.saver("months", _set_months),
    )
    field.show_trouble("months")
    values = sorted({*targets(terms.questionnaire), target})
    key, chosen = field.begin("target", target)
    st.selectbox(
        say("plan.target"),
        values,
        0 if chosen is None else values.index(chosen),
        format_func=partial(name_target, terms),
        key=key,
        on_change=field.saver("target", _set_target),
    )
    field.show_trouble("target")
    _show_more(terms, field, request)


def name_target(terms: Terms, value: float) -> str:
    """Return a value that a plan can aim at as digit and name of its level, else as a number."""
    if not float(value).is_integer():
        return terms.speech.plain(value)
    return terms.speech.level(int(value), terms.words.levels)


def _show_more(terms: Terms, field: _Field, request: Request) -> None:
    say = terms.speech.say
    more = st.expander(say("plan.more_choices"), icon=":material/tune:", key="more-choices", on_change="rerun")
    if more.open:
        with more:
            _show_targets(terms, field, request)
            _show_people(terms, field, request)
            _show_budget(terms, field, request)
    elif told := tuple(_tell_choices(terms, request)):
        st.html(kit.sheet(terms.speech.language, kit.paragraph(" · ".join(told), "note")))


def _tell_choices(terms: Terms, request: Request) -> list[str]:
    """Return in words what is chosen in the folded part."""
    say, speech = terms.speech.say, terms.speech
    told = [
        f"{step.short}: {_name_step_target(terms, request.targets[step.id])}"
        for step in terms.steps
        if step.id in request.targets
    ]
    told += [
        f"{terms.words.roles.get(role, role)}: {say('common.hours_a_week', hours=speech.plain(hours))}"
        for role, hours in request.people.items()
    ]
    if request.budget is not None:
        told.append(say("plan.budget_is", budget=speech.plain(request.budget)))
    return told


def _name_step_target(terms: Terms, value: float | str) -> str:
    if isinstance(value, str):
        return terms.speech.say("plan.target_as_whole")
    low = terms.questionnaire.score.low
    return terms.speech.say("plan.target_as_it_is") if value == low else name_target(terms, value)


def _show_targets(terms: Terms, field: _Field, request: Request) -> None:
    _show_heading(terms, "plan.targets", "")
    with st.grid(min_column_width=160, gap="small"):
        for step in terms.steps:
            with st.container(gap="xsmall"):
                _show_step_target(terms, field, request, step)


def _show_step_target(terms: Terms, field: _Field, request: Request, step: Step) -> None:
    name = f"targets.{step.id}"
    values = (AS_WHOLE, terms.questionnaire.score.low, *targets(terms.questionnaire))
    key, chosen = field.begin(name, request.targets.get(step.id, AS_WHOLE))
    st.selectbox(
        f"{step.number} · {step.short}",
        values,
        values.index(chosen) if chosen in values else 0,
        format_func=partial(_name_step_target, terms),
        key=key,
        on_change=field.saver(name, partial(_set_step_target, step.id)),
    )
    field.show_trouble(name)


def _show_people(terms: Terms, field: _Field, request: Request) -> None:
    _show_heading(terms, "plan.people", "plan.people_lead")
    with st.grid(min_column_width=160, gap="small"):
        for role in dict.fromkeys(action.owner for action in terms.questionnaire.actions):
            with st.container(gap="xsmall"):
                _show_person(terms, field, request, role)


def _show_person(terms: Terms, field: _Field, request: Request, role: str) -> None:
    name = f"people.{role}"
    st.number_input(
        terms.words.roles.get(role, role),
        value=None,
        step=1.0,
        format="%g",
        placeholder=terms.speech.say("plan.no_limit"),
        key=field.fill(name, request.people.get(role)),
        on_change=field.saver(name, partial(_set_person, role), may_be_empty=True),
    )
    field.show_trouble(name)


def _show_budget(terms: Terms, field: _Field, request: Request) -> None:
    _show_heading(terms, "plan.money", "plan.money_lead")
    st.number_input(
        terms.speech.say("plan.budget"),
        value=None,
        step=100.0,
        format="%g",
        placeholder=terms.speech.say("plan.no_limit"),
        key=field.fill("budget", request.budget),
        on_change=field.saver("budget", _set_budget, may_be_empty=True),
    )
    field.show_trouble("budget")


def _show_heading(terms: Terms, title: str, lead: str) -> None:
    text = kit.paragraph(terms.speech.say(lead), "note") if lead else ""
    st.html(kit.sheet(terms.speech.language, kit.label(terms.speech.say(title)), text))


def _set_hours(request: Request, hours: float) -> Request:
    return replace(request, hours_per_week=hours)


def _set_months(request: Request, months: int) -> Request:
    return replace(request, months=months)


def _set_target(request: Request, target: float) -> Request:
    return replace(request, target=target)


def _set_step_target(step: str, request: Request, target: float | str) -> Request:
    return replace(request, targets=_with(request.targets, step, None if isinstance(target, str) else target))


def _set_person(role: str, request: Request, hours: float | None) -> Request:
    return replace(request, people=_with(request.people, role, hours))


def _set_budget(request: Request, budget: float | None) -> Request:
    return replace(request, budget=budget)


def _with(values: Mapping[str, float], name: str, value: float | None) -> Mapping[str, float]:
    """Return the mapping with another value of a name; without the name if there is none."""
    rest = {key: old for key, old in values.items() if key != name}
    return rest if value is None else {**rest, name: value}


class _Field:
    """Fields that show what is kept, save what is entered, and keep what cannot be saved with the reason below."""

    def __init__(self, terms: Terms, drafting: Drafting) -> None:
        self._terms = terms
        self._drafting = drafting

    def begin(self, name: str, kept: Any) -> tuple[str, Any]:  # noqa: ANN401
        """Return the key of a field and its default: what is kept, or what still has to be corrected.

        None stands for the default where the field is there already and has to show something else.
        """
        shown = self._shown(name, kept)
        return self._key(name), None if session.refresh_widget(self._key(name), shown) else shown

    def fill(self, name: str, kept: object) -> str:
        """Return the key of a field that can be empty, filled: with a default Streamlit would not let it be emptied."""
        session.set_widget(self._key(name), self._shown(name, kept))
        return self._key(name)

    def _shown(self, name: str, kept: object) -> object:
        trouble = self._drafting.trouble(name)
        return kept if trouble is None else trouble.entered

    def saver(self, name: str, apply: Apply, *, may_be_empty: bool = False) -> Callable[[], None]:
        """Return what saves the field once it is changed."""

        def save() -> None:
            entered = session.widget(self._key(name))
            if entered is None and not may_be_empty:
                return
            self._drafting.change(name, lambda request: apply(request, entered), entered)

        return save

    def show_trouble(self, name: str) -> None:
        """Say below a field why it could not be kept."""
        trouble = self._drafting.trouble(name)
        if trouble is not None:
            sentence = f"{kit.icon('warning')} {kit.e(trouble.said)}"
            st.html(kit.sheet(self._terms.speech.language, f'<p class="warn s" role="alert">{sentence}</p>'))

    def _key(self, name: str) -> str:
        return f"{name.replace('.', '-')}-{self._drafting.id}"
