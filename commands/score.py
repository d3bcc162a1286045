"""`fivesteps score`: responses in, all published numbers out."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from commands.arguments import add_inputs
from commands.inputs import read_inputs
from commands.output import print_json

if TYPE_CHECKING:
    from scoring.model import ItemScore, Profile, SectionScore

HELP = "score responses; prints JSON"
add_arguments = add_inputs


def run(arguments: argparse.Namespace) -> int:
    """Print the profile of the responses."""
    print_json(describe(read_inputs(arguments).score()))
    return 0


def describe(profile: Profile) -> dict[str, object]:
    """Return a profile in the documented shape: unrounded, the same in every language, `None` for "not rated"."""
    return {
        "overall": _describe_section(profile.overall),
        "sections": {section.id: _describe_section(section) for section in profile.sections},
        "items": {item.id: _describe_item(item) for item in profile.items},
        "ignored": list(profile.ignored),
    }


def _describe_section(section: SectionScore) -> dict[str, object]:
    return {
        "score": section.score,
        "low": section.low,
        "high": section.high,
        "max": section.max,
        "level": section.level,
        "level_by_score": section.level_by_score,
        "capped_by": list(section.capped_by),
        "coverage": section.coverage,
        "adjusted": section.adjusted,
    }


def _describe_item(item: ItemScore) -> dict[str, object]:
    return {
        "state": item.state.value,
        "value": item.value,
        "weight": item.weight,
        "contribution": item.contribution,
        "loss": item.loss,
    }
