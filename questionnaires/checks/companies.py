"""What is said of companies makes sense: sizes rise from one person, conditions can hold, actions have an effort."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from questionnaires.checks.fault import Fault, conditions_of
from questionnaires.errors import shown
from questionnaires.model import Condition, Questionnaire


def find_uneven_sizes(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield sizes out of order, and a first size that leaves out the smallest companies."""
    sizes = questionnaire.sizes
    if sizes and sizes[0].start != 1:
        what = f"the smallest size begins at {sizes[0].start} people, and smaller companies have none"
        yield Fault(("sizes", 0, "from"), what, 'Let "from" be 1.')
    for index, (smaller, larger) in enumerate(pairwise(sizes), start=1):
        if larger.start <= smaller.start:
            what = f"{larger.start} people follow {smaller.start}"
            yield Fault(("sizes", index, "from"), what, "Let the sizes rise.")


def find_idle_conditions(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield conditions that no company meets, and conditions that say nothing."""
    for place, condition in conditions_of(questionnaire):
        low, below = condition.headcount_from, condition.headcount_below
        if low is not None and below is not None and low >= below:
            what = f"no company has {low} people or more, and fewer than {below}"
            yield Fault((*place, "headcount_below"), what, "Let headcount_from be less than headcount_below.")
        elif condition == Condition():
            yield Fault(place, "the condition says nothing", f"Name one of: {', '.join(Condition.model_fields)}.")


def find_idle_actions(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Yield actions that raise nothing, that raise an item twice, or that take no effort in some size of company."""
    for index, action in enumerate(questionnaire.actions):
        raised: dict[str, int] = {}
        for number, lift in enumerate(action.raises):
            place = ("actions", index, "raises", number)
            if lift.start >= lift.end:
                what = f"a raise from {shown(lift.start)} to {shown(lift.end)} raises nothing"
                yield Fault((*place, "to"), what, 'Let "to" be greater than "from".')
            if raised.setdefault(lift.item, number) != number:
                what = f"the action raises {shown(lift.item)} a second time"
                yield Fault((*place, "item"), what, "Make it one raise.", first=(*place[:-1], raised[lift.item]))
        missing = [size.id for size in questionnaire.sizes if size.id not in action.effort]
        if missing or not action.effort:
            what = f"there is no effort for the size {', '.join(missing)}" if missing else "there is no effort"
            yield Fault(("actions", index, "effort"), what, "Add person-days for every size of company.")
