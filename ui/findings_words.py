"""Findings in the reader's language: the sentence, what it speaks of as links, and how grave it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from governance.catalogue import find_registers
from governance.finding import Named
from governance.findings import find_practice, say_finding
from governance.wording import Wording
from ui import kit
from ui.entry_links import entry_address, link, practice_address

if TYPE_CHECKING:
    from governance.finding import Finding, Severity
    from governance.model import Workbook
    from locales import Speech
    from questionnaires.model import Words

ICONS: dict[Severity, str] = {"critical": "error", "warning": "warning", "info": "info"}
SEVERITIES: tuple[Severity, ...] = tuple(ICONS)
LINKED = 5
LEGAL = "J"
CHECKED_ON = "checked_on"


@dataclass(frozen=True)
class FindingWords:
    """How findings of an assessment are told, with the workbook they were found in."""

    company: str
    assessment: str
    words: Words
    workbook: Workbook
    speech: Speech

    def say(self, finding: Finding) -> str:
        """Return what was found in one sentence, as plain text."""
        told = say_finding(finding, self.words, find_registers(), self.workbook, self.speech)
        return self.speech.bind(told)

    def severity(self, finding: Finding) -> str:
        """Return how grave it is, as icon and word."""
        name = self.speech.say(f"findings.severity.{finding.severity}")
        return f'<span class="grave {finding.severity}">{kit.icon(ICONS[finding.severity])} {kit.e(name)}</span>'

    def row(self, finding: Finding, note: str = "") -> str:
        """Return a finding as a row: how grave, the sentence, a note, and links to what it speaks of."""
        told = f'<span class="s said">{kit.e(self.say(finding))}</span>'
        notes = "".join(f'<span class="note">{kit.e(text)}</span>' for text in (note, self._caution(finding)) if text)
        ways = "".join(self._list_links(finding))
        ways = f'<span class="ways-on note">{ways}</span>' if ways else ""
        return f'<div class="finding">{self.severity(finding)}<div class="grow">{told}{notes}{ways}</div></div>'

    def _caution(self, finding: Finding) -> str:
        """Return that it is no legal advice, where the sentence is about law and does not say so itself."""
        if not finding.rule.startswith(LEGAL) or CHECKED_ON in finding.values:
            return ""
        return self.speech.say("findings.not_advice")

    def _list_links(self, finding: Finding) -> Iterator[str]:
        mending = find_practice(finding)
        items = finding.items or ((mending,) if mending else ())
        ways = [*self._list_practices(items), *self._list_entries(finding), *self._list_registers(finding)]
        yield from ways[:LINKED]
        if len(ways) > LINKED:
            yield f"<span>{kit.e(self.speech.say('findings.more_links', count=len(ways) - LINKED))}</span>"

    def _list_practices(self, items: Iterable[str]) -> Iterator[str]:
        for item in dict.fromkeys(items):
            if item in self.words.items:
                yield link(practice_address(self.assessment, item), self._wording.name(Named("practice", item)))

    def _list_entries(self, finding: Finding) -> Iterator[str]:
        for register, entry in dict.fromkeys(finding.entries):
            name = f"{entry} · {self._wording.name(Named('entry', entry, register))}"
            yield link(entry_address(self.company, register, entry), name)

    def _list_registers(self, finding: Finding) -> Iterator[str]:
        for value in finding.values.values():
            if isinstance(value, Named) and value.kind == "register":
                yield link(entry_address(self.company, value.id), self._wording.name(value))

    @cached_property
    def _wording(self) -> Wording:
        return Wording(self.words, find_registers(), self.workbook, self.speech)


def count_text(speech: Speech, findings: Iterable[Finding]) -> str:
    """Return how many findings there are, and how many of them are critical; empty if there are none."""
    found = list(findings)
    critical = sum(finding.severity == "critical" for finding in found)
    if not found:
        return ""
    return speech.say("findings.in_step_critical" if critical else "findings.in_step", count=len(found), grave=critical)
