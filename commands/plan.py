"""`fivesteps plan`: responses and capacity in, the ordered actions out."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from commands.arguments import add_inputs, add_planning
from commands.inputs import Inputs, read_inputs
from commands.output import print_json

if TYPE_CHECKING:
    from planning.model import Plan, PlannedAction

HELP = "order the actions for a capacity; prints JSON"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add_inputs(parser)
    add_planning(parser, needs_capacity=True)


def run(arguments: argparse.Namespace) -> int:
    """Print the plan."""
    inputs = read_inputs(arguments)
    print_json(describe(make_plan(inputs, arguments), inputs))
    return 0


def make_plan(inputs: Inputs, arguments: argparse.Namespace) -> Plan:
    """Return the plan for the capacity, horizon and target of the arguments, or what is usual."""
    from planning.plan import plan
    from planning.policy import POLICY

    hours = arguments.capacity
    if hours is None:
        hours = POLICY.usual_hours_of(1 if inputs.company is None else inputs.company.headcount)
    months = POLICY.months if arguments.months is None else arguments.months
    return plan(inputs.questionnaire, inputs.score(), inputs.company, inputs.track, hours, months, arguments.target)


def describe(made: Plan, inputs: Inputs) -> dict[str, object]:
    """Return a plan in the documented shape; only `why` and `done_when` depend on the language."""
    return {
        "actions": [_describe_action(action, inputs) for action in made.actions],
        "left_out": [
            {"id": left.id, "reason": left.reason, "effort_hours": left.effort_hours, "gain": left.gain}
            for left in made.left_out
        ],
        "score_now": made.score_now,
        "score_after": made.score_after,
    }


def _describe_action(action: PlannedAction, inputs: Inputs) -> dict[str, object]:
    from locales import languages, speech
    from planning.explain import say_why

    words = inputs.edition.words(inputs.language)
    spoken = speech(inputs.language if inputs.language in languages() else "en")
    return {
        "id": action.id,
        "wave": action.wave,
        "start": action.start,
        "finish": action.finish,
        "effort_hours": action.effort_hours,
        "owner": action.owner,
        "raises": [
            {"item": lift.item, "from": lift.start, "to": lift.end, "gain": lift.gain} for lift in action.raises
        ],
        "why": say_why(action, inputs.questionnaire, words, spoken),
        "done_when": words.actions[action.id].done_when,
        "after": list(action.after),
    }
