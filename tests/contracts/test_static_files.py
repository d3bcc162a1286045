"""What the server hands to anybody who asks: fonts, their licences and the logo, and nothing else."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "ui" / "static"
FONTS = {"inter-400.woff2", "inter-600.woff2", "serif.woff2"}
PICTURES = {"logo.svg", "icon.svg"}
LICENCES = {"OFL-Inter.txt", "OFL-Five-Steps-Serif.txt"}


def test_the_static_folder_holds_fonts_licences_and_the_logo_only() -> None:
    assert {path.name for path in STATIC.rglob("*")} == FONTS | PICTURES | LICENCES


def test_every_font_that_the_theme_names_is_there() -> None:
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
    assert {face["url"] for face in theme["fontFaces"]} == {f"app/static/{name}" for name in FONTS}


def test_a_browser_loads_less_than_150_kilobytes_of_fonts() -> None:
    assert sum((STATIC / name).stat().st_size for name in FONTS) < 150_000


def test_every_font_folder_has_the_licence_texts() -> None:
    for folder in (STATIC, ROOT / "reports" / "fonts"):
        for name in LICENCES:
            assert "SIL OPEN FONT LICENSE" in (folder / name).read_text("utf-8")


def test_pictures_load_nothing_and_run_nothing() -> None:
    for name in PICTURES:
        text = (STATIC / name).read_text("utf-8")
        assert not re.search(r"<script|@import|href|url\(|\bon\w+=", text)
