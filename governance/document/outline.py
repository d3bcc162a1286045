"""The governance model and the staff policy as documents: their sections in order, and what stands before them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from governance.document.material import Material
from governance.document.model import Block, Document, Heading, Kind, Named, Paragraph, Section, list_blanks
from governance.document.policy import show_policy
from governance.document.practices import find_maturity
from governance.document.registers import show_rule, sign_here
from governance.document.sections.annexes import show_issues, show_maturity, show_plan
from governance.document.sections.goals import show_goals
from governance.document.sections.listening import show_crisis, show_listening
from governance.document.sections.measurement import show_measurement
from governance.document.sections.people import show_people, show_training
from governance.document.sections.purpose import show_purpose
from governance.document.sections.records import show_advertising, show_records, show_review
from governance.document.sections.workflow import show_workflow
from governance.model import Entry


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section to be written: its id, the step it belongs to (`leads` if it is the step's own), what it says."""

    id: str
    show: Callable[[Material], tuple[Block, ...]]
    step: str = ""
    leads: bool = False


def _show_rules(material: Material) -> tuple[Block, ...]:
    return (*show_rule(material, "staff_policy"), *show_policy(material))


CHAPTERS = (
    Chapter("purpose", show_purpose),
    Chapter("goals", show_goals, "goals", leads=True),
    Chapter("people", show_people, "people", leads=True),
    Chapter("rules", _show_rules, "people"),
    Chapter("workflow", show_workflow, "workflow", leads=True),
    Chapter("listening", show_listening, "listening", leads=True),
    Chapter("crisis", show_crisis, "workflow"),
    Chapter("measurement", show_measurement, "measure", leads=True),
    Chapter("records", show_records, "workflow"),
    Chapter("advertising", show_advertising, "workflow"),
    Chapter("training", show_training, "people"),
    Chapter("review", show_review, "goals"),
)


def build_governance_model(material: Material) -> Document:
    """Return the governance model: what the company has decided, section by section, and what it has not."""
    sections = tuple(_write(material, chapter, number) for number, chapter in enumerate(CHAPTERS, start=1))
    annexes = tuple(_write_annexes(material, sections))
    return Document(
        kind="governance_model",
        language=material.speech.language,
        title=material.say("title.governance_model"),
        company=material.company,
        statement=_state(material, sections),
        day=material.today,
        facts=(*_list_versions(material, "governance_model"), *_list_basis(material)),
        sections=(*sections, *annexes),
    )


def build_staff_policy(material: Material) -> Document:
    """Return the rules for employees alone, to be handed out on one page."""
    signed = (Heading(material.say("policy.signs")), sign_here(material))
    rules = Section("rules", material.say("policy.title"), (*show_policy(material), *signed))
    return Document(
        kind="staff_policy",
        language=material.speech.language,
        title=material.say("title.staff_policy"),
        company=material.company,
        statement=material.say("policy.statement"),
        day=material.today,
        facts=tuple(_list_versions(material, "staff_policy")),
        sections=(rules,),
    )


def _write(material: Material, chapter: Chapter, number: int) -> Section:
    title = material.say("numbered", number=number, title=material.say(f"section.{chapter.id}"))
    critical = sum(f.severity == "critical" and f.step == chapter.step for f in material.findings)
    note = (Paragraph(material.say("critical", count=critical), "note"),) if critical and chapter.leads else ()
    return Section(chapter.id, title, (*note, *chapter.show(material)), find_maturity(material, chapter.step))


def _write_annexes(material: Material, sections: Iterable[Section]) -> Iterator[Section]:
    annexes = (
        ("maturity", show_maturity(material)),
        ("plan", show_plan(material)),
        ("issues", show_issues(material, sections)),
    )
    for letter, (name, blocks) in zip(material.say("letters"), annexes, strict=True):
        yield Section(name, material.say("annex", letter=letter, title=material.say(f"section.{name}")), blocks)


def _state(material: Material, sections: tuple[Section, ...]) -> str:
    count = len(list_blanks(sections))
    if not count:
        return material.say("statement_done")
    decided = sum(not section.blanks for section in sections)
    return material.say("statement", decided=decided, total=len(sections), count=count)


def _list_versions(material: Material, kind: Kind) -> Iterator[Named]:
    """Yield version, date, owner, who checked it and next review, as the register of documents has them."""
    of_kind = [entry for entry in material.rows("documents") if entry.text("kind") == kind]
    document = of_kind[0] if of_kind else Entry("documents", "")
    for name in ("version", "dated_on", "owner_id", "checked_by", "next_review_date"):
        value = material.value(document, name) if document.has(name) else material.say("not_set")
        yield Named(material.label("documents", name), value)


def _list_basis(material: Material) -> Iterator[Named]:
    say, speech, overall = material.say, material.speech, material.profile.overall
    track = material.words.tracks.get(material.track)
    yield Named(
        say("basis.assessed"), say("basis.track", date=material.assessed_on, track=track.title if track else "")
    )
    scores = say("basis.scores", score=speech.number(overall.score), adjusted=speech.number(overall.adjusted))
    yield Named(speech.say("common.score"), scores)
    yield Named(say("basis.made"), speech.date(material.today))
