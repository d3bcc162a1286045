"""The text of a file, or why it is not taken for text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

MAX_BYTES = 2_000_000
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the bytes of a file are not taken for text."""

    line: int | None
    what: str
    remedy: str


def text_of(path: Path) -> str | Refusal:
    """Return the text of a UTF-8 file without its byte order mark, or why there is none; raises OSError."""
    if not path.is_file():
        return Refusal(None, "there is no such file", "Check the name and the folder.")
    if path.stat().st_size > MAX_BYTES:
        return Refusal(None, f"the file is larger than {MAX_BYTES // 1_000_000} MB", "Check what is in it.")
    raw = path.read_bytes()
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Refusal(1, "the file is UTF-16", "Save it as UTF-8.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Refusal(raw[: error.start].count(b"\n") + 1, "the file is not UTF-8 here", "Save it as UTF-8.")
    control = CONTROL.search(text)
    if control is not None:
        line = text[: control.start()].count("\n") + 1
        return Refusal(line, f"there is a control character (U+{ord(control.group()):04X})", "Delete it.")
    return text
