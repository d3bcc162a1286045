from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assessments.model import Assessment
from ui.routes import EXPORT


def test_the_export_page_offers_every_format(open_screen: Callable[..., AppTest], demo: dict[str, Assessment]) -> None:
    at = open_screen(EXPORT, assessment=demo["bank"].id)
    assert {"download-pdf", "download-docx", "download-csv", "download-json"} <= {
        button.key for button in at.get("download_button")
    }


def test_the_exported_plan_is_for_the_hours_that_the_page_names(
    open_screen: Callable[..., AppTest], demo: dict[str, Assessment], monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: dict[str, Callable[[], bytes]] = {}

    def offer(_label: str, *, key: str, data: Callable[[], bytes], **_: object) -> None:
        offered[key] = data

    monkeypatch.setattr(st, "download_button", offer)
    actions = []
    for hours in ("0.5", "40"):
        open_screen(EXPORT, assessment=demo["bakery"].id, hours=hours, months="3", target="2")
        with ThreadPoolExecutor() as later:  # as the server does: nobody's page is being drawn there
            actions.append(later.submit(offered["download-csv"]).result().count(b"\r\n"))
    assert actions[0] < actions[1]
