"""Small workbooks."""

from __future__ import annotations

from datetime import date

from governance.catalogue import find_register
from governance.definition import Field, Register
from governance.model import Entry, Value, Workbook

TODAY = date(2026, 11, 25)


def register(name: str) -> Register:
    return find_register(name)


def field(register_id: str, name: str) -> Field:
    found = find_register(register_id).find_field(name)
    assert found is not None
    return found


def entry(register_id: str, entry_id: str, **values: Value) -> Entry:
    return Entry(register_id, entry_id, values)


MARINA = entry("people", "P-01", name="Marina K.", role=("lead",))
OLEG = entry("people", "P-02", name="Oleg; evening", role=("author",), left_date="2026-10-01")
ANNA = Entry("people", "P-03", {"name": "Anna"}, archived=True)
IVAN = Entry("people", "P-04", {"name": "Ivan"}, proposed=True)
LENA = entry("people", "P-05", name="Lena", stand_in_id="P-01")
LENA_TOO = entry("people", "P-06", name="lena")
ROUTINE = entry("approval_tiers", "T-01", tier="Routine", required="none")
SENSITIVE = entry("approval_tiers", "T-02", tier="Sensitive", required="one_approver")
VK = entry("accounts", "AC-01", title="VK", url="https://vk.com/bakery", status="active")
OLD = entry("accounts", "AC-02", title="Old page", url="https://ok.ru/bakery", status="closed")
WEEK = entry("kpi_values", "V-0001", kpi_id="K-01", period="2026-W47", value=21.0)
ORDERS = entry("kpis", "K-01", name="Orders")
REACH = entry("kpis", "K-02", name="Reach")
BOOK = Workbook(
    (MARINA, OLEG, ANNA, IVAN, LENA, LENA_TOO, ROUTINE, SENSITIVE, VK, OLD, WEEK, ORDERS, REACH)
)  # fmt: skip
