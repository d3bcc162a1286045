"""The JSON Schema of registers, for editors.

To write it anew: `python -c "from governance.schema import write_schema; write_schema()"`.
"""

from __future__ import annotations

from pathlib import Path

from governance.definition import Register
from questionnaires.schema import build_schema

PATH = Path(__file__).parent / "register.schema.json"


def write_schema(path: Path = PATH) -> None:
    """Write the schema of a register into a file."""
    path.write_text(build_schema(Register), encoding="utf-8")
