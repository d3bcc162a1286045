"""No statement can reach the rows of another workspace."""

from __future__ import annotations

import re

import pytest

from storage import journal, schema, statements

TABLES = (*schema.TABLES, *schema.PLAN_TABLES, *schema.WORKBOOK_TABLES, *schema.BRANDING_TABLES)
OF_ALL_WORKSPACES = {"CHECK", "FIND_WORKSPACES"}
STATEMENTS = {
    name: value
    for module in (statements, journal)
    for name, value in vars(module).items()
    if isinstance(value, str) and re.match(r"\s*(SELECT|INSERT|UPDATE|DELETE)\b", value)
} | {f"FIND_ROWS {table}": value for table, value in statements.FIND_ROWS.items()}


def test_the_statements_are_found() -> None:
    assert len(STATEMENTS) > 35
    assert set(STATEMENTS) > OF_ALL_WORKSPACES | {"_APPEND", "SAVE_RESPONSE", "FIND_ROWS response", "SAVE_ENTRY"}


@pytest.mark.parametrize("name", sorted(STATEMENTS.keys() - OF_ALL_WORKSPACES))
def test_every_statement_names_its_workspace(name: str) -> None:
    statement = STATEMENTS[name]
    if "INSERT" in statement:
        assert re.search(r"VALUES\s*\(\s*:workspace\b", statement)
    else:
        assert statement.count("workspace = :workspace") == statement.count("WHERE")


def test_the_workspace_stands_first_in_every_key() -> None:
    keys = re.findall(r"(?:PRIMARY KEY|UNIQUE|FOREIGN KEY|REFERENCES \w+|ON \w+) \((\w+)", " ".join(TABLES))
    assert len(keys) > 30
    assert set(keys) == {"workspace"}


def test_every_table_has_the_workspace_in_its_primary_key() -> None:
    tables = [table for table in TABLES if "CREATE TABLE" in table]
    assert len(tables) == 13
    assert all("PRIMARY KEY (workspace" in table for table in tables)
