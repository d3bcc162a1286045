"""What goes wrong with words."""

from __future__ import annotations


class LocaleError(KeyError):
    """A language, a text or a value of a text that does not exist; says where, what, and what to do."""

    def __str__(self) -> str:
        return str(self.args[0])
