"""What the rules look at: one assessment, the workbook, the facts and the day, with everything found once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from governance.naming import ROLE
from governance.policy import POLICY, Policy
from governance.promises import Promise, duty_of, read_promise
from scoring.model import ItemScore, Profile, State

if TYPE_CHECKING:
    from governance.facts import Facts
    from governance.model import Entry, Workbook
    from questionnaires.company import CompanyProfile
    from questionnaires.model import Item, Questionnaire

TOP = 4.0


@dataclass(frozen=True, slots=True)
class Earlier:
    """The assessment before this one: what was computed of it, its day, and whether it took the same track."""

    profile: Profile
    day: date
    same_track: bool


@dataclass(frozen=True)
class Ground:
    """Everything a rule may look at. Levels and scores of steps are given from 0 to 4, whatever the scale.

    `seconds` is how long each step was answered, by its id; `proof_since` tells whether evidence was added after the
    day of the `earlier` assessment; `assessed_on` is the day of this one, today if it is not said.
    """

    questionnaire: Questionnaire
    profile: Profile
    company: CompanyProfile
    workbook: Workbook
    today: date
    facts: Facts
    seconds: Mapping[str, float] = field(default_factory=dict)
    earlier: Earlier | None = None
    proof_since: bool = False
    assessed_on: date | None = None
    policy: Policy = POLICY

    def rows(self, register: str) -> tuple[Entry, ...]:
        """Return what counts of a register."""
        return self.workbook.rows(register)

    def active(self, register: str) -> tuple[Entry, ...]:
        """Return the rows of a register whose status is active."""
        found = self._active.get(register)
        if found is None:
            found = tuple(entry for entry in self.workbook.rows(register) if entry.values.get("status") == "active")
            self._active[register] = found
        return found

    @cached_property
    def _active(self) -> dict[str, tuple[Entry, ...]]:
        return {}

    def has(self, need: str) -> bool:
        """Tell whether something a rule needs is there: answers, earlier, platforms, or rows of a register."""
        if need == "answers":
            return bool(self._levels)
        if need == "earlier":
            return self.earlier is not None
        if need == "platforms":
            return bool(self.facts.platforms)
        return bool(self.workbook.rows(need))

    def applies(self, country: str) -> bool:
        """Tell whether the company has customers in a country."""
        return country in self.company.countries

    @property
    def works_alone(self) -> bool:
        """Whether the company is too small to ask for a second person."""
        return self.company.headcount <= self.policy.alone

    def level(self, item: str) -> float | None:
        """Return the level of a practice from 0 to 4; None if it is not asked, unknown or not applicable."""
        return self._levels.get(item)

    @cached_property
    def _levels(self) -> Mapping[str, float]:
        return {i.id: self.scaled(i.normal) for i in self.profile.items if i.normal is not None}

    @property
    def day(self) -> date:
        """The day of this assessment."""
        return self.assessed_on or self.today

    @cached_property
    def scores(self) -> Mapping[str, ItemScore]:
        """What was computed of each practice."""
        return {item.id: item for item in self.profile.items}

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """The definition of each practice."""
        return {item.id: item for item in self.questionnaire.walk_items()}

    def is_hidden(self, item: str) -> bool:
        """Tell whether a practice was not asked because of the company's profile, or set to not applicable."""
        definition = self.items.get(item)
        if definition is None:
            return False
        return not definition.applies_to(self.company) or self.scores[item].state is State.NOT_APPLICABLE

    def step_score(self, step: str) -> float | None:
        """Return the score of a step from 0 to 4; None if there is no such step, or it is not rated."""
        found = self._steps.get(step)
        return None if found is None else self.scaled(found)

    @cached_property
    def _steps(self) -> Mapping[str, float | None]:
        return {section.id: section.score for section in self.profile.sections}

    def scaled(self, value: float) -> float:
        """Return a value of the questionnaire's scale as one from 0 to 4."""
        scale = self.questionnaire.score
        return round((value - scale.low) * TOP / (scale.high - scale.low), 9)

    @cached_property
    def steps(self) -> tuple[str, ...]:
        """The top sections of the questionnaire, in order."""
        return tuple(section.id for section in self.questionnaire.sections)

    def step_of(self, item: str | None) -> str:
        """Return the step a practice belongs to; empty if the questionnaire has no such practice."""
        return self._step_of.get(item or "", "")

    @cached_property
    def _step_of(self) -> Mapping[str, str]:
        return {item.id: section.id for section in self.questionnaire.sections for item in section.walk_items()}

    @cached_property
    def answers_by_step(self) -> Mapping[str, tuple[ItemScore, ...]]:
        """What was computed of the practices of each step."""
        found: dict[str, list[ItemScore]] = {step: [] for step in self.steps}
        for item in self.profile.items:
            found[self._step_of[item.id]].append(item)
        return {step: tuple(items) for step, items in found.items()}

    @cached_property
    def gone(self) -> Mapping[str, tuple[Entry, date]]:
        """The people whose last day has come, with that day, by id."""
        days = ((person, person.day("left_date")) for person in self.rows("people"))
        return {person.id: (person, left) for person, left in days if left is not None and left <= self.today}

    @cached_property
    def here(self) -> Mapping[str, Entry]:
        """The people who have not left, by id."""
        return {person.id: person for person in self.rows("people") if person.id not in self.gone}

    @cached_property
    def _by_role(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for person in self.here.values():
            for role in person.names("role"):
                found.setdefault(ROLE + role, set()).add(person.id)
        return {role: frozenset(people) for role, people in found.items()}

    def people_behind(self, references: Iterable[str]) -> frozenset[str]:
        """Return the people that are meant: a role stands for who holds it, and for itself where nobody does."""
        behind: set[str] = set()
        for reference in references:
            behind.update(self._by_role.get(reference, (reference,)))
        return frozenset(behind)

    @cached_property
    def measures(self) -> Mapping[str, tuple[Entry, ...]]:
        """The active measures by the goal they serve."""
        found: dict[str, list[Entry]] = {}
        for kpi in self.active("kpis"):
            for goal in kpi.names("goal_id"):
                found.setdefault(goal, []).append(kpi)
        return {goal: tuple(kpis) for goal, kpis in found.items()}

    @cached_property
    def tied(self) -> tuple[tuple[Entry, Entry], ...]:
        """The active measures, each with the goal it is tied to, be it archived."""
        found = (
            (kpi, self.workbook.find("goals", goal)) for kpi in self.active("kpis") for goal in kpi.names("goal_id")
        )
        return tuple((kpi, goal) for kpi, goal in found if goal is not None and not goal.proposed)

    @cached_property
    def open_accounts(self) -> tuple[Entry, ...]:
        """The accounts that are not closed."""
        return tuple(account for account in self.rows("accounts") if account.text("status") != "closed")

    @cached_property
    def ads(self) -> tuple[Entry, ...]:
        """The advertisements in the content calendar that were not dropped."""
        items = (item for item in self.rows("calendar") if item.says("is_ad"))
        return tuple(item for item in items if item.text("status") != "dropped")

    @cached_property
    def promises(self) -> tuple[tuple[Entry, Promise], ...]:
        """The listening places that promise a reply in some time, with that promise."""
        found = ((place, read_promise(place, "response_target", self._duty(place))) for place in self.rows("listening"))
        return tuple((place, promise) for place, promise in found if promise is not None)

    def _duty(self, place: Entry) -> float:
        duty = duty_of(place)
        return self.policy.working_day if duty is None else duty.hours_of_day
