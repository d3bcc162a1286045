"""What Streamlit 1.67 has no setting for. Each change states its reason, and a test fails when its ground moves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from streamlit import config
from streamlit.commands import logo, page_config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.pages_manager import PagesManager

STATIC_ADDRESS = "app/static/"
ToUrl = Callable[..., str]
Populate = Callable[..., None]
KEPT_SESSIONS = 1000
KEPT_SECONDS = 900


def _refuse_to_clear_caches(session: AppSession) -> None:
    """Do nothing: any visitor may send this request, and it would empty the caches of everybody."""


def _watch_no_files(session: AppSession) -> None:
    """Do nothing: with the watcher off, every reconnecting phone would still scan all modules on the event loop."""


def remember_theme(populate: Populate) -> Populate:
    """Return a function that fills in a section of the theme as `populate` does, which it asks once per section.

    Streamlit rebuilds the message from the settings for every run, which costs more than drawing an answer's card;
    the settings do not change while the server runs.
    """
    known: dict[str, CustomThemeConfig] = {}

    def fill_in(message: CustomThemeConfig, section: str = "theme") -> None:
        if section not in known:
            known[section] = CustomThemeConfig()
            populate(known[section], section)
        if known[section].ByteSize():
            message.MergeFrom(known[section])

    return fill_in


def keep_static_address(to_url: ToUrl) -> ToUrl:
    """Return a function that leaves the address of a static file as it is, and asks `to_url` for anything else.

    Streamlit loads NumPy and Pillow for every picture, also for one it need not touch: half of the first page.
    """

    def address_of(image: object, *rest: object, **more: object) -> str:
        if isinstance(image, str) and image.startswith(STATIC_ADDRESS):
            return image
        return to_url(image, *rest, **more)

    return address_of


def tune(main_script: Path) -> None:
    """Apply the changes; called once, before the first session."""
    if (
        config._main_script_path is None
    ):  # under uvicorn the folder of the settings would be looked for beside the frame
        config._main_script_path = str(main_script)
    PagesManager.uses_pages_directory = False  # the old multipage mode would run a page without the frame
    changes: dict[str, Callable[[AppSession], None]] = {"_handle_clear_cache_request": _refuse_to_clear_caches}
    if config.get_option("server.fileWatcherType") == "none":
        changes["register_file_watchers"] = _watch_no_files
        app_session._populate_theme_msg = remember_theme(app_session._populate_theme_msg)
    for name, change in changes.items():
        setattr(AppSession, name, change)
    for command in (logo, page_config):
        command.image_to_url = keep_static_address(command.image_to_url)  # type: ignore[attr-defined]
    # 128 sessions and two minutes are too few for a room of people whose phones sleep; there is no option
    MemorySessionStorage.__init__.__defaults__ = (KEPT_SESSIONS, KEPT_SECONDS)
