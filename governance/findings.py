"""What follows from the answers and the workbook: every rule applied, and its findings put into words."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from governance.finding import Finding
from governance.rules import ITS_OWN, Found, Rule, find_rules

if TYPE_CHECKING:
    from governance.definition import Register
    from governance.ground import Ground
    from governance.model import Workbook
    from locales.speech import Speech
    from questionnaires.model import Words

__all__ = ["find_findings", "find_practice", "find_rules", "say_finding"]
SEVERITIES = ("critical", "warning", "info")
DIGITS = 16


def find_findings(ground: Ground) -> tuple[Finding, ...]:
    """Return everything the rules find: critical first, then by step, rule and case.

    A rule is silent where something it needs is absent. The same ground gives the same findings.
    """
    found = [
        _finding(ground, rule, case) for rule in find_rules() if rule.is_ready(ground) for case in rule.check(ground)
    ]
    steps = {step: place for place, step in enumerate(ground.steps)}
    order = [(SEVERITIES.index(f.severity), steps.get(f.step, len(steps)), f.rule, f.key) for f in found]
    return tuple(finding for _, finding in sorted(zip(order, found, strict=True), key=lambda pair: pair[0]))


def find_practice(finding: Finding) -> str | None:
    """Return the practice whose action mends what was found, if there is one."""
    return _practice(next(rule for rule in find_rules() if rule.id == finding.rule), finding.items)


def say_finding(
    finding: Finding, words: Words, registers: tuple[Register, ...], workbook: Workbook, speech: Speech
) -> str:
    """Return the finding in the reader's language, as plain text that may hold the user's own words."""
    from governance.rule_words import find_template
    from governance.wording import Wording  # the names come from the definitions, which are heavy

    wording = Wording(words, registers, workbook, speech)
    template = find_template(finding.rule, speech.language, finding.values)
    return template.format_map({name: wording.say(value, name) for name, value in finding.values.items()})


def _finding(ground: Ground, rule: Rule, case: Found) -> Finding:
    severity = case.severity or rule.severity
    return Finding(
        rule=rule.id,
        severity=severity,
        key=f"{rule.id}:{case.subject}" if case.subject else rule.id,
        ground=_digest((rule.id, severity, case.seen)),
        values=case.values,
        items=case.items,
        entries=case.entries,
        step=case.step or ground.step_of(_practice(rule, case.items) or next(iter(case.items), None)),
    )


def _practice(rule: Rule, items: tuple[str, ...]) -> str | None:
    return next(iter(items), None) if rule.practice == ITS_OWN else rule.practice


def _digest(seen: object) -> str:
    return sha256(repr(_plain(seen)).encode()).hexdigest()[:DIGITS]


def _plain(value: object) -> object:
    """Return a value in the one form its digest is made of: 1 and 1.0 are the same, nothing and empty too."""
    if isinstance(value, tuple):
        return tuple(map(_plain, value)) or None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return None if value == "" else value
