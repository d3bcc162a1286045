"""Which tests belong to the fast loop: those that are not marked `slow` or `browser`."""

from __future__ import annotations

from pathlib import Path

import pytest

TESTS = Path(__file__).parent
SLOW_FOLDERS = {"pages", "faults", "journeys"}
SLOW_NAMES = (
    "test_report",
    "test_typesetting",
    "test_word",
    "test_governance_documents",
    "test_planning_wishes",
    "test_assessments_demonstration",
    "test_cli_plan",
    "test_cli_start",
    "test_cli_server",
    "test_cli_report",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        place = item.path.relative_to(TESTS)
        if place.parts[0] in SLOW_FOLDERS or place.name.startswith(SLOW_NAMES) or "properties" in place.name:
            item.add_marker(pytest.mark.slow)
