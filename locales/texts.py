"""The language files: nested areas in YAML, read as one flat mapping of dotted keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

from locales.errors import LocaleError

FOLDER = Path(__file__).parent


@cache
def find_languages() -> tuple[str, ...]:
    """Return the two-letter codes of the languages that have a file, in alphabetical order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("[a-z][a-z].yaml")))


@cache
def load_texts(language: str) -> Mapping[str, str]:
    """Return every text of a language by its dotted key, as it stands in the file."""
    if language not in find_languages():
        raise LocaleError(f"locales: there is no language {language!r}. Choose one of: {', '.join(find_languages())}")
    path = FOLDER / f"{language}.yaml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    tree = yaml.load(path.read_text("utf-8"), Loader=loader)  # noqa: S506 - both loaders are safe ones
    return MappingProxyType(dict(_flatten(tree, path.name)))


def _flatten(tree: object, file: str, prefix: str = "") -> Iterator[tuple[str, str]]:
    if not isinstance(tree, dict):
        raise LocaleError(f"{file}: {prefix or 'the file'}: not a mapping of names to texts. Nest the texts by area")
    for name, value in tree.items():
        if not isinstance(name, str):
            raise LocaleError(f"{file}: {prefix}{name}: a key that YAML does not read as text. Put it in quotes")
        if isinstance(value, str):
            yield prefix + name, value
        else:
            yield from _flatten(value, file, f"{prefix}{name}.")
