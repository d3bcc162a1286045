"""Visit the overview of an empty database; exit 1 if it fails or loads anything heavy."""

from __future__ import annotations

import sys

from streamlit.testing.v1 import AppTest

from ui.routes import ROOT
from ui.tuning import tune

HEAVY = ("pandas", "numpy", "pydantic", "altair", "babel", "highspy")

tune(ROOT / "app.py")
at = AppTest.from_file(str(ROOT / "ui" / "frame.py"), default_timeout=60).run()
loaded = [name for name in HEAVY if name in sys.modules]
if at.exception or not at.button or loaded:
    sys.exit(f"{at.exception} {loaded}")
