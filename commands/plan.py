"""`fivesteps plan`: responses and capacity in, the ordered actions out; or any problem of the kind, in a file."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from commands.arguments import add_inputs, add_planning
from commands.errors import CommandError
from commands.inputs import Inputs, read_inputs
from commands.output import print_json
from commands.progress import show_progress

if TYPE_CHECKING:
    from locales.speech import Speech
    from planning.model import Answer, Certificate, Plan, PlannedAction
    from planning.request import Request

STOPPED = {
    "unasked": "no proof was looked for",
    "clock": "the time was up",
    "overrun": "the solver overran its time and was stopped",
    "fault": "the solver failed",
}
WAITING = "Looking for the best plan"
NEEDED = ("questionnaire", "responses", "capacity")
WISHES = ("must", "not_now", "done", "people", "urgent", "budget")
ALONE = (*NEEDED, "profile", "track", "language", "months", "target", *WISHES)
HELP = "order the actions for a capacity; prints JSON"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add_inputs(parser, required=False)
    add_planning(parser, needs_capacity=False)
    parser.add_argument("--problem", type=Path, metavar="FILE", help="JSON: a problem of its own, instead of responses")


def run(arguments: argparse.Namespace) -> int:
    """Print the plan; the exit code is 1 if there is none that holds everything that must be done."""
    check_together(arguments)
    if arguments.problem is not None:
        return solve_problem(arguments.problem, arguments.limit)
    inputs = read_inputs(arguments)
    with show_progress(WAITING):
        made = make_plan(inputs, arguments)
    print_json(describe(made, inputs))
    return 1 if made.certificate is not None and made.certificate.status == "infeasible" else 0


def check_together(arguments: argparse.Namespace) -> None:
    """Refuse what is missing, and what a problem file leaves no room for."""
    given = [name for name in ALONE if getattr(arguments, name) is not None]
    if arguments.problem is not None and given:
        what = f"it is a problem of its own, and {_list_options(given)} cannot go with it"
        raise CommandError("--problem", what, "Leave out one or the other")
    missing = [name for name in NEEDED if getattr(arguments, name) is None]
    if arguments.problem is None and missing:
        what = "these are required, or else --problem"
        raise CommandError(_list_options(missing), what, "See: fivesteps plan --help")


def solve_problem(path: Path, limit: float | None) -> int:
    """Print the answer to a problem file."""
    from planning.optimise import LIMIT, optimise
    from planning.problem_file import read_problem

    problem = read_problem(path)
    with show_progress(WAITING):
        answer = optimise(problem, limit=LIMIT if limit is None else limit)
    print_json(describe_answer(answer))
    return 1 if answer.certificate.status == "infeasible" else 0


def describe_answer(answer: Answer) -> dict[str, object]:
    """Return the answer to a problem file in the documented shape."""
    return {
        **describe_certificate(answer.certificate),
        "schedule": dict(answer.schedule.finish),
        "left_out": list(answer.schedule.left_out),
        "reason": say_reason(answer.certificate),
    }


def describe_certificate(certificate: Certificate) -> dict[str, object]:
    """Return how good a plan is, in the documented shape."""
    return {
        "status": certificate.status,
        "value": certificate.value,
        "bound": certificate.bound,
        "gap": certificate.gap,
    }


def say_reason(certificate: Certificate) -> str | None:
    """Return why there is no plan, or why it is not proven to be the best one; `None` where all is proven."""
    from planning.obstacles import describe

    if certificate.obstacle is not None:
        return describe(certificate.obstacle)
    if certificate.stopped is None:
        return None
    if certificate.status == "optimal":
        return f"{STOPPED[certificate.stopped]}: the value is proven, but another plan may be just as good"
    return f"{STOPPED[certificate.stopped]}: within {100 * (certificate.gap or 0):.2g} % of the best possible"


def make_plan(inputs: Inputs, arguments: argparse.Namespace, urgent: frozenset[str] = frozenset()) -> Plan:
    """Return the plan for what the arguments ask; the capacity and the months are else what is usual.

    `urgent` names practices that mend a critical finding, beside those of the arguments.
    """
    from planning.optimise import LIMIT, optimise
    from planning.plan import plan

    limit = LIMIT if arguments.limit is None else arguments.limit
    return plan(
        inputs.questionnaire,
        inputs.score(),
        inputs.company,
        inputs.track,
        read_request(inputs, arguments),
        solve=lambda problem, first: optimise(problem, first, limit),
        urgent=urgent | frozenset(arguments.urgent or ()),
    )


def read_request(inputs: Inputs, arguments: argparse.Namespace) -> Request:
    """Return what the arguments ask of the plan."""
    from planning.policy import POLICY
    from planning.request import Request

    usual = POLICY.usual_hours_of(1 if inputs.company is None else inputs.company.headcount)
    return Request(
        hours_per_week=usual if arguments.capacity is None else arguments.capacity,
        months=POLICY.months if arguments.months is None else arguments.months,
        target=arguments.target,
        people=dict(arguments.people or ()),
        budget=arguments.budget,
        must=dict(arguments.must or ()),
        not_now=frozenset(arguments.not_now or ()),
        done=frozenset(arguments.done or ()),
    )


def describe(made: Plan, inputs: Inputs) -> dict[str, object]:
    """Return a plan in the documented shape; only `why`, `done_when` and `reason` depend on the language."""
    return {
        "actions": [_describe_action(action, inputs) for action in made.actions],
        "left_out": [
            {
                "id": left.id,
                "reason": left.reason,
                "effort_hours": left.effort_hours,
                "gain": left.gain,
                "needs": list(left.needs),
            }
            for left in made.left_out
        ],
        "score_now": made.score_now,
        "score_after": made.score_after,
        "level_after": made.level_after,
        "reason": _say_why_not(made, inputs),
        "certificate": None if made.certificate is None else describe_certificate(made.certificate),
    }


def _describe_action(action: PlannedAction, inputs: Inputs) -> dict[str, object]:
    from planning.explain import say_why

    words, spoken = inputs.edition.words(inputs.language), _speech(inputs)
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
        "required": action.required,
        "mends": action.mends,
        "lost_without": action.lost_without,
    }


def _say_why_not(made: Plan, inputs: Inputs) -> str | None:
    """Return why there is no plan that holds everything, or why it is not proven; `None` where all is proven."""
    from planning.explain import say_certificate, say_obstacle

    certificate = made.certificate
    if certificate is None or (certificate.status == "optimal" and certificate.stopped is None):
        return None
    if certificate.obstacle is None:
        return say_certificate(certificate, _speech(inputs))
    words = inputs.edition.words(inputs.language)
    return say_obstacle(certificate.obstacle, inputs.questionnaire, words, _speech(inputs))


def _speech(inputs: Inputs) -> Speech:
    from locales import languages, speech

    return speech(inputs.language if inputs.language in languages() else "en")


def _list_options(names: Iterable[str]) -> str:
    return ", ".join(f"--{name.replace('_', '-')}" for name in names)
