"""Each change to Streamlit still finds the ground it was made for."""

from __future__ import annotations

import inspect
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from starlette.testclient import TestClient
from streamlit import config
from streamlit.commands import logo, page_config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session, caching, pages_manager
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

from ui import tuning


@pytest.fixture(autouse=True)
def tuned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AppSession, "_handle_clear_cache_request", AppSession._handle_clear_cache_request)
    monkeypatch.setattr(AppSession, "register_file_watchers", AppSession.register_file_watchers)
    monkeypatch.setattr(MemorySessionStorage.__init__, "__defaults__", MemorySessionStorage.__init__.__defaults__)
    for command in (logo, page_config):
        monkeypatch.setattr(command, "image_to_url", command.image_to_url)
    monkeypatch.setattr(app_session, "_populate_theme_msg", app_session._populate_theme_msg)
    monkeypatch.setattr(config, "_main_script_path", config._main_script_path)
    config.set_option("server.fileWatcherType", "none")
    tuning.tune(Path("app.py"))


def test_a_visitor_cannot_clear_the_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    cleared: list[str] = []
    monkeypatch.setattr(caching.cache_data, "clear", lambda: cleared.append("data"))
    AppSession._handle_clear_cache_request(cast(AppSession, SimpleNamespace()))
    assert not cleared
    assert "_handle_clear_cache_request" in inspect.getsource(AppSession.handle_backmsg)


def test_a_reconnect_watches_no_files() -> None:
    assert "register_file_watchers()" in inspect.getsource(WebsocketSessionManager)
    session = cast(Any, SimpleNamespace(_local_sources_watcher=None))
    AppSession.register_file_watchers(session)
    assert session._local_sources_watcher is None


def test_more_sleeping_visitors_are_kept_than_streamlit_keeps() -> None:
    assert list(inspect.signature(MemorySessionStorage.__init__).parameters) == ["self", "maxsize", "ttl_seconds"]
    assert MemorySessionStorage()._cache.maxsize == tuning.KEPT_SESSIONS  # type: ignore[attr-defined]


def test_the_theme_is_built_once_and_stays_what_it_was() -> None:
    asked: list[str] = []
    original = app_session._populate_theme_msg

    def count(message: CustomThemeConfig, section: str = "theme") -> None:
        asked.append(section)
        original(message, section)

    remembering = tuning.remember_theme(count)
    sections = ("theme", "theme.light", "theme.dark", "theme.sidebar")
    for _ in range(2):
        for section in sections:
            ours, theirs = CustomThemeConfig(), CustomThemeConfig()
            remembering(ours, section)
            original(theirs, section)
            assert ours == theirs
    assert tuple(asked) == sections
    assert "_populate_theme_msg(" in inspect.getsource(AppSession._create_new_session_message)


def test_the_address_of_a_static_picture_is_kept_without_loading_anything() -> None:
    kept = tuning.keep_static_address(lambda image: f"asked for {image}")
    assert kept("app/static/logo.svg", "more", image_id="logo") == "app/static/logo.svg"
    assert kept("elsewhere.png") == "asked for elsewhere.png"
    for command in (logo, page_config):
        assert command.image_to_url("app/static/logo.svg") == "app/static/logo.svg"
        assert "image_to_url(" in inspect.getsource(command)


def test_the_old_multipage_mode_stays_off() -> None:
    assert pages_manager.PagesManager.uses_pages_directory is False


def test_the_page_states_its_language_and_keeps_the_choice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from starlette.applications import Starlette

    import wiring
    from ui.server import ROUTES

    monkeypatch.setenv("FIVESTEPS_DATA", str(tmp_path))
    wiring.close_services()
    client = TestClient(Starlette(routes=ROUTES), follow_redirects=False)
    assert '<html lang="en">' in client.get("/answer").text
    assert '<html lang="ru">' in client.get("/answer", headers={"accept-language": "ru-RU,ru;q=0.9"}).text
    kept = client.get("/language/ru", params={"back": "/plan?assessment=1"})
    assert (kept.status_code, kept.headers["location"]) == (303, "/plan?assessment=1")
    assert '<html lang="ru">' in client.get("/").text
    for elsewhere in ("//example.org", "http://example.org", "/\\example.org"):
        assert client.get("/language/en", params={"back": elsewhere}).headers["location"] == "/"
    here = {"referer": "http://testserver/answer?assessment=1&item=goals.smart&lang=en"}
    kept = client.get("/language/ru", params={"back": "/answer?assessment=1"}, headers=here)
    assert kept.headers["location"] == "/answer?assessment=1&item=goals.smart"
    for stranger in (
        "http://example.org/answer?item=2",
        "nonsense",
        "http://testserver",
        "http://testserver//example.org",
    ):
        kept = client.get("/language/ru", params={"back": "/plan"}, headers={"referer": stranger})
        assert kept.headers["location"] in ("/plan", "/")
    assert client.get("/healthz").json()["status"] == "ok"
    wiring.close_services()
