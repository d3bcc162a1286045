"""What can go wrong in planning."""

from __future__ import annotations


class PlanningError(Exception):
    """A plan that cannot be made; the message says where, what, and what to do."""
