"""The report as pages: tagged PDF/UA-1."""

from __future__ import annotations

from reports.model import Report

NAME = "pdf"
SUFFIX = ".pdf"
MEDIA_TYPE = "application/pdf"


def write(report: Report) -> bytes:
    """Return the report as PDF; the same report gives the same bytes."""
    from reports.typesetting import set_pages

    return set_pages(report)
