"""How the reports of a workspace look is found again as it was said, in that workspace alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assessments.branding import INTRO, LARGEST_LOGO, PNG, Branding
from assessments.errors import Conflict, InvalidEntry, NotFound
from assessments.model import Workspace
from assessments.store import Store
from assessments.text import NAME
from tests.factories import a_branding, an_operation


def test_nothing_is_said_at_first(store: Store) -> None:
    assert store.find_branding("home") is None


def test_a_branding_is_found_again_and_compares_and_sets(store: Store) -> None:
    saved = store.save_branding(a_branding(), an_operation(), expect=0)
    assert saved == a_branding(version=1)
    assert store.find_branding("home") == saved
    changed = store.save_branding(replace(saved, logo=b"", colour=""), an_operation(), expect=1)
    for stale in (0, 1, 3):
        with pytest.raises(Conflict) as caught:
            store.save_branding(a_branding(intro="else"), an_operation(), expect=stale)
        assert caught.value.current == changed
    assert store.find_branding("home") == changed


def test_a_branding_is_saved_once_and_leaves_one_event(store: Store) -> None:
    operation = an_operation()
    saved = store.save_branding(a_branding(), operation)
    store.save_branding(Branding("home"), an_operation())
    assert store.save_branding(a_branding(), operation) == saved
    assert store.find_branding("home") == Branding("home", version=2)
    assert [event.kind for event in store.find_events("home", "branding:home")] == ["branding-saved"] * 2


def test_texts_and_colour_are_kept_clean(store: Store) -> None:
    said = a_branding(consultant=" A\x00nna\n& Co ", client="", colour=" #6A2A86", intro="\ud800\r\nb ", footer="a\n b")
    kept = store.save_branding(said, an_operation())
    assert (kept.consultant, kept.client, kept.colour, kept.intro, kept.footer) == (
        "Anna & Co",
        "",
        "#6a2a86",
        "\ufffd\nb",
        "a b",
    )
    assert store.find_branding("home") == kept


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"consultant": "x" * (NAME + 1)}, "consultant"),
        ({"client": "x" * (NAME + 1)}, "client"),
        ({"intro": "x" * (INTRO + 1)}, "intro"),
        ({"footer": "x" * (NAME + 1)}, "footer"),
        ({"colour": "red"}, "colour"),
        ({"colour": "#6a2a86;}"}, "colour"),
        ({"logo": b"<svg/>"}, "logo"),
        ({"logo": PNG + bytes(LARGEST_LOGO)}, "logo"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_its_field(store: Store, wrong: dict[str, Any], where: str) -> None:
    with pytest.raises(InvalidEntry) as caught:
        store.save_branding(a_branding(**wrong), an_operation())
    assert caught.value.where == where
    assert store.find_branding("home") is None


def test_a_branding_belongs_to_one_workspace(store: Store) -> None:
    store.save_workspace(Workspace("away", "Away"), an_operation())
    store.save_branding(a_branding(), an_operation())
    assert store.find_branding("away") is None
    with pytest.raises(NotFound):
        store.save_branding(a_branding(workspace="nowhere"), an_operation())
