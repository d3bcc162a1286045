"""What goes wrong with reports."""

from __future__ import annotations


class ReportError(Exception):
    """A report that cannot be written; says where, what, and what to do."""
