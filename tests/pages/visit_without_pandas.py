"""Visit the pages that read an assessment and its workbook; exit 1 if one fails or anything loads pandas."""

from __future__ import annotations

import sys

from streamlit.testing.v1 import AppTest

from ui.routes import DOCUMENT, HISTORY, PLAN, PROGRESS, RESULTS, ROOT, TRACEABILITY
from ui.tuning import tune

tune(ROOT / "app.py")
at = AppTest.from_file(str(ROOT / "ui" / "frame.py"), default_timeout=60).run()
for screen in (RESULTS, HISTORY, PLAN, PROGRESS, TRACEABILITY, DOCUMENT):
    at.switch_page(f"../pages/{screen.section}/{screen.file}.py")
    at.query_params["assessment"], at.query_params["numbers"] = sys.argv[1], "true"
    at.run()
    if at.exception or not at.title:
        sys.exit(f"{screen.key}: {at.exception}")
    if "pandas" in sys.modules:
        sys.exit(f"{screen.key} loads pandas")
