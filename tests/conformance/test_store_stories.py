"""Any story: whatever is saved, retried, refused and frozen in whatever order, the store agrees with a small model."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.errors import Conflict, FinalError, OperationReused
from assessments.model import Operation, Response
from assessments.store import Revision, Store
from assessments.text import COMMENT, clean
from scoring.model import State
from tests.factories import a_response, a_snapshot, an_operation, settle

ITEMS = ("plan.goal", "work.rules")
responses = st.builds(a_response, st.sampled_from(ITEMS), st.sampled_from([0.0, 1.0, 4.0]), comment=st.text(max_size=3))
steps = st.one_of(
    st.tuples(st.just("save"), responses, st.none() | st.integers(0, 3)),
    st.tuples(st.just("retry"), responses, st.integers(0, 9)),
    st.tuples(st.just("freeze"), responses, st.integers(0, 1)),
)
Step = tuple[str, Response, int | None]
_names = itertools.count()


@dataclass
class Model:
    """What a store should hold of one assessment."""

    cells: dict[str, Response] = field(default_factory=dict)
    done: list[tuple[Operation, Response, Response]] = field(default_factory=list)
    final: bool = False


def save(store: Store, model: Model, workspace: str, response: Response, expect: int | None) -> None:
    operation, current = an_operation(), model.cells.get(response.item)
    version = current.version if current else 0
    if model.final:
        with pytest.raises(FinalError):
            store.save_response(workspace, "first", response, operation, expect)
    elif expect is not None and expect != version:
        with pytest.raises(Conflict) as caught:
            store.save_response(workspace, "first", response, operation, expect)
        assert caught.value.current == current
    else:
        saved = store.save_response(workspace, "first", response, operation, expect)
        kept = replace(response, comment=clean(response.comment, "", COMMENT), version=version + 1, saved=operation.at)
        assert saved == kept
        model.cells[response.item] = kept
        model.done.append((operation, response, kept))


def retry(store: Store, model: Model, workspace: str, other: Response, which: int) -> None:
    if not model.done:
        return
    operation, response, saved = model.done[which % len(model.done)]
    assert store.save_response(workspace, "first", response, operation) == saved
    if (other.item, other.value) != (response.item, response.value):
        with pytest.raises(OperationReused):
            store.save_response(workspace, "first", other, operation)


def freeze(store: Store, model: Model, workspace: str, stale: int) -> None:
    revision = Revision(1, 1, sum(r.version for r in model.cells.values()) + stale)
    snapshot = a_snapshot(workspace=workspace)
    if model.final or stale:
        with pytest.raises(FinalError if model.final else Conflict):
            store.freeze(snapshot, revision, an_operation())
    else:
        store.freeze(snapshot, revision, an_operation())
        model.final = True


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(steps, max_size=12))
def test_a_store_agrees_with_the_model_after_any_story(empty_store: Store, story: list[Step]) -> None:
    workspace, model = f"w{next(_names)}", Model()
    settle(empty_store, workspace)
    for kind, response, number in story:
        if kind == "save":
            save(empty_store, model, workspace, response, number)
        elif kind == "retry":
            retry(empty_store, model, workspace, response, number or 0)
        else:
            freeze(empty_store, model, workspace, number or 0)
    found = empty_store.find_responses(workspace, "first")
    assert found == tuple(model.cells[item] for item in sorted(model.cells))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_is_kept_as_it_is_shown(empty_store: Store, text: str) -> None:
    workspace = f"w{next(_names)}"
    settle(empty_store, workspace)
    said = Response("plan.goal", State.DONT_KNOW, comment=text)
    saved = empty_store.save_response(workspace, "first", said, an_operation())
    assert empty_store.find_responses(workspace, "first") == (saved,)
    assert saved.comment == clean(text, "", COMMENT)
    assert clean(saved.comment, "", COMMENT) == saved.comment
    kept = [
        c for c in text.replace("\r\n", "\n").replace("\r", "\n") if c in "\n\t" or ord(c) >= 160 or 32 <= ord(c) < 127
    ]
    assert saved.comment == "".join("\ufffd" if 0xD800 <= ord(c) <= 0xDFFF else c for c in kept)
