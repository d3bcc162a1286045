"""Whatever is done to a sound questionnaire, it loads or has problems; nothing else happens."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.errors import QuestionnaireError
from questionnaires.loading import find_problems_in, load
from tests.unit.questionnaires.sound import ENGLISH, RUSSIAN, STRUCTURE, write_sound

FILES = {"questionnaire.yaml": STRUCTURE, "text.en.yaml": ENGLISH, "text.ru.yaml": RUSSIAN}
INSERTS = [
    "",
    "\t",
    "-",
    ":",
    "&a ",
    "*a",
    "!!str ",
    "[",
    "}",
    "'",
    '"',
    "\u0416",
    "\x07",
    "no",
    "12:30",
    "? ",
    "---\n",
    "#",
    "|",
    "0",
    "-1",
    "1e999",
]
ODD_VALUES: list[Any] = [None, True, 0, -1, 1e300, 10**30, "", "x", "Goals", [], [[]], [1, 2], {}, {"id": "x"}, {1: 2}]


def places_of(value: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the place of every value below the top of a document."""
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for step, inner in below for found in ((*place, step), *places_of(inner, (*place, step)))]


PARSED = {name: yaml.load(text, yaml.CSafeLoader) for name, text in FILES.items()}
PLACES = [(name, place) for name, value in PARSED.items() for place in places_of(value)]


def check(folder: Path) -> None:
    """Load a folder: it is sound, or every problem names a file and a line, and says what to do."""
    problems = find_problems_in(folder)
    if not problems:
        assert load(folder).languages == ("en", "ru")
        return
    with pytest.raises(QuestionnaireError) as caught:
        load(folder)
    assert caught.value.problems == problems
    for problem in problems:
        assert problem.file.startswith(str(folder))
        assert problem.line is not None
        assert 1 <= problem.line <= len(Path(problem.file).read_text(encoding="utf-8").splitlines())
        assert problem.what
        assert problem.remedy
        assert not re.search(r"[\x00-\x08\x0b-\x1f]", str(problem))


@settings(deadline=None, max_examples=100)
@given(
    name=st.sampled_from(sorted(FILES)), share=st.floats(0, 1), cut=st.integers(0, 6), insert=st.sampled_from(INSERTS)
)
def test_any_change_to_the_letters_loads_or_is_named_with_its_line(
    name: str, share: float, cut: int, insert: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = write_sound(tmp_path_factory.getbasetemp() / "letters", russian=RUSSIAN)
    text = FILES[name]
    at = int(share * len(text))
    (folder / name).write_text(text[:at] + insert + text[at + cut :], encoding="utf-8")
    check(folder)


@settings(deadline=None, max_examples=100)
@given(where=st.sampled_from(PLACES), value=st.sampled_from(ODD_VALUES))
def test_any_value_in_any_place_loads_or_is_named_with_its_line(
    where: tuple[str, tuple[Any, ...]], value: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    name, (*above, last) = where
    folder = write_sound(tmp_path_factory.getbasetemp() / "values", russian=RUSSIAN)
    document = yaml.load(FILES[name], yaml.CSafeLoader)
    parent = document
    for step in above:
        parent = parent[step]
    parent[last] = value
    (folder / name).write_text(yaml.dump(document, Dumper=yaml.CSafeDumper, allow_unicode=True), encoding="utf-8")
    check(folder)


@settings(deadline=None, max_examples=100)
@given(wheres=st.lists(st.sampled_from(PLACES), min_size=1, max_size=4))
def test_whatever_is_left_out_it_loads_or_is_named_with_its_line(
    wheres: list[tuple[str, tuple[Any, ...]]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = write_sound(tmp_path_factory.getbasetemp() / "left-out", russian=RUSSIAN)
    documents = {name: yaml.load(text, yaml.CSafeLoader) for name, text in FILES.items()}
    for name, (*above, last) in wheres:
        parent = documents[name]
        with suppress(KeyError, IndexError):
            for step in above:
                parent = parent[step]
            del parent[last]
    for name, document in documents.items():
        (folder / name).write_text(yaml.dump(document, Dumper=yaml.CSafeDumper, allow_unicode=True), encoding="utf-8")
    check(folder)
