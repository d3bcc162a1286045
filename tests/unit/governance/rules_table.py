"""The table of docs/rules.md, made of the rules themselves: `python -m tests.unit.governance.rules_table` renews it."""

from __future__ import annotations

from pathlib import Path

from governance.findings import find_rules
from governance.rules import ITS_OWN, Rule

PAGE = Path(__file__).resolve().parents[3] / "docs" / "rules.md"
HEAD = "| rule | severity | needs | finds | mended by |\n|---|---|---|---|---|\n"
GROUPS = ("traceability", "spinning_wheels", "consistency", "evidence", "gates", "roles", "accounts", "listening",
          "jurisdiction")  # fmt: skip


def write_table() -> str:
    """Return the table, group by group."""
    rules = sorted(find_rules(), key=lambda rule: (GROUPS.index(rule.group), rule.id))
    return HEAD + "".join(_line(rule) for rule in rules)


def renew() -> None:
    """Put the table into the page, where the old one stands."""
    before, _, rest = PAGE.read_text("utf-8").partition(HEAD)
    after = rest.partition("\n\n")[2]
    PAGE.write_text(f"{before}{write_table()}\n{after}", "utf-8")


def _line(rule: Rule) -> str:
    severity = f"{rule.severity} ({rule.milder})" if rule.milder else rule.severity
    needs = ", ".join(rule.needs)
    if rule.one_of:
        needs = f"{needs}; " * bool(needs) + f"one of {', '.join(rule.one_of)}"
    finds = rule.about.removeprefix("Find ").removesuffix(".")
    practice = {ITS_OWN: "the practice itself", None: "–"}.get(rule.practice, rule.practice)
    return f"| {rule.id} | {severity} | {needs} | {finds} | {practice} |\n"


if __name__ == "__main__":
    renew()
