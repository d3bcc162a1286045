"""Values of the command line that more than one command takes, each refused with what to give instead."""

from __future__ import annotations

import argparse
import math
from pathlib import Path

LONGEST_WAIT = 86_400


def add_inputs(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Add what names an assessment in files: the questionnaire, the responses, the company, the track."""
    parser.add_argument(
        "--questionnaire", required=required, metavar="ID_OR_PATH", help="id in the library, or a folder"
    )
    parser.add_argument(
        "--responses", required=required, type=Path, metavar="FILE", help="CSV or JSON: item, value, ..."
    )
    parser.add_argument(
        "--profile", type=Path, metavar="FILE", help="JSON about the company; without it every item is in scope"
    )
    parser.add_argument("--track", metavar="NAME", help="the way through the questionnaire; default: the full one")
    add_language(parser)


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add the language of the words; numbers do not depend on it."""
    parser.add_argument("--language", metavar="XX", help="language of the words, for example en or ru; default: en")


def add_planning(parser: argparse.ArgumentParser, *, needs_capacity: bool) -> None:
    """Add what a plan depends on."""
    parser.add_argument(
        "--capacity",
        type=number,
        required=needs_capacity,
        metavar="HOURS_PER_WEEK",
        help="hours a week there are for the actions",
    )
    parser.add_argument("--months", type=whole, metavar="N", help="how far the plan looks ahead; default: 12")
    parser.add_argument("--target", type=number, metavar="L", help="level to reach; default: the next one up")
    parser.add_argument(
        "--must",
        type=dated,
        action="append",
        metavar="ID[@MONTH]",
        help="an action that must be done, by the end of a month or of the plan; repeatable",
    )
    parser.add_argument(
        "--not-now", action="append", metavar="ID", help="an action that is to be in no plan; repeatable"
    )
    parser.add_argument("--done", action="append", metavar="ID", help="an action that is done already; repeatable")
    parser.add_argument(
        "--people",
        type=share,
        action="append",
        metavar="ROLE=HOURS",
        help="hours a week that a role can give, of all hours; repeatable",
    )
    parser.add_argument(
        "--urgent", action="append", metavar="ITEM", help="a practice that mends a critical finding; repeatable"
    )
    parser.add_argument("--budget", type=number, metavar="N", help="money there is for the whole plan")
    parser.add_argument(
        "--limit", type=seconds, metavar="SECONDS", help="how long to look for the best plan; default: 10"
    )


def number(text: str) -> float:
    """Return a number as typed, with a decimal point or comma."""
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{_short(text)} is not a number. Give one, for example 8 or 2.5") from None
    if not math.isfinite(value):
        raise argparse.ArgumentTypeError(f"{_short(text)} is not a number to reckon with. Give one, for example 8")
    return value


def seconds(text: str) -> float:
    """Return a time to wait, as typed."""
    value = number(text)
    if not 0 < value <= LONGEST_WAIT:
        raise argparse.ArgumentTypeError(f"{_short(text)} is no time to wait. Give more than 0 and at most 86400")
    return value


def whole(text: str) -> int:
    """Return a whole number as typed."""
    if not text.lstrip("-").isascii() or not text.lstrip("-").isdigit() or len(text) > 9:
        raise argparse.ArgumentTypeError(f"{_short(text)} is not a whole number. Give one, for example 12")
    return int(text)


def dated(text: str) -> tuple[str, int | None]:
    """Return an id with the month behind its @, or with none."""
    name, sign, month = text.partition("@")
    return name, whole(month) if sign else None


def share(text: str) -> tuple[str, float]:
    """Return a role with the hours behind its equals sign."""
    role, sign, hours = text.partition("=")
    if not sign:
        raise argparse.ArgumentTypeError(f"{_short(text)} has no hours. Write it like marketing=4")
    return role, number(hours)


def port(text: str) -> int:
    """Return the number of a port as typed."""
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{_short(text)} is not a port. Give a number from 1 to 65535")
    return int(text)


def _short(text: str) -> str:
    return f'"{text[:40]}"'
