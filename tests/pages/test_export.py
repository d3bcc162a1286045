from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor, wait

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import wiring
from assessments.improving import state_request
from assessments.model import Assessment
from planning.desk import Desk
from planning.model import Answer, Problem
from planning.optimise import order_quickly
from planning.request import Request
from ui.routes import EXPORT


def test_the_export_page_offers_every_format(open_screen: Callable[..., AppTest], demo: dict[str, Assessment]) -> None:
    at = open_screen(EXPORT, assessment=demo["bank"].id)
    assert {"download-pdf", "download-docx", "download-csv", "download-json"} <= {
        button.key for button in at.get("download_button")
    }


def test_the_exported_plan_is_the_one_that_is_asked_for(
    open_screen: Callable[..., AppTest],
    demo: dict[str, Assessment],
    services: wiring.Services,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offered: dict[str, Callable[[], bytes]] = {}

    def offer(_label: str, *, key: str, data: Callable[[], bytes], **_: object) -> None:
        offered[key] = data

    monkeypatch.setattr(st, "download_button", offer)
    actions = []
    for hours in (0.5, 40):
        asked = Request(hours_per_week=hours, months=3, target=2.0)
        state_request(services.store, demo["bakery"], asked, wiring.new_operation())
        open_screen(EXPORT, assessment=demo["bakery"].id)
        with ThreadPoolExecutor() as later:  # as the server does: nobody's page is being drawn there
            actions.append(later.submit(offered["download-csv"]).result().count(b"\r\n"))
    assert actions[0] < actions[1]


def test_a_report_waits_for_the_proof_that_the_screen_does_not_wait_for(
    open_screen: Callable[..., AppTest],
    demo: dict[str, Assessment],
    services: wiring.Services,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offered: dict[str, Callable[[], bytes]] = {}
    may_end = threading.Event()

    def solve(problem: Problem, first: Collection[str]) -> Answer:
        assert may_end.wait(60)
        return order_quickly(problem, first)

    vars(services)["desk"] = Desk(solve)
    monkeypatch.setattr(st, "download_button", lambda _, *, key, data, **__: offered.update({key: data}))
    open_screen(EXPORT, assessment=demo["bakery"].id)
    with ThreadPoolExecutor() as later:
        written = later.submit(offered["download-csv"])
        assert not wait([written], timeout=1).done
        may_end.set()
        assert written.result(60)
