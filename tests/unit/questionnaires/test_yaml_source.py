from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.nodes import BROKEN, Document, node_of
from questionnaires.yaml_source import MAX_DEPTH, MAX_PROBLEMS, MAX_VALUES, read_document

BOMB = "a: &a [x, x, x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}]\n" for a, b in pairwise("abcdefgh"))


def read(folder: Path, content: str | bytes) -> Document:
    file = folder / "q.yaml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_document(file)


def told(document: Document) -> list[str]:
    return [f"{problem.line} {problem.where}: {problem.what}" for problem in document.problems]


def test_values_know_their_line(tmp_path: Path) -> None:
    document = read(tmp_path, "a: 1\nb:\n  - x\n  - {c: true,\n     d: ~}\n")
    assert document.problems == ()
    assert document.root is not None
    assert document.root.plain() == {"a": 1, "b": ("x", {"c": True, "d": None})}
    places = [("a",), ("b",), ("b", 0), ("b", 1), ("b", 1, "c"), ("b", 1, "d")]
    nodes = [node_of(document.root, place) for place in places]
    assert [node.line for node in nodes if node is not None] == [1, 2, 3, 4, 4, 5]


def test_quotes_make_a_text_of_anything(tmp_path: Path) -> None:
    document = read(tmp_path, 'a: \'no\'\n"1": "2026-01-01"\nb: |\n  12\n')
    assert document.root is not None
    assert document.root.plain() == {"a": "no", "1": "2026-01-01", "b": "12\n"}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("a: 1\nb: 2\na: 3\n", ['3 a: "a" stands here twice, first on line 1'], id="a duplicate key"),
        pytest.param(
            "x: {a: 1}\ny: [{b: 1, c: 2, b: [3]}]\n",
            ['2 y[0].b: "b" stands here twice, first on line 2'],
            id="a duplicate key in braces",
        ),
        pytest.param(
            "a: &x [1]\nb: *x\n",
            ["1 a: an anchor (&x) is not allowed", "2 b: an alias (*x) is not allowed"],
            id="an anchor and its alias",
        ),
        pytest.param("a: !!set {x}\n", ['1 a: a tag ("tag:yaml.org,2002:set") is not allowed'], id="a tag"),
        pytest.param(
            "a: !!python/object/apply:os.system [ls]\n",
            ['1 a: a tag ("tag:yaml.org,2002:python/object/apply:os.system") is not allowed'],
            id="a tag that would run something",
        ),
        pytest.param("a: ! x\n", ['1 a: a tag ("!") is not allowed'], id="the tag without a name"),
        pytest.param("a:\n  <<: {b: 1}\n", ["2 a[<<]: a merge key (<<) is not allowed"], id="a merge key"),
        pytest.param(
            "no: 1\n7: 2\nnull: 3\n",
            [
                f"{line} {key}: a name must be a text, and {key} is none"
                for line, key in ((1, "no"), (2, "[7]"), (3, "null"))
            ],
            id="names that are no text",
        ),
        pytest.param(
            "a: [no, 2026-01-01]\n",
            [
                '1 a[0]: "no" can be read as a text and as a yes/no value',
                '1 a[1]: "2026-01-01" can be read as a text and as a date',
            ],
            id="values that are read in two ways",
        ),
        pytest.param(
            'a: "x\\x07"\n', ["1 a: there is a control character (U+0007)"], id="an escaped control character"
        ),
    ],
)
def test_what_is_refused_does_not_stop_the_reading(content: str, expected: list[str], tmp_path: Path) -> None:
    document = read(tmp_path, content + "last: read\n")
    assert told(document) == [line.replace("and [7] is", "and 7 is") for line in expected]
    last = node_of(document.root, ("last",))
    assert last is not None
    assert last.value == "read"


def test_a_refused_value_is_marked(tmp_path: Path) -> None:
    node = node_of(read(tmp_path, "a: no\n").root, ("a",))
    assert node is not None
    assert node.value is BROKEN


def test_the_first_of_two_equal_keys_counts(tmp_path: Path) -> None:
    document = read(tmp_path, "a: 1\na: {b: 2}\n")
    assert document.root is not None
    assert document.root.plain() == {"a": 1}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("", "1 : the file is empty", id="an empty file"),
        pytest.param("# only a remark\n", "1 : the file is empty", id="a file of remarks"),
        pytest.param("a: 1\n---\nb: 2\n", "2 : a second document begins", id="two documents"),
        pytest.param("a:\n\t- b\n", "2 : found character that cannot start any token", id="a tab"),
        pytest.param("a: b: c\n", "1 : mapping values are not allowed in this context", id="a colon in a text"),
        pytest.param("a: 'x\n", "1 : found unexpected end of stream", id="an open quote"),
        pytest.param("a: [1, 2\nb: 3\n", "2 : did not find expected ',' or ']'", id="an open bracket"),
        pytest.param("a: 1\n b: 2\n", "2 : mapping values are not allowed in this context", id="a stray indent"),
        pytest.param(
            "? [a]\n: 1\n", "1 : a list or a group of fields stands where a name is expected", id="a list as name"
        ),
        pytest.param("*a : 1\n", "1 : an alias (*a) is not allowed", id="an alias as name"),
        pytest.param('"a\\x07": 1\n', "1 : there is a control character in a name", id="a control character in a name"),
        pytest.param('a: "\\ud800"\n', "1 : found invalid Unicode character escape code", id="half a character"),
        pytest.param("%TAG ! x\n", "1 : did not find expected <document start>", id="a broken directive"),
        pytest.param(b"a: \xff\n", "1 : the file is not UTF-8 here", id="no UTF-8"),
        pytest.param(b"a: \x00\n", "1 : there is a control character (U+0000)", id="NUL"),
    ],
)
def test_what_cannot_be_read_on_is_told_with_its_line(content: str | bytes, expected: str, tmp_path: Path) -> None:
    document = read(tmp_path, content)
    assert document.root is None
    assert told(document) == [expected]


@pytest.mark.parametrize("brackets", ["[", "{", "- ", "? ", "[{a: "])
def test_three_thousand_brackets_are_refused(brackets: str, tmp_path: Path) -> None:
    document = read(tmp_path, brackets * 3000)
    assert document.root is None
    assert len(document.problems) == 1


def test_nesting_is_allowed_to_a_depth(tmp_path: Path) -> None:
    assert read(tmp_path, "[" * MAX_DEPTH + "]" * MAX_DEPTH).problems == ()
    deeper = read(tmp_path, "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))
    assert [problem.what for problem in deeper.problems] == ["the content is nested too deep"]


def test_an_alias_bomb_does_not_go_off(tmp_path: Path) -> None:
    document = read(tmp_path, BOMB)
    assert document.root is not None
    assert len(document.problems) == 8 + 7 * 4
    assert len(repr(document.root.plain())) < 10_000


def test_a_flood_of_problems_is_cut_off(tmp_path: Path) -> None:
    document = read(tmp_path, "- *a\n" * 1000)
    assert document.root is None
    assert len(document.problems) == MAX_PROBLEMS + 1
    assert told(document)[-1] == f"{MAX_PROBLEMS + 1} : there are too many problems"


def test_a_flood_of_values_is_cut_off(tmp_path: Path) -> None:
    assert read(tmp_path, "[" + "x," * (MAX_VALUES - 1) + "]").problems == ()
    assert [problem.what for problem in read(tmp_path, "[" + "x," * MAX_VALUES + "]").problems] == [
        f"the file holds more than {MAX_VALUES} values"
    ]


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    file = tmp_path / "q.yaml"
    file.write_text("a: 1\n", encoding="utf-8")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert [str(problem) for problem in read_document(file).problems] == [
        f"{file}: the file cannot be read (Permission denied). Check that you may read it."
    ]


LETTERS = st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9) | st.text(LETTERS, max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4).map(tuple) | st.dictionaries(st.text(LETTERS, max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(value=VALUES)
def test_what_is_written_as_json_is_read_back(value: object, tmp_path_factory: pytest.TempPathFactory) -> None:
    document = read(tmp_path_factory.getbasetemp(), json.dumps([value], ensure_ascii=False))
    assert document.problems == ()
    assert document.root is not None
    assert document.root.plain() == (value,)


@settings(deadline=None)
@given(
    content=st.binary(max_size=60) | st.text(alphabet="ab:-[]{}#&*!|>'\"%@`, \n\t?<=0.", max_size=60).map(str.encode)
)
def test_any_bytes_are_read_or_refused_with_a_problem(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    document = read(tmp_path_factory.getbasetemp(), content)
    assert (document.root is None) <= bool(document.problems)
