"""HTML taken apart: what a reader sees, and whether every element is closed."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "hr", "img"}


@dataclass
class Markup(HTMLParser):
    """The elements and the text of a piece of HTML."""

    text: str = ""
    tags: list[str] = field(default_factory=list)
    classes: set[str] = field(default_factory=set)
    attributes: list[tuple[str, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self.classes.update(name for key, value in attrs if key == "class" for name in (value or "").split())
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        self.text += data

    def all_values(self, name: str) -> list[str]:
        return [value for key, value in self.attributes if key == name]


def read(html: str) -> Markup:
    """Return the elements and the text of HTML in which every element is closed."""
    markup = Markup()
    markup.feed(html)
    markup.close()
    faults = [*markup.faults, *(f"<{tag}> stays open" for tag in markup._open)]
    assert not faults, (faults, html[:400])
    return markup
