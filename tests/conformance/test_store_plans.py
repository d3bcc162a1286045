"""Plans and commitments are found again as they were said, over the version that was read, all of them or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from assessments.commitments import ActionStatus, AdoptedPlan, Commitment
from assessments.errors import Conflict, InvalidEntry, NotFound, OperationReused
from assessments.model import Operation, Workspace
from assessments.store import Store
from assessments.text import COMMENT, NAME
from planning.request import Request
from tests.factories import (
    a_commitment,
    a_company,
    a_plan_draft,
    a_request,
    an_adopted_plan,
    an_assessment,
    an_operation,
)

RULES, GOALS = a_commitment(), a_commitment("set-goals", due=date(2026, 2, 28))


def adopt(store: Store, *commitments: Commitment, plan: AdoptedPlan | None = None) -> AdoptedPlan:
    return store.adopt(plan or an_adopted_plan(), commitments, an_operation())


def everything(store: Store, workspace: str = "home") -> tuple[object, ...]:
    subjects = ("plan:bakery", "plan-draft:first", "commitment:bakery/write-rules", "commitment:bakery/set-goals")
    return (
        store.find_plan_draft(workspace, "first"),
        store.find_adopted_plans(workspace),
        store.find_commitments(workspace),
        *(store.find_events(workspace, subject) for subject in subjects),
    )


def test_what_was_never_said_is_not_there(store: Store) -> None:
    assert store.find_plan_draft("home", "first") is None
    assert store.find_adopted_plans("home") == ()
    assert store.find_commitments("home", "bakery") == ()
    assert store.find_commitment_history("home", "bakery", "write-rules") == ()


@pytest.mark.parametrize(
    "request_", [a_request(), Request(hours_per_week=8), a_request(target=None, budget=None, must={})]
)
def test_what_is_asked_of_a_plan_is_found_again_exactly(store: Store, request_: Request) -> None:
    saved = store.save_plan_draft(a_plan_draft(request=request_), an_operation())
    assert saved.version == 1
    assert store.find_plan_draft("home", "first") == saved
    assert saved.request == request_


def test_the_plan_of_a_draft_compares_and_sets(store: Store) -> None:
    first = store.save_plan_draft(a_plan_draft(), an_operation(), expect=0)
    other = a_plan_draft(request=Request(hours_per_week=2))
    assert store.save_plan_draft(other, an_operation()).version == 2
    with pytest.raises(Conflict) as caught:
        store.save_plan_draft(a_plan_draft(), an_operation(), expect=first.version)
    assert caught.value.current == replace(other, version=2)
    with pytest.raises(Conflict):
        store.save_plan_draft(a_plan_draft(), an_operation(), expect=0)


def test_expecting_a_plan_where_none_stands_is_a_conflict_with_nothing(store: Store) -> None:
    with pytest.raises(Conflict) as caught:
        store.save_plan_draft(a_plan_draft(), an_operation(), expect=1)
    assert caught.value.current is None
    with pytest.raises(Conflict) as caught:
        store.adopt(an_adopted_plan(), [RULES], an_operation(), expect=1)
    assert caught.value.current is None
    assert everything(store) == (None, *[()] * 6)


def test_the_plan_of_no_assessment_is_not_kept(store: Store) -> None:
    with pytest.raises(NotFound):
        store.save_plan_draft(a_plan_draft(assessment="none"), an_operation())
    with pytest.raises(NotFound):
        adopt(store, plan=an_adopted_plan(assessment="none"))
    with pytest.raises(NotFound):
        adopt(store, plan=an_adopted_plan(company="none"))
    with pytest.raises(NotFound):
        store.save_commitments([a_commitment(company="none")], an_operation())


def test_an_adopted_plan_is_found_again_with_its_commitments(store: Store) -> None:
    full = a_commitment(
        "train-team",
        status=ActionStatus.DONE,
        hours=12,
        hours_left=0,
        owner="Марина",
        note="a\nb",
        by_hand=frozenset({"owner", "due"}),
        finished=date(2026, 3, 9),
        closed_by="first",
        in_plan=False,
    )
    plan = adopt(store, RULES, GOALS, full)
    assert plan == replace(an_adopted_plan(), version=1)
    assert store.find_adopted_plans("home") == store.find_adopted_plans("home", "bakery") == (plan,)
    expected = tuple(replace(c, version=1) for c in (GOALS, full, RULES))  # by the day they are due
    assert store.find_commitments("home", "bakery") == expected
    assert store.find_commitments("home", "none") == ()
    assert store.find_adopted_plans("home", "none") == ()


def test_adopting_again_replaces_the_plan_and_leaves_other_commitments_alone(store: Store) -> None:
    adopt(store, RULES, GOALS)
    later = an_adopted_plan(start=date(2026, 5, 1), curve=(1.5, 2.0), gap=0)
    moved = replace(RULES, version=1, due=date(2026, 5, 31))
    assert adopt(store, moved, plan=later).version == 2
    assert [(c.action, c.version) for c in store.find_commitments("home")] == [("set-goals", 1), ("write-rules", 2)]
    assert store.find_adopted_plans("home") == (replace(later, version=2),)


def test_adopting_compares_and_sets_the_plan(store: Store) -> None:
    first = store.adopt(an_adopted_plan(), (), an_operation(), expect=0)
    for stale in (0, 2):
        with pytest.raises(Conflict) as caught:
            store.adopt(an_adopted_plan(gap=0.5), [RULES], an_operation(), expect=stale)
        assert caught.value.current == first
    assert store.find_commitments("home") == ()
    assert store.adopt(an_adopted_plan(), [RULES], an_operation(), expect=1).version == 2


@pytest.mark.parametrize("stale", [0, 1, 3])
def test_a_commitment_changed_meanwhile_keeps_the_whole_from_being_adopted(store: Store, stale: int) -> None:
    adopt(store, RULES, GOALS)
    (current,) = store.save_commitments([replace(RULES, version=1, note="mine")], an_operation())
    before = everything(store)
    with pytest.raises(Conflict, match="write-rules") as caught:
        adopt(store, replace(GOALS, version=1), replace(RULES, version=stale), plan=an_adopted_plan(gap=0.5))
    assert caught.value.current == current
    assert everything(store) == before


def test_a_commitment_that_is_gone_is_a_conflict_with_nothing(store: Store) -> None:
    with pytest.raises(Conflict, match="write-rules") as caught:
        adopt(store, GOALS, replace(RULES, version=2))
    assert caught.value.current is None
    assert store.find_commitments("home") == ()
    assert store.find_adopted_plans("home") == ()


def test_the_same_operation_adopts_once(store: Store) -> None:
    operation = an_operation()
    adopted = store.adopt(an_adopted_plan(), [RULES, GOALS], operation, expect=0)
    before = everything(store)
    assert store.adopt(an_adopted_plan(), [RULES, GOALS], operation, expect=0) == adopted
    assert everything(store) == before
    with pytest.raises(OperationReused):
        store.adopt(an_adopted_plan(gap=0.5), [RULES, GOALS], operation)
    with pytest.raises(OperationReused):
        store.adopt(an_adopted_plan(), [replace(RULES, note="x")], operation)
    assert everything(store) == before


def test_every_kind_of_plan_saving_is_done_once(store: Store) -> None:
    adopt(store, RULES)
    stated, changed = an_operation(), an_operation()
    for _ in range(2):
        assert store.save_plan_draft(a_plan_draft(), stated, expect=0).version == 1
        (saved,) = store.save_commitments([replace(RULES, version=1, note="x")], changed)
        assert saved.version == 2


def test_a_late_retry_does_not_undo_a_newer_change(store: Store) -> None:
    adopt(store, RULES)
    late = an_operation()
    store.save_commitments([replace(RULES, version=1, note="early")], late)
    store.save_commitments([replace(RULES, version=2, note="new")], an_operation())
    assert store.save_commitments([replace(RULES, version=1, note="early")], late)[0].version == 2
    assert [c.note for c in store.find_commitments("home")] == ["new"]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (replace(GOALS, version=7), Conflict),
        (replace(GOALS, version=1, note="x" * (COMMENT + 1)), InvalidEntry),
        (replace(GOALS, version=1, owner="x" * (NAME + 1)), InvalidEntry),
        (replace(GOALS, version=1, company="none"), NotFound),
    ],
)
def test_commitments_are_all_changed_or_none(store: Store, wrong: Commitment, error: type[Exception]) -> None:
    adopt(store, RULES, GOALS)
    before = everything(store)
    with pytest.raises(error):
        store.save_commitments([replace(RULES, version=1, note="mine"), wrong], an_operation())
    assert everything(store) == before


def test_texts_of_commitments_are_kept_clean_on_every_way(store: Store) -> None:
    adopt(store, replace(RULES, owner=" Anna\t B ", note="a\x00\r\nb"))
    (found,) = store.find_commitments("home")
    assert (found.owner, found.note) == ("Anna B", "a\nb")
    (saved,) = store.save_commitments([replace(found, owner="  ", note="\ud800")], an_operation())
    assert (saved.owner, saved.note) == ("", "\ufffd")
    assert store.find_commitments("home") == (saved,)


def test_the_history_of_a_commitment_is_every_state_with_who_and_when(store: Store) -> None:
    adopt(store, RULES, GOALS)
    operation = an_operation(actor="anna")
    store.save_commitments([replace(RULES, version=1, status=ActionStatus.DOING, note="begun")], operation)
    history = store.find_commitment_history("home", "bakery", "write-rules")
    assert [(c.version, c.status, c.note) for _, c in history] == [(1, "planned", ""), (2, "doing", "begun")]
    event, last = history[-1]
    assert (event.actor, event.at, event.kind) == ("anna", operation.at, "commitment-saved")
    assert (last,) == tuple(c for c in store.find_commitments("home") if c.action == "write-rules")


def test_the_plans_of_another_workspace_do_not_exist(store: Store) -> None:
    store.save_workspace(Workspace("away", "Away"), an_operation())
    store.save_plan_draft(a_plan_draft(), an_operation())
    adopt(store, RULES)
    asking = (
        lambda: store.save_plan_draft(a_plan_draft("away"), an_operation()),
        lambda: adopt(store, plan=an_adopted_plan("away")),
        lambda: store.save_commitments([replace(RULES, workspace="away")], an_operation()),
    )
    for ask in asking:
        with pytest.raises(NotFound):
            ask()
    assert everything(store, "away") == (None, *[()] * 6)
    assert store.find_commitments("away", "bakery") == ()
    assert store.find_adopted_plans("away", "bakery") == ()
    assert store.find_commitment_history("away", "bakery", "write-rules") == ()


def test_two_workspaces_have_plans_of_their_own(store: Store) -> None:
    store.save_workspace(Workspace("away", "Away"), an_operation())
    store.save_company(a_company("away"), an_operation())
    store.save_assessment(an_assessment("away"), an_operation())
    adopt(store, RULES)
    adopt(store, replace(RULES, workspace="away", note="theirs"), plan=an_adopted_plan("away", gap=0.5))
    store.save_plan_draft(a_plan_draft("away"), an_operation())
    assert store.find_plan_draft("home", "first") is None
    assert [c.note for c in store.find_commitments("home")] == [""]
    assert [c.note for c in store.find_commitments("away")] == ["theirs"]
    assert [p.gap for p in store.find_adopted_plans("home")] == [0.02]


def test_commitments_of_several_companies_are_found_and_saved_together(store: Store) -> None:
    store.save_company(a_company(company="mill"), an_operation())
    both: Sequence[Commitment] = [replace(RULES, company="mill"), GOALS]
    saved = store.save_commitments(both, an_operation())
    assert store.find_commitments("home") == (saved[1], saved[0])
    assert store.find_commitments("home", "mill") == (saved[0],)


def test_an_operation_without_anything_to_save_leaves_nothing(store: Store) -> None:
    operation = Operation("nothing", "self", an_operation().at)
    assert store.save_commitments([], operation) == ()
    assert everything(store)[3:] == ((), (), (), ())
