from __future__ import annotations

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from assessments.model import Assessment
from ui.routes import EXPORT


def test_the_export_page_offers_every_format(open_screen: Callable[..., AppTest], demo: dict[str, Assessment]) -> None:
    at = open_screen(EXPORT, assessment=demo["bank"].id)
    assert {"download-pdf", "download-csv", "download-json"} <= {button.key for button in at.get("download_button")}
