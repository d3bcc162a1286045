"""Who a report is for: which sections they read, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from reports.chapters.actions import build_actions
from reports.chapters.answers import build_answers
from reports.chapters.findings import build_findings
from reports.chapters.glance import build_glance
from reports.chapters.method import build_method
from reports.chapters.plan import build_plan, build_roadmap
from reports.chapters.practices import build_practices
from reports.chapters.profile import build_profile
from reports.chapters.summary import build_summary
from reports.chapters.work import build_schedule, build_tasks, build_work
from reports.errors import ReportError
from reports.facts import Facts
from reports.model import Section

Chapter = Callable[[Facts], Section | None]
CHAPTERS: Mapping[str, Chapter] = {
    "summary": build_summary,
    "glance": build_glance,
    "profile": build_profile,
    "practices": build_practices,
    "findings": build_findings,
    "work": build_work,
    "schedule": build_schedule,
    "tasks": build_tasks,
    "plan": build_plan,
    "roadmap": build_roadmap,
    "actions": build_actions,
    "method": build_method,
    "answers": build_answers,
}
PLANNING = frozenset({"glance", "plan", "roadmap", "actions"})


@dataclass(frozen=True, slots=True)
class Audience:
    """Readers and what they read; once a plan is adopted they read what became of it.

    A `brief` report has no page for its cover.
    """

    name: str
    sections: tuple[str, ...]
    adopted: tuple[str, ...] = ()
    brief: bool = False

    def outline(self, *, adopted: bool) -> tuple[str, ...]:
        """Return the ids of the sections in the order of reading."""
        return self.adopted if adopted and self.adopted else self.sections


EXECUTIVE = Audience("executive", ("summary", "glance"), brief=True)
TEAM = Audience("team", ("plan", "roadmap", "actions"), ("work", "schedule", "tasks"))
FULL = Audience(
    "full", ("summary", "profile", "practices", "findings", "plan", "roadmap", "actions", "method", "answers")
)
AUDIENCES = (EXECUTIVE, TEAM, FULL)


def find_audience(name: str) -> Audience:
    """Return the audience of a name; ReportError if there is none."""
    for audience in AUDIENCES:
        if audience.name == name:
            return audience
    raise ReportError(f"audience: there is no {name!r}. Choose one of: {', '.join(a.name for a in AUDIENCES)}")


def check_sections(sections: Sequence[str]) -> tuple[str, ...]:
    """Return the ids, each once; ReportError names the first that is none."""
    for wanted in sections:
        if wanted not in CHAPTERS:
            raise ReportError(f"section: there is no {wanted!r}. Choose among: {', '.join(CHAPTERS)}")
    return tuple(dict.fromkeys(sections))


def build_sections(facts: Facts, outline: Sequence[str]) -> tuple[Section, ...]:
    """Return the sections of an outline that have something to say; the summary where none has."""
    built = [section for wanted in check_sections(outline) if (section := CHAPTERS[wanted](facts)) is not None]
    sections = built or [build_summary(facts)]
    return tuple(
        replace(section, flowing=section.flowing and place > 0 and not sections[place - 1].flowing)
        for place, section in enumerate(sections)
    )


def offer_sections(facts: Facts) -> tuple[str, ...]:
    """Return the ids of all sections that have something to say."""
    return tuple(name for name, chapter in CHAPTERS.items() if chapter(facts) is not None)
