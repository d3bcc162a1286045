"""`fivesteps agreement`: what several people said in, how far they agree out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from commands.arguments import whole
from commands.errors import CommandError
from commands.output import print_json

if TYPE_CHECKING:
    from scoring.agreement.model import Spread

HELP = "measure how far respondents agree; prints JSON"
MOST_OPTIONS = 101


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("file", type=Path, metavar="FILE", help="CSV: respondent, item, value")
    parser.add_argument("--min", type=whole, default=0, metavar="N", help="lowest value of the scale; default: 0")
    parser.add_argument("--max", type=whole, default=4, metavar="N", help="highest value of the scale; default: 4")


def run(arguments: argparse.Namespace) -> int:
    """Print the measures of every item, and those of the whole."""
    from assessments.votes_file import read_votes_file
    from scoring.agreement.reliability import find_alpha, find_kendall_w
    from scoring.agreement.spreads import find_spreads
    from scoring.agreement.votes import gather_votes

    scale = read_scale(arguments.min, arguments.max)
    said = read_votes_file(arguments.file, scale)
    votes = gather_votes({vote.item: scale for vote in said}, said)
    items = {spread.item: _describe(spread) for spread in find_spreads(votes)}
    print_json({"items": items, "alpha": find_alpha(votes), "w": find_kendall_w(votes)})
    return 0


def read_scale(lowest: int, highest: int) -> tuple[float, ...]:
    """Return the whole numbers from the lowest to the highest value."""
    if lowest >= highest:
        raise CommandError("--max", f"{highest} is not above {lowest}, the lowest value", "Give a higher one")
    if highest - lowest >= MOST_OPTIONS:
        what = f"a scale from {lowest} to {highest} has too many values"
        raise CommandError("--max", what, f"Give at most {lowest + MOST_OPTIONS - 1}")
    return tuple(float(value) for value in range(lowest, highest + 1))


def _describe(spread: Spread) -> dict[str, float | None]:
    return {
        "n": spread.answers,
        "median": spread.median,
        "iqr": spread.iqr,
        "range": spread.range,
        "consensus": spread.consensus,
        "agreement": spread.agreement,
    }
