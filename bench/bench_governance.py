"""Measure all rules over a large workbook against one pass over its entries in plain Python: least of several rounds.

    python bench/bench_governance.py [ENTRIES]

And the page of goals and measures, 100 goals with 500 measures against 5 with 10. Prints a table and ends with exit
code 1 if a bound is broken.
"""

from __future__ import annotations

import gc
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from wiring import Services

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from governance.facts import load_facts  # noqa: E402
from governance.findings import find_findings  # noqa: E402
from governance.ground import Ground  # noqa: E402
from governance.model import Entry, Value, Workbook, workbook_of  # noqa: E402
from questionnaires.company import CompanyProfile  # noqa: E402
from questionnaires.model import Questionnaire  # noqa: E402
from scoring.model import Answer, State  # noqa: E402
from scoring.profile import score  # noqa: E402

LIBRARY = ROOT / "questionnaires" / "library" / "social-media-governance" / "questionnaire.yaml"
ROUNDS = 40
PAGE_ROUNDS = 8
TODAY = date(2026, 11, 25)
COMPANY = CompanyProfile(headcount=120, countries=("RU", "EU", "US"), flags=("uses_agency", "uses_ai"))
SHARES = {
    "goals": 3, "uses": 1, "audiences": 2, "people": 6, "accounts": 5, "influencers": 4, "raci": 1,
    "approval_tiers": 1, "listening": 5, "triage": 1, "kpis": 12, "kpi_values": 30, "decisions": 3, "legal": 2,
    "incidents": 1, "calendar": 19, "consents": 3, "documents": 1,
}  # fmt: skip

WRONG = 0.1
OTHER: dict[str, Value] = {"what": "Something", "date": "@-90", "reason": "A reason", "owner_id": "@people"}
ROWS: dict[str, dict[str, Value]] = {
    "goals": {
        "title": "Goal @n", "business_goal": "Revenue", "use": "sales", "direction": "increase", "baseline": 18.0,
        "target": 30.0, "unit": "per week", "deadline": "2027-03-31", "owner_id": "@people", "status": "active",
        "approved_by": "@people", "approved_on": "@-90",
    },
    "uses": {"use": "use@n", "in_use": False, "owner_id": "@people", "exclusion": "No advice"},
    "people": {
        "name": "Person @n", "organisation": "company", "department": "Sales", "role": ("author", "responder"),
        "contact": "a (at) example.com", "stand_in_id": "@people", "training_date": "@-300",
        "policy_confirmed_on": "@-300", "hours_week": 5.0,
    },
    "accounts": {
        "title": "Page @n", "url": "https://vk.com/x", "platform": "vk", "purpose": "News", "owner_type": "company",
        "admins": ("@people", "@people"), "publisher_id": "@people", "responder_id": "@people", "two_step": "on",
        "recovery": "both", "followers": 4200.0, "last_post": "@-20", "last_access_review": "@-60", "rkn_listed": "no",
        "status": "active", "accepts_messages": False,
    },
    "influencers": {
        "name": "Voice @n", "kind": "blogger", "audience": "All", "reach_note": "Some", "attitude": "neutral",
        "relation": "paid", "agreement": True, "marking_rule": "Ad", "contact_owner_id": "@people",
        "last_contact": "@-90",
    },
    "raci": {
        "stage": "stage@n", "responsible": ("@people", "@people"), "accountable": "@people", "informed": ("@people",),
    },
    "approval_tiers": {
        "tier": "Tier @n", "examples": "Prices", "required": "one_approver", "author_ids": ("@people", "@people"),
        "approver_id": "@people", "deputy_id": "@people", "limit_h": 4.0, "covers_replies": False,
    },
    "listening": {
        "place": "Place @n", "account_id": "@accounts", "frequency": "daily", "responder_id": "@people",
        "deputy_id": "@people", "duty_hours": "Mon-Sat 8-19", "response_target": 4.0, "unit": "working_hours",
        "out_of_hours_reply": True,
    },
    "triage": {
        "type": "Type @n", "kind": "complaint", "signs": "Unhappy", "severity": "high", "responder_id": "@people",
        "target": 4.0, "unit": "working_hours", "where": "public", "escalation_contact_id": "@people",
    },
    "kpis": {
        "name": "Measure @n", "goal_id": "@goals", "level": "outcome", "formula": "Count", "source": "Book",
        "unit": "per week", "direction": "increase", "primary": True, "baseline": 18.0, "target": 30.0,
        "frequency": "weekly", "owner_id": "@people", "type": "sales", "status": "active", "active_since": "2026-11-20",
    },
    "kpi_values": {"kpi_id": "@kpis", "period": "2026-W47", "value": 21.0, "note": "Holiday week"},
    "calendar": {
        "title": "Post @n", "date": "@-60", "account_id": "@accounts", "goal_id": "@goals", "author_id": "@people",
        "tier": "@approval_tiers", "approved_by": "@people", "approved_on": "@-60", "status": "published",
        "is_ad": True, "erid": "2VtzqxKp7Ab", "ai_media": "assisted", "ai_label": True, "people_shown": False,
        "published_on": "@-50",
    },
    "consents": {
        "subject": "A photo", "kind": "person", "calendar_ids": ("@calendar",), "status": "given", "given_on": "@-60",
        "proof": "Scan",
    },
    "documents": {
        "title": "Rules", "kind": "house_rules", "version": "1.0", "dated_on": "@-60", "owner_id": "@people",
        "next_review_date": "2027-05-20", "link": "Folder",
    },
}  # fmt: skip


def main() -> int:
    """Run every measurement and return the exit code."""
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    ground = draw_ground(total)
    double = draw_ground(2 * total)
    passed, found, twice = least(
        lambda: read_once(ground.workbook),
        lambda: find_findings(afresh(ground)),
        lambda: find_findings(afresh(double)),
    )
    findings = find_findings(ground)
    small, large = compare_pages()
    print(
        f"{len(ground.workbook.entries):,} entries, {len(findings)} findings of {len({f.rule for f in findings})} rules"
    )
    print(f"  one pass {passed * 1000:.2f} ms, all rules {found * 1000:.2f} ms")
    print(f"  page of 5 goals x 10 measures {small * 1000:.1f} ms, of 100 x 500 {large * 1000:.1f} ms\n")
    rows = (
        ("all rules / one pass over the same entries", found / passed, 5.0),
        ("all rules, twice the entries / once", twice / found, 2.5),
        ("page of 100 goals x 500 measures / of 5 x 10", large / small, 3.0),
    )
    for name, ratio, bound in rows:
        print(f"  {name:<48} {ratio:6.2f}  at most {bound:4.1f}  {'PASS' if ratio <= bound else 'FAIL'}")
    return int(any(ratio > bound for _, ratio, bound in rows))


def read_once(workbook: Workbook) -> int:
    """Read every value of every entry by its name, once."""
    return sum(entry.has(name) for entry in workbook.entries for name in entry.values)


def compare_pages() -> tuple[float, float]:
    """Return the CPU seconds of one run of the page of goals and measures, for a small and a large company."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FIVESTEPS_DATA"] = folder
        from streamlit.testing.v1 import AppTest

        import wiring
        from ui.tuning import tune

        tune(ROOT / "app.py")
        pages = []
        for goals, kpis in ((5, 10), (100, 500)):
            at = AppTest.from_file(str(ROOT / "ui" / "frame.py"), default_timeout=60).run()
            at.switch_page("../pages/governance/traceability.py")
            at.query_params["company"] = keep_goals(wiring.services(), goals, kpis)
            pages.append(at)
        small, large = least(*(at.run for at in pages), rounds=PAGE_ROUNDS)
        assert all(at.title and not at.exception for at in pages)
        wiring.close_services()
    return small, large


def keep_goals(services: Services, goals: int, kpis: int) -> str:
    """Return a new company with so many goals, of four departments, and so many measures of them."""
    from assessments.companies import add_company
    from wiring import WORKSPACE, new_operation

    company = add_company(services.store, WORKSPACE, f"{goals} goals", COMPANY, new_operation())
    counts, chance = {"people": 4, "goals": goals, "kpis": kpis}, random.Random(20261125)
    entries = []
    for register, count in counts.items():
        for number in range(1, count + 1):
            values = {n: draw_value(v, number, counts, chance) for n, v in ROWS[register].items()}
            values |= {"department": f"Department {number}"} if register == "people" else {}
            if chance.random() < WRONG:
                values.pop(chance.choice([name for name in values if name != "status"]))
            entries.append(Entry(register, f"{register}-{number}", values, number))
    services.store.save_entries(WORKSPACE, company.id, entries, new_operation())
    return company.id


def afresh(ground: Ground) -> Ground:
    """Return the same ground with nothing found in it yet."""
    return replace(ground, workbook=workbook_of(ground.workbook.entries))


def draw_ground(total: int) -> Ground:
    """Return a company with answers of every level and a workbook in which one entry in ten has something wrong."""
    questionnaire = Questionnaire.model_validate(yaml.load(LIBRARY.read_text("utf-8"), yaml.CSafeLoader))
    items = [item.id for item in questionnaire.walk_items()]
    answers = {item: Answer(State.VALUE, float(place % 5), place % 2 > 0) for place, item in enumerate(items)}
    workbook = workbook_of(draw_entries(total, random.Random(20261125)))
    return Ground(questionnaire, score(questionnaire, answers, COMPANY), COMPANY, workbook, TODAY, load_facts())


def draw_entries(total: int, chance: random.Random) -> Iterator[Entry]:
    """Yield entries of all registers in the shares of a busy company."""
    counts = {register: max(1, total * share // 100) for register, share in SHARES.items()}
    for register, count in counts.items():
        for number in range(1, count + 1):
            given = ROWS.get(register, OTHER)
            values = {name: draw_value(value, number, counts, chance) for name, value in given.items()}
            if chance.random() < WRONG:
                values.pop(chance.choice(list(values)))
            yield Entry(register, f"{register}-{number}", values, number)


def draw_value(value: Value, number: int, counts: dict[str, int], chance: random.Random) -> Value:
    """Return a value with what its text asks for: @people is an id, @-60 a day in the last 60, @n the number."""
    if isinstance(value, tuple):
        return tuple(str(draw_value(part, number, counts, chance)) for part in value)
    if not isinstance(value, str) or "@" not in value:
        return value
    text, _, wish = value.partition("@")
    if wish.startswith("-"):
        return (TODAY - timedelta(days=chance.randint(1, int(wish[1:])))).isoformat()
    return f"{text}{number}" if wish == "n" else f"{wish}-{chance.randint(1, counts[wish])}"


def least(*tasks: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """Return the least CPU seconds of each task; the tasks take turns, so that all see the same machine."""
    best = [float("inf")] * len(tasks)
    for task in tasks:
        task()
    for _ in range(rounds):
        for place, task in enumerate(tasks):
            gc.collect()
            start = time.process_time()
            task()
            best[place] = min(best[place], time.process_time() - start)
    return best


if __name__ == "__main__":
    sys.exit(main())
