"""From a report to PDF, from figures to pictures: the one place that knows the typesetter."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Any, cast

from locales.typography import bind
from reports.errors import ReportError
from reports.glyphs import FONTS, clean_text
from reports.model import HOUSE_COLOUR, Figure, Report

if TYPE_CHECKING:
    import typst

TEMPLATES = Path(__file__).parent / "templates"
NOWHERE = TEMPLATES / "no-packages"
DOTS_PER_INCH = 160
REMEMBERED = 10  # documents for which the typesetter keeps what it has computed
log = logging.getLogger(__name__)
_compiling = BoundedSemaphore(2)  # a compile takes a whole core and up to 200 MB
_UNPRINTED = frozenset({"record", "plan", "plan_heads", "tasks", "scores", "answers", "findings", "source", "day"})


def set_pages(report: Report) -> bytes:
    """Return the report as an accessible PDF; as a plain tagged one, and a line in the log, if that is refused.

    The same report gives the same bytes. ReportError if there are no pages at all.
    """
    data = write_data(report)
    with _compiling:
        try:
            return _set(data, report)
        finally:
            _forget()


def _set(data: str, report: Report) -> bytes:
    import typst

    try:
        return _compile(data, report, accessible=True)
    except typst.TypstError as refusal:
        log.warning("report: the accessible form was refused, a plain tagged one is made instead: %s", refusal)
    try:
        return _compile(data, report, accessible=False)
    except typst.TypstError as refusal:
        raise ReportError(f"report: the pages could not be set: {refusal}. Take the JSON instead") from refusal


def write_data(report: Report) -> str:
    """Return what the templates read: the report as JSON, its texts printable, every block with its kind."""
    return json.dumps(_tree(report, report.language), ensure_ascii=False)


def draw_pictures(figures: Sequence[Figure], language: str, colour: str = HOUSE_COLOUR) -> tuple[bytes, ...]:
    """Return the figures as PNG pictures of DOTS_PER_INCH; none, and a line in the log, if they are refused."""
    import typst

    if not figures:
        return ()
    data = json.dumps({"language": language, "figures": _tree(tuple(figures), language)}, ensure_ascii=False)
    with _compiling:
        try:
            drawn = _open("figures.typ", {"data": data, "colour": colour}).compile(format="png", ppi=DOTS_PER_INCH)
        except typst.TypstError as refusal:
            log.warning("report: the figures could not be drawn, their numbers stand in words instead: %s", refusal)
            return ()
        finally:
            _forget()
    return tuple(drawn) if isinstance(drawn, list) else (cast(bytes, drawn),)


def _compile(data: str, report: Report, accessible: bool) -> bytes:
    compiler = _open("report.typ", {"data": data, "colour": report.brand.colour})
    return cast(
        bytes,
        compiler.compile(format="pdf", pdf_standards=["ua-1"] if accessible else [], timestamp=_timestamp(report.day)),
    )


def _forget() -> None:
    """Make the typesetter drop what it keeps of a report: up to 200 MB, for the ten documents that follow."""
    compiler = _open("empty.typ", {})
    for _ in range(REMEMBERED):
        compiler.compile(format="svg")


def _open(template: str, inputs: dict[str, str]) -> typst.Compiler:
    import typst

    return typst.Compiler(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=load_fonts(),
        sys_inputs=inputs,
        package_path=NOWHERE,
        package_cache_path=NOWHERE,
    )


@cache
def load_fonts() -> typst.Fonts:
    """Return the fonts that ship with the reports, and no others."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _timestamp(day: date) -> int:
    return int(datetime.combine(day, time(), UTC).timestamp())


def _tree(value: object, language: str) -> Any:  # noqa: ANN401 - JSON has no type of its own
    if isinstance(value, str):
        return bind(clean_text(value), language)
    if isinstance(value, bytes):
        return list(value)
    if isinstance(value, tuple):
        return [_tree(part, language) for part in value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    printed = (field.name for field in fields(value) if field.name not in _UNPRINTED)
    tree = {name.replace("_", "-"): _tree(getattr(value, name), language) for name in printed}
    return {"kind": type(value).__name__.lower(), **tree}
