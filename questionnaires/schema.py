"""The JSON Schemas of questionnaires and words, for editors.

To write them anew: `python -c "from questionnaires.schema import write_schemas; write_schemas()"`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel

from questionnaires.model import Questionnaire, Words

FOLDER = Path(__file__).parent
MODELS: Mapping[str, type[BaseModel]] = {"schema.json": Questionnaire, "words.schema.json": Words}
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def build_schema(model: type[BaseModel]) -> str:
    """Return the JSON Schema of a model as the text of its file."""
    schema = {"$schema": DIALECT, **model.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schemas(folder: Path = FOLDER) -> None:
    """Write the schema of every model into a folder."""
    for name, model in MODELS.items():
        (folder / name).write_text(build_schema(model), encoding="utf-8")
