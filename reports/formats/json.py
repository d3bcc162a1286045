"""The whole assessment, to be brought in again."""

from __future__ import annotations

from reports.model import Report

NAME = "json"
SUFFIX = ".json"
MEDIA_TYPE = "application/json"


def write(report: Report) -> bytes:
    """Return the assessment behind the report as exchange text, as it was answered."""
    return report.record.encode("utf-8", "backslashreplace")  # JSON writes half a character pair the same way
