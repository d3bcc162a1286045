"""Whatever people change and however often they plan again: what they decided is never lost, and every step is told."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.answering import answer
from assessments.commitments import ActionStatus, Commitment
from assessments.improving import adopt_plan, change_commitment, request_again, save_changes, take_back
from assessments.lifecycle import finalise, start_assessment
from assessments.model import Assessment
from assessments.reading import Reading, read_assessment
from planning.model import Plan
from planning.optimise import order_quickly
from planning.plan import plan
from planning.request import Request
from tests.factories import ACTIONS, DAY, NOON, a_plan, a_planned_action, a_response, an_operation, settle
from tests.house import House

NAMES = tuple(str(action["id"]) for action in ACTIONS)
ITEMS = ("plan.goal", "plan.budget", "work.rules")
_numbers = itertools.count()

days = st.integers(-40, 400).map(lambda number: DAY + timedelta(days=number))
changes = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from(ActionStatus),
        "owner": st.sampled_from(["", "Anna", "Boris"]),
        "due": days,
        "note": st.text(max_size=3),
        "hours_left": st.floats(0, 40),
    },
)
wishes = st.dictionaries(st.sampled_from(NAMES), changes, min_size=2)
months = st.dictionaries(st.sampled_from(NAMES), st.integers(1, 6), min_size=1)
steps = st.one_of(
    st.tuples(st.just("change"), wishes),
    st.tuples(st.just("take back"), wishes),
    st.tuples(st.just("again"), st.none()),
    st.tuples(st.just("adopt"), months),
    st.tuples(st.just("assess"), st.lists(st.integers(0, 4), min_size=3, max_size=3)),
    st.tuples(st.just("wait"), st.integers(1, 90)),
)


@dataclass
class Story:
    """A firm that lives through its plans in a workspace of its own."""

    house: House
    workspace: str
    assessment: Assessment
    today: date = DAY

    @property
    def reading(self) -> Reading:
        return read_assessment(self.house.store, self.house.catalogue, self.workspace, self.assessment.id)

    def find(self) -> dict[str, Commitment]:
        return {c.action: c for c in self.house.store.find_commitments(self.workspace, "bakery")}

    def make(self, request: Request) -> Plan:
        reading = self.reading
        questionnaire, company = reading.edition.questionnaire, reading.company.profile
        return plan(questionnaire, reading.profile, company, reading.assessment.track, request, solve=order_quickly)

    def adopt(self, made: Plan) -> None:
        before, assessed = self.find(), self.assessment.day
        adopt_plan(
            self.house.store, "bakery", self.reading, made, self.today, an_operation(at=NOON + (self.today - DAY))
        )
        after = self.find()
        assert after.keys() >= before.keys() | {action.id for action in made.actions}
        for name, commitment in before.items():
            check_kept(commitment, after[name], assessed, made)

    def plan_again(self) -> None:
        (adopted, *_) = self.house.store.find_adopted_plans(self.workspace, "bakery") or (None,)
        if adopted is None:
            self.adopt_first()
            return
        before = self.find()
        request = request_again(adopted, before.values(), self.assessment.day, self.today)
        made = self.make(request)
        check_asked(request, before)
        if made.actions:
            self.adopt(made)

    def adopt_first(self) -> None:
        made = self.make(Request(hours_per_week=10, months=6, target=2))
        if made.actions:
            self.adopt(made)

    def change(self, wishes: Mapping[str, Mapping[str, Any]]) -> tuple[tuple[Commitment, ...], tuple[Commitment, ...]]:
        found = self.find()
        befores = tuple(found[name] for name in wishes if name in found)
        changed = [change_commitment(c, self.today, **fit(c, wishes[c.action])) for c in befores]
        saved = save_changes(self.house.store, changed, an_operation())
        assert saved == tuple(replace(c, version=c.version + 1) for c in changed)
        return befores, saved

    def take_back(self, wishes: Mapping[str, Mapping[str, Any]]) -> None:
        before = self.find()
        take_back(self.house.store, *self.change(wishes), an_operation())
        assert {n: replace(c, version=0) for n, c in self.find().items()} == {
            n: replace(c, version=0) for n, c in before.items()
        }

    def assess(self, values: list[int]) -> None:
        store, company = self.house.store, self.house.store.find_company(self.workspace, "bakery")
        before = self.find()
        draft = start_assessment(store, self.house.edition, company, "full", self.today, an_operation())
        for item, value in zip(ITEMS, values, strict=True):
            answer(store, self.house.edition, draft, company, a_response(item, value), an_operation())
        finalise(store, self.house.edition, draft, an_operation())
        self.assessment = store.find_assessment(self.workspace, draft.id)
        for name, after in self.find().items():
            if after != before[name]:
                closed = {"status": ActionStatus.DONE, "finished": self.today, "closed_by": draft.id}
                expected: dict[str, Any] = {**closed, "hours_left": 0.0, "version": after.version}
                assert before[name].is_open
                assert after == replace(before[name], **expected)


def fit(before: Commitment, wished: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a wish whose day due does not lie before the start."""
    due = wished.get("due", before.due)
    return {**wished, "start": due} if due < before.start else wished


def check_kept(before: Commitment, after: Commitment, assessed: date, made: Plan) -> None:
    """Check that adopting a plan left alone what people decided."""
    assert (after.owner, after.note) == (before.owner, before.note)
    assert after.start <= after.due
    planned = {action.id for action in made.actions}
    if before.status is ActionStatus.DONE and before.action in planned and (before.finished or DAY) < assessed:
        assert after.status is ActionStatus.PLANNED  # the assessment found it wanting
        return
    if before.action in made.request.done:
        assert after.status is not ActionStatus.PLANNED or before.status is ActionStatus.DROPPED
        return
    assert (after.status, after.finished, after.closed_by) == (before.status, before.finished, before.closed_by)
    assert after.by_hand == before.by_hand
    for name in before.by_hand:
        assert getattr(after, name) == getattr(before, name)
    if not before.is_open:
        assert after == before
    elif before.action not in planned:
        assert after == replace(before, in_plan=False, version=after.version)
    elif before.status is ActionStatus.DOING:
        assert (after.start, after.hours, after.hours_left) == (before.start, before.hours, before.hours_left)


def check_asked(request: Request, before: Mapping[str, Commitment]) -> None:
    """Check that a request says of every action one thing only, and nothing that its commitment denies."""
    assert not request.not_now & (request.done | request.must.keys() | request.fixed.keys() | request.started.keys())
    assert not request.done & (request.must.keys() | request.fixed.keys() | request.started.keys())
    assert not request.must.keys() & request.fixed.keys()
    for name, commitment in before.items():
        assert (name in request.started) == (commitment.status is ActionStatus.DOING)
        if commitment.status is ActionStatus.DROPPED:
            assert name in request.not_now
        if commitment.is_open and "due" in commitment.by_hand:
            assert name in request.must.keys() | request.fixed.keys() | request.not_now | request.started.keys()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wishes, st.lists(steps, min_size=2, max_size=10))
def test_no_story_loses_what_people_decided(firm: House, first: Any, told: list[tuple[str, Any]]) -> None:
    workspace = f"w{next(_numbers)}"
    story = Story(firm, workspace, settle(firm.store, workspace))
    story.assess([0, 1, 0])
    story.adopt_first()
    story.change(first)
    for kind, said in told:
        if kind == "change":
            story.change(said)
        elif kind == "take back":
            story.take_back(said)
        elif kind == "again":
            story.plan_again()
        elif kind == "adopt":
            story.adopt(a_plan(*(a_planned_action(name, month, month) for name, month in said.items())))
        elif kind == "assess":
            story.assess(said)
        else:
            story.today += timedelta(days=said)
    for name, commitment in story.find().items():
        states = [state for _, state in firm.store.find_commitment_history(workspace, "bakery", name)]
        assert [state.version for state in states] == list(range(1, commitment.version + 1))
        assert states[-1] == commitment
