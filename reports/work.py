"""What is to be done, as the team sees it: the actions of the adopted plan as they stand, else those of the plan."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.drawings import Mark
from reports.facts import Facts, add_months

if TYPE_CHECKING:
    from assessments.commitments import Commitment
    from planning.model import PlannedAction
    from questionnaires.model import Action


@dataclass(frozen=True, slots=True)
class WorkLine:
    """An action in words: `after` names the numbers of what it builds on, `step` is 0 for one nobody asks of any more.

    `status` is empty as long as no plan is adopted.
    """

    number: int
    step: int
    title: str
    task: str
    why: str
    done_when: str
    start: Mark
    end: Mark
    owner: str
    due: str
    effort: str
    after: tuple[int, ...]
    essential: bool = False
    status: str = ""
    note: str = ""
    open: bool = True
    late: bool = False


def list_work(facts: Facts) -> tuple[WorkLine, ...]:
    """Return the actions of the adopted plan, open ones first by the day they are due; else the plan's own."""
    if facts.taken:
        held = sorted(facts.taken, key=lambda c: (not c.is_open, c.due, c.action))
        numbers = {commitment.action: number for number, commitment in enumerate(held, start=1)}
        return tuple(_build_taken(facts, commitment, numbers) for commitment in held)
    planned = facts.plan.actions if facts.plan else ()
    numbers = {action.id: number for number, action in enumerate(planned, start=1)}
    return tuple(_build_planned(facts, action, numbers) for action in planned)


def list_after(after: Collection[str], numbers: Mapping[str, int]) -> tuple[int, ...]:
    """Return the numbers of what an action builds on, as far as it stands in the same list."""
    return tuple(sorted(numbers[action] for action in after if action in numbers))


def _build_planned(facts: Facts, action: PlannedAction, numbers: Mapping[str, int]) -> WorkLine:
    words, lift = facts.words.actions[action.id], action.raises[0]
    return WorkLine(
        number=numbers[action.id],
        step=facts.step_of(action),
        title=facts.action_title(action),
        task=words.text,
        why=facts.words.items[lift.item].why,
        done_when=words.done_when,
        start=facts.value_mark(lift.start),
        end=facts.value_mark(lift.end),
        owner=facts.role(action.owner, brief=True),
        due=facts.speech.month_year(add_months(facts.start, action.finish - 1)),
        effort=facts.speech.effort(action.effort_hours),
        after=list_after(action.after, numbers),
        essential=action.lifts_cap,
    )


def _build_taken(facts: Facts, commitment: Commitment, numbers: Mapping[str, int]) -> WorkLine:
    known = facts.actions.get(commitment.action)
    words = facts.words.actions.get(commitment.action)
    items = [lift.item for lift in known.raises] if known else []
    practice = facts.practice_by_item.get(items[0]) if items else None
    return WorkLine(
        number=numbers[commitment.action],
        step=facts.homes[items[0]] if items else 0,
        title=", ".join(facts.words.items[item].title for item in items) or commitment.action,
        task=words.text if words else "",
        why=facts.words.items[items[0]].why if items else "",
        done_when=words.done_when if words else "",
        start=practice.mark if practice else Mark("–"),
        end=facts.value_mark(known.raises[0].end) if known else Mark("–"),
        owner=commitment.owner or (facts.role(known.owner, brief=True) if known else ""),
        due=facts.speech.date_short(commitment.due),
        effort=facts.speech.effort(commitment.hours_left if commitment.is_open else commitment.hours),
        after=list_after(tuple(_find_needs(facts, known)), numbers) if known and commitment.is_open else (),
        status=facts.speech.say(f"progress.status.{commitment.status.value}"),
        note=commitment.note,
        open=commitment.is_open,
        late=commitment.is_overdue(facts.generated),
    )


def _find_needs(facts: Facts, action: Action) -> Iterator[str]:
    """Yield what is still open of what an action builds on: lower levels of its practices, and what these need."""
    prerequisites = {item for lift in action.raises for item in facts.items[lift.item].after}
    lacking = {item for item in prerequisites if not _stands(facts, item)}
    for commitment in facts.taken:
        other = facts.actions.get(commitment.action)
        if other is None or other.id == action.id or not commitment.is_open:
            continue
        below = any(low.item == lift.item and low.end <= lift.start for lift in action.raises for low in other.raises)
        if below or any(lift.item in lacking for lift in other.raises):
            yield other.id


def _stands(facts: Facts, item: str) -> bool:
    """Tell whether a practice is where others can build on it, or was not asked at all."""
    base, practice = facts.questionnaire.prerequisite_level, facts.practice_by_item.get(item)
    return base is None or practice is None or practice.normal >= base
