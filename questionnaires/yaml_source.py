"""A YAML file read strictly, to a tree of values that know their line.

One document, text keys, each once; no anchors, aliases, tags or merge keys; nothing that two versions of YAML read
differently (`no`, `2026-11-23`, `12:30`). What is refused is named and reading goes on, so that one look at the file
finds everything.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import yaml

from questionnaires.errors import Problem, shown
from questionnaires.file_text import CONTROL, Refusal, text_of
from questionnaires.nodes import BROKEN, Document, Node, Place, Scalar, name_of
from questionnaires.yaml_scalars import Ambiguity, meaning_of

MAX_DEPTH = 64
MAX_VALUES = 50_000
MAX_PROBLEMS = 100
SYNTAX_REMEDIES = {
    "mapping values are not allowed": 'Put a text that contains ": " in quotes, and check the indentation.',
    "cannot start any token": "Indent with spaces, not tabs; put a text that begins with a special sign in quotes.",
    "unexpected end of stream": "Close the quotes or brackets that were opened.",
    "nesting depth": f"Nest less: {MAX_DEPTH} levels at most.",
}
OTHER_SYNTAX = "Check indentation and quotes on this line and the one above."


def read_document(path: Path) -> Document:
    """Return the tree of a file and everything refused on the way; whatever the file holds, nothing is raised."""
    file = str(path)
    try:
        text = text_of(path)
    except OSError as error:
        text = Refusal(None, f"the file cannot be read ({error.strerror})", "Check that you may read it.")
    if isinstance(text, Refusal):
        return Document(file, None, (Problem(file, text.line, "", text.what, text.remedy),))
    return _Reader(file).read(text)


@dataclass(slots=True)
class _Open:
    """A mapping (it has `fields`) or a sequence being read; of a mapping the last key, and if its value is next."""

    entries: list[Node]
    fields: dict[str, Node] | None = None
    key: str = ""
    key_line: int = 0
    awaits_value: bool = False
    dropped: bool = False


class _StopReadingError(Exception):
    """Nothing sensible can be read behind this point of the file."""


@dataclass(slots=True)
class _Reader:
    file: str
    root: Node | None = None
    documents: int = 0
    values: int = 0
    opened: list[_Open] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def read(self, text: str) -> Document:
        try:
            for event in yaml.parse(text, Loader=yaml.CSafeLoader):
                self._take(event, event.start_mark.line + 1 if event.start_mark else 1)
            if self.root is None:
                self._stop(1, "the file is empty", "Write the questionnaire into it.")
        except _StopReadingError:
            self.root = None
        except yaml.MarkedYAMLError as error:
            self.root = None
            self._refuse_syntax(error, len(text.splitlines()))
        return Document(self.file, self.root, tuple(self.problems))

    def _take(self, event: yaml.Event, line: int) -> None:
        match event:
            case yaml.ScalarEvent():
                self._refuse_extras(event.anchor, event.tag, line)
                self._take_scalar(event, line)
            case yaml.MappingStartEvent():
                self._refuse_extras(event.anchor, event.tag, line)
                self._descend(line, {})
            case yaml.SequenceStartEvent():
                self._refuse_extras(event.anchor, event.tag, line)
                self._descend(line, None)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.opened.pop()
            case yaml.AliasEvent():
                self._take_alias(event.anchor, line)
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._stop(line, "a second document begins", 'Delete the line "---": a file holds one.')

    def _take_scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        plain = event.implicit[0]
        if self._expects_key():
            self._open_key(event.value, line, plain=plain)
        else:
            self._place(Node(line, self._scalar(event.value, line, plain=plain)))

    def _take_alias(self, anchor: str | None, line: int) -> None:
        what = f"an alias (*{anchor}) is not allowed"
        if self._expects_key():
            self._stop(line, what, "Write the name out.")
        self._refuse(line, what, "Write the content out.")
        self._place(Node(line, BROKEN))

    def _refuse_extras(self, anchor: str | None, tag: str | None, line: int) -> None:
        if anchor is not None:
            self._refuse(line, f"an anchor (&{anchor}) is not allowed", "Delete it, and write the content out.")
        if tag is not None:
            self._refuse(line, f"a tag ({shown(tag)}) is not allowed", "Delete it.")

    def _descend(self, line: int, fields: dict[str, Node] | None) -> None:
        if self._expects_key():
            self._stop(line, "a list or a group of fields stands where a name is expected", "Use a text.")
        if len(self.opened) >= MAX_DEPTH:
            self._stop(line, "the content is nested too deep", SYNTAX_REMEDIES["nesting depth"])
        entries: list[Node] = []
        self._place(Node(line, entries if fields is None else fields))
        self.opened.append(_Open(entries, fields))

    def _expects_key(self) -> bool:
        return bool(self.opened) and self.opened[-1].fields is not None and not self.opened[-1].awaits_value

    def _open_key(self, key: str, line: int, *, plain: bool) -> None:
        if CONTROL.search(key):
            self._stop(line, "there is a control character in a name", "Delete it.")
        top = self.opened[-1]
        top.key, top.key_line, top.awaits_value, top.dropped = key, line, True, False
        if plain and key == "<<":
            self._refuse(line, "a merge key (<<) is not allowed", "Write the fields out.")
            top.dropped = True
        elif plain and meaning_of(key) != key:
            self._refuse(line, f"a name must be a text, and {key or 'nothing'} is none", f"Write {shown(key)}.")
        earlier = (top.fields or {}).get(key)
        if earlier is not None:
            self._refuse(line, f"{shown(key)} stands here twice, first on line {earlier.line}", "Keep one of the two.")
            top.dropped = True

    def _place(self, node: Node) -> None:
        self.values += 1
        if self.values > MAX_VALUES:
            self._stop(node.line, f"the file holds more than {MAX_VALUES} values", "Check what is in it.")
        if not self.opened:
            self.root = node
            return
        top = self.opened[-1]
        if top.fields is None:
            top.entries.append(node)
            return
        node.line, top.awaits_value = top.key_line, False
        if not top.dropped:
            top.fields[top.key] = node

    def _scalar(self, text: str, line: int, *, plain: bool) -> Scalar:
        control = CONTROL.search(text)
        if control is not None:
            self._refuse(line, f"there is a control character (U+{ord(control.group()):04X})", "Delete it.")
            return BROKEN
        meaning = meaning_of(text) if plain else text
        if isinstance(meaning, Ambiguity):
            self._refuse(line, meaning.what, meaning.remedy)
            return BROKEN
        return meaning

    def _refuse_syntax(self, error: yaml.MarkedYAMLError, last_line: int) -> None:
        what = error.problem or "this is not YAML"
        remedy = next((cure for sign, cure in SYNTAX_REMEDIES.items() if sign in what), OTHER_SYNTAX)
        line = min(error.problem_mark.line + 1, last_line) if error.problem_mark else None
        self.problems.append(Problem(self.file, line, "", what, remedy))

    def _refuse(self, line: int, what: str, remedy: str) -> None:
        if len(self.problems) == MAX_PROBLEMS:
            self.problems.append(Problem(self.file, line, "", "there are too many problems", "Correct these first."))
            raise _StopReadingError
        self.problems.append(Problem(self.file, line, name_of(self.root, self._here()), what, remedy))

    def _stop(self, line: int, what: str, remedy: str) -> NoReturn:
        self._refuse(line, what, remedy)
        raise _StopReadingError

    def _here(self) -> Place:
        steps: list[str | int] = []
        for part in self.opened:
            if part.fields is None:
                steps.append(len(part.entries) - (part is not self.opened[-1]))
            elif part.key:
                steps.append(part.key)
        return tuple(steps)
