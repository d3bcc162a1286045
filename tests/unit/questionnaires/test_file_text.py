from __future__ import annotations

from pathlib import Path

import pytest

from questionnaires.file_text import MAX_BYTES, Refusal, text_of


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"\xef\xbb\xbf\xd0\xb0: 1\r\n")
    assert text_of(file) == "а: 1\r\n"


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        (b"a: 1\nb: \xff\n", 2, "the file is not UTF-8 here"),
        ("a: 1".encode("utf-16"), 1, "the file is UTF-16"),
        (b"a: 1\n\nb: \x00\n", 3, "there is a control character (U+0000)"),
        ("a: 1\nb: x\x9by\n".encode(), 2, "there is a control character (U+009B)"),
    ],
)
def test_what_is_no_text_is_refused_with_its_line(content: bytes, line: int, what: str, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(content)
    refusal = text_of(file)
    assert isinstance(refusal, Refusal)
    assert (refusal.line, refusal.what) == (line, what)


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"#" * (MAX_BYTES + 1))
    assert text_of(file) == Refusal(None, "the file is larger than 2 MB", "Check what is in it.")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert text_of(tmp_path) == Refusal(None, "there is no such file", "Check the name and the folder.")
