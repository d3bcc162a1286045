"""What can go wrong on the command line."""

from __future__ import annotations


class CommandError(Exception):
    """A command that cannot be carried out; the message says where, what, and what to do."""

    def __init__(self, where: str, what: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}. {remedy}")
