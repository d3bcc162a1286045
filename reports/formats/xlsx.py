"""The report as a workbook: an action tracker to be kept up to date, with scores, answers and findings behind it."""

from __future__ import annotations

import io

from reports.model import Report

NAME = "xlsx"
SUFFIX = ".xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def write(report: Report) -> bytes:
    """Return the report as a workbook for Excel or LibreOffice; what it leaves out has no sheet."""
    from locales import speech
    from reports.sheets.book import open_book, pack_book
    from reports.sheets.lists import write_lists
    from reports.sheets.tables import write_answers, write_findings, write_scores
    from reports.sheets.tracker import write_tracker

    target = io.BytesIO()
    book = open_book(target, report, speech(report.language))
    if report.tasks:
        write_tracker(book)
    if report.scores or not report.tasks:
        write_scores(book)
    if report.answers:
        write_answers(book)
    if report.findings:
        write_findings(book)
    if report.tasks:
        write_lists(book)
    return pack_book(book, target)
