"""The same work without a browser: `fivesteps check | score | agreement | plan | report | ...`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import NoReturn

from assessments.errors import AssessmentError, ImportRefused
from commands import agreement, check, demo, plan, report, score, serve
from commands.errors import CommandError
from planning.errors import PlanningError
from questionnaires.errors import QuestionnaireError
from reports.errors import ReportError
from scoring.errors import ScoringError

COMMANDS = {
    "check": check,
    "score": score,
    "agreement": agreement,
    "plan": plan,
    "report": report,
    "demo": demo,
    "serve": serve,
}
MISTAKES = (AssessmentError, CommandError, PlanningError, QuestionnaireError, ReportError, ScoringError)
MISTAKE, STOPPED = 2, 130


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong with the arguments."""

    def error(self, message: str) -> NoReturn:
        self.exit(MISTAKE, f"{self.prog}: {message.removeprefix('argument ')}. See: {self.prog} --help\n")


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = _Parser(prog="fivesteps", description="Assess how well a company governs its social media.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, module in COMMANDS.items():
        command = commands.add_parser(name, help=module.HELP, description=f"{module.HELP[0].upper()}{module.HELP[1:]}.")
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser


def explain(mistake: Exception) -> str:
    """Return the message of a mistake: where, what, and what to do; one line for each problem of a refused file."""
    if isinstance(mistake, ImportRefused):
        return "\n".join((*(f"{mistake.where}: {problem}" for problem in mistake.problems), f"{mistake.remedy}."))
    return str(mistake)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0, or 2 for a mistake that stands on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    chosen = build_parser().parse_args(arguments)
    try:
        code: int = chosen.run(chosen)
        sys.stdout.flush()
    except MISTAKES as mistake:
        print(f"fivesteps {chosen.command}: {explain(mistake)}", file=sys.stderr)
        return MISTAKE
    except BrokenPipeError:  # whoever read our output has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return STOPPED
    return code


if __name__ == "__main__":
    sys.exit(main())
