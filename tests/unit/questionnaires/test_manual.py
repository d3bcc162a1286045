"""The example of the manual is a questionnaire."""

from __future__ import annotations

import re
from pathlib import Path

from questionnaires.loading import find_problems_in, load
from questionnaires.translation import missing_texts

MANUAL = Path(__file__).resolve().parents[3] / "docs" / "questionnaires.md"


def test_the_example_of_the_manual_loads_without_a_word_missing(tmp_path: Path) -> None:
    structure, words = re.findall(r"```yaml\n(.*?)```", MANUAL.read_text("utf-8"), re.S)
    folder = tmp_path / "tidy-desk"
    folder.mkdir()
    (folder / "questionnaire.yaml").write_text(structure, "utf-8")
    (folder / "text.en.yaml").write_text(words, "utf-8")
    assert find_problems_in(folder) == ()
    assert missing_texts(load(folder)) == ()
