"""The server: `streamlit run app.py` starts everything."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui.server import ROUTES, lifespan
from ui.tuning import tune

ROOT = Path(__file__).resolve().parent
tune(ROOT / "app.py")

app = st.App(ROOT / "ui" / "frame.py", routes=ROUTES, lifespan=lifespan)
