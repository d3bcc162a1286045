"""A tree of values that know their line, and the names of its places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from questionnaires.errors import Problem

Place = tuple[str | int, ...]


class Broken:
    """Stands where a value was refused: it fits no field, and its problem is already named."""


BROKEN: Final = Broken()
Scalar = str | int | float | bool | Broken | None


@dataclass(slots=True)
class Node:
    """A value and the line it stands on; `value` is a scalar, nodes by name, or nodes in order."""

    line: int
    value: Scalar | dict[str, Node] | list[Node]

    @classmethod
    def of(cls, value: object, line: int) -> Node:
        """Return a plain value as nodes of one line."""
        if isinstance(value, Mapping):
            return cls(line, {str(key): cls.of(part, line) for key, part in value.items()})
        if isinstance(value, tuple):
            return cls(line, [cls.of(part, line) for part in value])
        return cls(line, value if isinstance(value, str | int | float) else None)

    def plain(self) -> object:
        """Return the value without lines; sequences become tuples."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return tuple(node.plain() for node in self.value)
        return self.value

    def child(self, step: str | int) -> Node | None:
        """Return the node one step below, if there is one."""
        if isinstance(self.value, dict):
            return self.value.get(step) if isinstance(step, str) else None
        if isinstance(self.value, list) and isinstance(step, int) and step < len(self.value):
            return self.value[step]
        return None


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its name for messages, its tree (`None` if it is no YAML), and what was refused."""

    file: str
    root: Node | None
    problems: tuple[Problem, ...] = ()

    def problem_at(self, place: Place, what: str, remedy: str) -> Problem:
        """Return a problem located at a place of the tree, or at the nearest place above that exists."""
        return Problem(self.file, line_of(self.root, place), name_of(self.root, place), what, remedy)


def node_of(root: Node | None, place: Place) -> Node | None:
    """Return the node at a place, if there is one."""
    for step in place:
        root = root.child(step) if root is not None else None
    return root


def line_of(root: Node | None, place: Place) -> int | None:
    """Return the line of a place, or of the nearest place above it that exists."""
    line, node = (root.line if root is not None else None), root
    for step in place:
        node = node.child(step) if node is not None else None
        if node is None:
            break
        line = node.line
    return line


def name_of(root: Node | None, place: Place) -> str:
    """Return a place in words: the path from the innermost list element with an id, as in items[goals.scope].after."""
    parts: list[str] = []
    node = root
    for step in place:
        node = node.child(step) if node is not None else None
        if isinstance(step, str) and step.isidentifier():
            parts.append(step)
            continue
        own_id = node.child("id") if node is not None else None
        named = own_id.value if own_id is not None and isinstance(own_id.value, str) else None
        bracket = f"[{step if named is None else named}]"
        last = parts.pop() if parts else ""
        parts = [last + bracket] if named is not None else [*parts, last + bracket]
    return ".".join(parts)
