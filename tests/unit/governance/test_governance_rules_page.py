"""The page about the rules says what the code does."""

from __future__ import annotations

from tests.unit.governance.rules_table import PAGE, write_table


def test_the_table_of_the_page_is_that_of_the_code() -> None:
    assert write_table() in PAGE.read_text("utf-8"), "renew it: python -m tests.unit.governance.rules_table"


def test_the_table_has_a_line_for_every_rule() -> None:
    assert len(write_table().splitlines()) == 2 + 60
