"""The words of the interface and of the reports: one file per language, found by its name."""

from locales.errors import LocaleError
from locales.speech import Speech, languages, speech

__all__ = ["LocaleError", "Speech", "languages", "speech"]
