"""What a folder must hold to be a questionnaire."""

from __future__ import annotations

from pathlib import Path

STRUCTURE = "questionnaire.yaml"


def holds_questionnaire(folder: Path) -> bool:
    """Tell whether a folder holds the structure of a questionnaire; what cannot be looked at holds none."""
    try:
        return (folder / STRUCTURE).is_file()
    except OSError:
        return False
