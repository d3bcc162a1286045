"""Entries are added, changed, moved, put away and taken out again; every step can be undone, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest

from assessments import keeping
from assessments.errors import Conflict, EntryRefused, InvalidEntry, NotFound
from assessments.model import Operation
from assessments.store import Store
from governance.catalogue import find_register
from governance.facts import load_facts
from governance.model import Entry, Value, Workbook
from governance.tables import read_rows
from tests.factories import DAY, an_operation
from tests.house import House

HOME = ("home", "bakery")


def add(house: House, register: str = "goals", operation: Operation | None = None, **values: Value) -> Entry:
    return add_all(house, values, register, operation)


def add_all(
    house: House, values: Mapping[str, Value], register: str = "goals", operation: Operation | None = None
) -> Entry:
    return keeping.add_entry(house.store, *HOME, register, values, DAY, operation or an_operation())


def change(house: House, before: Entry, **values: Value) -> Entry:
    return keeping.change_entry(house.store, *HOME, before, values, DAY, an_operation())


def move(house: House, entry: Entry, before: str | None) -> list[tuple[str, int]]:
    return [(e.id, e.rank) for e in keeping.move_entry(house.store, *HOME, entry, before, an_operation())]


def book(house: House) -> Workbook:
    return keeping.read_workbook(house.store, *HOME)


def titles(house: House, register: str = "goals") -> list[str]:
    return [entry.text("title") for entry in book(house).rows(register)]


@dataclass(frozen=True)
class Meddling:
    """A store in which somebody else saves just before something is saved here, as often as `times` says."""

    store: Store
    meddle: Callable[[], object]
    times: list[int]

    def save_entries(self, *given: Any) -> tuple[Entry, ...]:
        if self.times[0]:
            self.times[0] -= 1
            self.meddle()
        return self.store.save_entries(*given)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)


def test_a_new_entry_stands_last_under_the_next_id(house: House) -> None:
    first, second = add(house, title="Sell more"), add(house, title="Answer faster")
    assert (first.id, first.rank, second.id, second.rank) == ("G-01", 1, "G-02", 2)
    assert book(house).rows("goals") == (first, second)
    keeping.archive_entry(house.store, *HOME, second, an_operation())
    third = add(house, title="Hire")
    assert (third.id, third.rank) == ("G-03", 3)


def test_the_same_operation_adds_once(house: House) -> None:
    operation = an_operation()
    first = add(house, operation=operation, title="Sell more")
    change(house, first, title="Sell much more")
    assert add(house, operation=operation, title="Sell more") == first
    assert titles(house) == ["Sell much more"]


def test_texts_are_kept_clean_and_empty_fields_are_left_out(house: House) -> None:
    values: dict[str, Value] = {
        "title": " Sell\n more\x00 ", "target": 30, "unit": " ", "audience_ids": (), "closing_note": " a\r\nb ",
    }  # fmt: skip
    assert add_all(house, values).values == {"title": "Sell more", "target": 30.0, "closing_note": "a\nb"}
    person = add(house, "people", name="Anna", role=("lead", " ", "lead", "author"))
    assert person.values == {"name": "Anna", "role": ("lead", "author")}
    assert isinstance(add(house, "uses", in_use=True).values["in_use"], bool)


@pytest.mark.parametrize("values", [{}, {"title": " \n"}, {"audience_ids": ("",)}])
def test_an_empty_row_is_not_added(house: House, values: Mapping[str, Value]) -> None:
    with pytest.raises(InvalidEntry, match="at least one field") as caught:
        add_all(house, values)
    assert caught.value.code == "entry-empty"


def test_what_a_register_does_not_take_is_refused_whole_and_named(house: House) -> None:
    with pytest.raises(EntryRefused, match="Target: a number is expected") as caught:
        add(house, title="Sell more", target="many", owner_id="P-99", deadline="2020-01-01")
    found = [(c.field, c.code) for c in caught.value.complaints]
    assert found == [("target", "not_number"), ("owner_id", "reference_missing")]
    assert caught.value.code == "entry-refused"
    assert book(house).entries == ()
    with pytest.raises(InvalidEntry, match="goals, title"):
        add(house, title="x" * 20_001)


def test_two_who_add_at_once_get_ids_of_their_own(house: House) -> None:
    store: Any = Meddling(house.store, lambda: add(house, title="theirs"), [2])
    mine = keeping.add_entry(store, *HOME, "goals", {"title": "mine"}, DAY, an_operation())
    assert (mine.id, titles(house)) == ("G-03", ["theirs", "theirs", "mine"])
    stubborn: Any = Meddling(house.store, lambda: add(house, title="theirs"), [9])
    with pytest.raises(Conflict):
        keeping.add_entry(stubborn, *HOME, "goals", {"title": "mine"}, DAY, an_operation())


def test_an_entry_holds_what_it_is_changed_to_and_nothing_else(house: House) -> None:
    first = add(house, title="Sell more", unit="per week")
    changed = change(house, first, title="Sell more", target=30)
    assert changed == replace(first, values={"title": "Sell more", "target": 30.0}, version=2)
    assert change(house, changed, target=30.0, title=" Sell more") == changed
    assert len(house.store.find_entry_history(*HOME, "goals", "G-01")) == 2


def test_a_change_is_refused_as_a_new_entry_would_be(house: House) -> None:
    anna = add(house, "people", name="Anna")
    boris = add(house, "people", name="Boris", stand_in_id=anna.id)
    with pytest.raises(EntryRefused, match=r"P-01.*itself"):
        change(house, anna, name="Anna", stand_in_id=anna.id)
    with pytest.raises(EntryRefused, match="Name"):
        change(house, anna, name="boris")
    assert change(house, anna, name="Anna", stand_in_id=boris.id).version == 2


def test_a_change_over_an_older_version_is_a_conflict_with_what_stands(house: House) -> None:
    first = add(house, title="Sell more")
    theirs = change(house, first, title="theirs")
    with pytest.raises(Conflict) as caught:
        change(house, first, title="mine")
    assert caught.value.current == theirs


def test_an_entry_moves_before_another_or_to_the_end(house: House) -> None:
    a, b, _ = add(house, title="a"), add(house, title="b"), add(house, title="c")
    add(house, "audiences", name="other register")
    assert move(house, a, None) == [("G-02", 1), ("G-03", 2), ("G-01", 3)]
    assert titles(house) == ["b", "c", "a"]
    assert move(house, a, "G-03") == [("G-01", 2), ("G-03", 3)]
    assert titles(house) == ["b", "a", "c"]
    assert move(house, b, "G-01") == []
    keeping.archive_entry(house.store, *HOME, book(house).rows("goals")[1], an_operation())
    assert move(house, b, None) == [("G-03", 1), ("G-02", 2)]


def test_a_place_that_does_not_exist_is_not_found(house: House) -> None:
    first = add(house, title="a")
    for entry, before in ((first, "G-99"), (replace(first, id="G-98"), None), (first, "G-01")):
        with pytest.raises(NotFound, match="no such entry") as caught:
            move(house, entry, before)
        assert caught.value.code == "entry"


def test_moving_keeps_what_somebody_changes_meanwhile(house: House) -> None:
    a, b = add(house, title="a"), add(house, title="b")
    store: Any = Meddling(house.store, lambda: change(house, a, title="a, changed"), [1])
    keeping.move_entry(store, *HOME, b, "G-01", an_operation())
    assert titles(house) == ["b", "a, changed"]


def test_what_is_put_away_can_be_taken_out_again(house: House) -> None:
    owner = add(house, "people", name="Anna")
    goal = add(house, title="Sell more", owner_id=owner.id)
    gone = keeping.archive_entry(house.store, *HOME, owner, an_operation())
    assert (gone.archived, book(house).rows("people")) == (True, ())
    assert change(house, goal, title="Sell much more", owner_id=owner.id).text("owner_id") == "P-01"
    with pytest.raises(EntryRefused, match="put away"):
        add(house, title="Other", owner_id=owner.id)
    back = keeping.restore_entry(house.store, *HOME, gone, an_operation())
    assert book(house).rows("people") == (back,)
    assert back == replace(owner, version=3)


def test_an_entry_whose_place_is_taken_stays_put_away(house: House) -> None:
    gone = keeping.archive_entry(house.store, *HOME, add(house, "people", name="Anna"), an_operation())
    add(house, "people", name="ANNA")
    with pytest.raises(EntryRefused, match="P-02 has the same already") as caught:
        keeping.restore_entry(house.store, *HOME, gone, an_operation())
    assert [c.code for c in caught.value.complaints] == ["duplicate"]


def test_proposals_decide_nothing_until_they_are_accepted(house: House) -> None:
    operation = an_operation()
    proposed = keeping.propose_entries(house.store, load_facts(), *HOME, "raci", "ru", operation)
    assert len(proposed) == 7
    assert all(entry.proposed and entry.version == 1 for entry in proposed)
    assert not book(house).is_used
    assert keeping.propose_entries(house.store, load_facts(), *HOME, "raci", "ru", operation) == proposed
    assert keeping.propose_entries(house.store, load_facts(), *HOME, "raci", "en", an_operation()) == ()
    accepted = keeping.accept_proposals(house.store, *HOME, proposed[:2], an_operation())
    refused = keeping.refuse_proposals(house.store, *HOME, proposed[2:4], an_operation())
    assert book(house).rows("raci") == accepted
    assert all(entry.proposed and entry.archived for entry in refused)
    mine = keeping.change_entry(house.store, *HOME, proposed[4], {"stage": "publish"}, DAY, an_operation())
    assert book(house).rows("raci") == (*accepted, mine)
    assert keeping.propose_entries(house.store, load_facts(), *HOME, "raci", "ru", an_operation()) == ()


def test_a_proposal_whose_place_is_taken_is_not_accepted(house: House) -> None:
    proposed = keeping.propose_entries(house.store, load_facts(), *HOME, "raci", "en", an_operation())
    add(house, "raci", stage=proposed[1].values["stage"])
    with pytest.raises(EntryRefused, match="has the same already"):
        keeping.accept_proposals(house.store, *HOME, proposed[:3], an_operation())
    assert len(book(house).rows("raci")) == 1


def paste(house: House, *rows: tuple[str, ...]) -> Any:
    return read_rows(find_register("people"), ["Name", "Contact", "Hours a week"], rows, book(house), "en", DAY)


def test_a_table_is_taken_in_one_step_without_what_is_refused(house: House) -> None:
    add(house, "people", name="Anna"), add(house, "people", name="Boris", contact="b@example.com")
    preview = paste(
        house, ("Anna", "a@example.com", ""), ("Boris", "b@example.com", ""), ("Vera", "", "5"), ("Gleb", "", "many")
    )
    operation = an_operation()
    saved = keeping.take_preview(house.store, *HOME, preview, operation)
    assert [(entry.id, entry.version) for entry in saved] == [("P-01", 2), ("P-03", 1)]
    assert keeping.take_preview(house.store, *HOME, preview, operation) == saved
    assert [entry.text("name") for entry in book(house).rows("people")] == ["Anna", "Boris", "Vera"]
    befores = [row.before for row in preview.rows if row.outcome in {"add", "change"}]
    back = keeping.take_back(house.store, *HOME, befores, saved, an_operation())
    assert [entry.archived for entry in back] == [False, True]
    assert [(e.text("name"), e.text("contact")) for e in book(house).rows("people")] == [
        ("Anna", ""), ("Boris", "b@example.com"),
    ]  # fmt: skip


def test_a_table_previewed_over_an_older_workbook_changes_nothing(house: House) -> None:
    anna = add(house, "people", name="Anna")
    changes, adds = paste(house, ("Vera", "", ""), ("Anna", "a@example.com", "")), paste(house, ("Vera", "", ""))
    theirs = change(house, anna, name="Anna", contact="new@example.com")
    with pytest.raises(Conflict) as caught:
        keeping.take_preview(house.store, *HOME, changes, an_operation())
    assert caught.value.current == theirs
    add(house, "people", name="Gleb")
    with pytest.raises(Conflict):
        keeping.take_preview(house.store, *HOME, adds, an_operation())
    assert [entry.text("name") for entry in book(house).rows("people")] == ["Anna", "Gleb"]


def test_a_table_that_is_no_table_is_refused(house: House) -> None:
    preview = read_rows(find_register("people"), ["Colour"], [("red",)], Workbook(), "en", DAY)
    with pytest.raises(EntryRefused) as caught:
        keeping.take_preview(house.store, *HOME, preview, an_operation())
    assert [c.code for c in caught.value.complaints] == ["no_column"]


def test_taking_back_over_a_newer_change_is_a_conflict(house: House) -> None:
    before = add(house, title="Sell more")
    after = change(house, before, title="Sell less")
    theirs = change(house, after, title="theirs")
    with pytest.raises(Conflict) as caught:
        keeping.take_back(house.store, *HOME, [before], [after], an_operation())
    assert caught.value.current == theirs
    assert titles(house) == ["theirs"]
