"""A snapshot holds what a company kept beside its assessment, and older ones are still read."""

from __future__ import annotations

import json
from dataclasses import replace

from assessments.canonical import canonical, digest
from assessments.commitments import ActionStatus
from assessments.lifecycle import finalise_for
from assessments.model import Operation
from assessments.snapshots import SCHEMA, read_content, write_content
from assessments.store import Store
from tests.factories import (
    a_commitment,
    a_response,
    an_acceptance,
    an_adopted_plan,
    an_entry,
    an_operation,
)
from tests.house import House

ENTRIES = (
    an_entry(),
    replace(an_entry("G-02", rank=2, primary=True, shared=False, title="да"), proposed=True),
    replace(an_entry("P-01", "people", name="Anna", hours_week=1.5), archived=True),
)


def keep(store: Store) -> None:
    store.save_entries("home", "bakery", ENTRIES, an_operation())
    store.save_acceptance(an_acceptance(), an_operation())
    by_hand = frozenset({"due", "hours_left", "note", "owner", "start"})
    store.adopt(an_adopted_plan(), [a_commitment(by_hand=by_hand), a_commitment("brief-agency")], an_operation())


def test_a_snapshot_holds_the_workbook_the_commitments_and_what_is_accepted(firm: House) -> None:
    keep(firm.store)
    firm.answer(a_response("work.rules", 2))
    snapshot = firm.finalise()
    content = read_content(snapshot)
    assert content.schema == SCHEMA
    assert content.workbook == firm.store.find_entries("home", "bakery")
    assert content.acceptances == firm.store.find_acceptances("home", "bakery")
    assert content.commitments == firm.store.find_commitments("home", "bakery")
    assert [c.status for c in content.commitments if c.action == "write-rules"] == [ActionStatus.DONE]
    assert type(content.workbook[1].values["primary"]) is bool
    assert write_content(content) == snapshot.content


def test_a_set_is_written_in_order(firm: House) -> None:
    keep(firm.store)
    firm.answer(a_response())
    (kept, _) = sorted(json.loads(firm.finalise().content)["commitments"], key=lambda c: -len(c["by_hand"]))
    assert kept["by_hand"] == ["due", "hours_left", "note", "owner", "start"]


def test_a_snapshot_of_the_first_schema_is_read_without_a_workbook(firm: House) -> None:
    keep(firm.store)
    firm.answer(a_response())
    snapshot = firm.finalise()
    written = json.loads(snapshot.content)
    for name in ("workbook", "commitments", "acceptances"):
        del written[name]
    old = canonical({**written, "schema": "five-steps/snapshot/1"})
    content = read_content(replace(snapshot, content=old, sha256=digest(old)))
    assert (content.schema, content.workbook, content.commitments, content.acceptances) == (
        "five-steps/snapshot/1", (), (), (),
    )  # fmt: skip
    assert content.profile == read_content(snapshot).profile


def test_an_assessment_taken_over_from_then_holds_no_workbook_of_today(firm: House) -> None:
    keep(firm.store)
    firm.answer(a_response())
    content = read_content(finalise_for(firm.store, firm.edition, firm.draft, an_operation(), firm.company))
    assert (content.workbook, content.commitments, content.acceptances) == ((), (), ())


def test_an_entry_saved_while_the_snapshot_is_made_is_in_it(firm: House) -> None:
    firm.answer(a_response())

    class Busy:
        def __getattr__(self, name: str) -> object:
            return getattr(firm.store, name)

        def freeze(self, *given: object) -> object:
            if not firm.store.find_entries("home", "bakery"):
                firm.store.save_entries("home", "bakery", [an_entry()], an_operation())
            return firm.store.freeze(*given)  # type: ignore[arg-type]

    operation = Operation("finalise", "self", an_operation().at)
    snapshot = finalise_for(Busy(), firm.edition, firm.draft, operation, None)  # type: ignore[arg-type]
    assert [entry.id for entry in read_content(snapshot).workbook] == ["G-01"]
