from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from questionnaires.schema import FOLDER, MODELS, build_schema, write_schemas
from tests.unit.questionnaires.sound import ENGLISH, STRUCTURE, changed


@pytest.mark.parametrize("name", MODELS)
def test_the_schema_in_the_repository_is_fresh(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == build_schema(MODELS[name]), (
        f"{name} is stale: see questionnaires/schema.py"
    )


def test_schemas_are_written_into_a_folder(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(MODELS)
    assert json.loads((tmp_path / "schema.json").read_text(encoding="utf-8"))["title"] == "Questionnaire"


@pytest.mark.parametrize(("name", "text"), [("schema.json", STRUCTURE), ("words.schema.json", ENGLISH)])
def test_an_editor_accepts_what_the_loader_accepts(name: str, text: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(build_schema(MODELS[name])))
    jsonschema.validate(yaml.load(text, yaml.CSafeLoader), json.loads(build_schema(MODELS[name])))


@pytest.mark.parametrize(
    "change",
    [("    weight: 3", "    wieght: 3"), ("    weight: 3", "    weight: 0"), ("combine: staged", "combine: stage")],
)
def test_an_editor_marks_a_field_that_the_loader_refuses(change: tuple[str, str]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.safe_load(changed(STRUCTURE, change)), json.loads(build_schema(MODELS["schema.json"])))
