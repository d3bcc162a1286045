"""A workbook as a spreadsheet program finds it."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook


def open_workbook(content: bytes, *, values: bool = False) -> Any:
    """Return a workbook to look into; with `values` its formulas stand as what they gave."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of the library: it knows no bars inside a cell
        return load_workbook(io.BytesIO(content), data_only=values)


def list_cells(workbook: Any) -> Iterator[Any]:
    """Yield every cell with something in it."""
    for sheet in workbook.worksheets:
        yield from (cell for row in sheet.iter_rows() for cell in row if cell.value is not None)


def read_table(sheet: Any, head: int) -> list[dict[str, Any]]:
    """Return the rows below the head in the row of this number, up to the first whose first two cells are empty."""
    heads = [cell.value for cell in sheet[head]]
    rows = []
    for row in sheet.iter_rows(min_row=head + 1):
        if row[0].value is None and row[1].value is None:
            break
        rows.append(dict(zip(heads, (cell.value for cell in row), strict=True)))
    return rows


def list_members(content: bytes) -> dict[str, str]:
    """Return the XML files of the package by their name."""
    with ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".rels"))}
