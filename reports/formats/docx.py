"""The report as an editable Word document."""

from __future__ import annotations

from reports.model import Report

NAME = "docx"
SUFFIX = ".docx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def write(report: Report) -> bytes:
    """Return the report as a document for Word or LibreOffice, its drawings as pictures told in words."""
    from reports.word.writing import write_document

    return write_document(report)
