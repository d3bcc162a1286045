"""The style block: readable in both themes, and hooked only where Streamlit promises to stay."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ui.theme import STYLE_FILE, Mode, style, tokens

CSS = re.sub(r"/\*.*?\*/", "", STYLE_FILE.read_text("utf-8"), flags=re.DOTALL)
MODES: tuple[Mode, ...] = ("light", "dark")
UI = Path(STYLE_FILE).parent
TEXT_PAIRS = [
    ("text", "paper"),
    ("text", "panel"),
    ("muted", "paper"),
    ("muted", "panel"),
    ("act", "paper"),
    ("act", "panel"),
    ("on-act", "act"),
    ("warn", "paper"),
    *((f"k{n}", f"l{n}") for n in range(5)),
    *(("paper", f"s{n}") for n in range(1, 6)),
]


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_its_ground(ink: str, ground: str, mode: Mode) -> None:
    colours = tokens(mode)
    assert contrast(colours[ink], colours[ground]) >= 4.5, (colours[ink], colours[ground])


@pytest.mark.parametrize("mode", MODES)
def test_levels_grow_darker_so_that_grey_print_keeps_their_order(mode: Mode) -> None:
    lights = [luminance(tokens(mode)[f"l{n}"]) for n in range(5)]
    assert lights == sorted(lights, reverse=True)
    assert len(set(lights)) == 5


def test_contrast_is_counted_as_wcag_counts_it() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


def test_the_style_is_one_element_without_comments() -> None:
    assert style().startswith("<style>")
    assert style().endswith("</style>")
    assert "/*" not in style()
    assert style().count("<") == 2


def test_hooks_into_streamlit_are_keys_and_test_ids_only() -> None:
    classes = set(re.findall(r"\.(-?[a-zA-Z_][\w-]*)", re.sub(r'"[^"]*"', "", CSS)))
    assert not [name for name in classes if re.match(r"st[A-Z]|st-(?!key-)|css-", name)]
    assert "emotion" not in CSS


def test_every_variable_that_is_used_is_defined() -> None:
    used = set(re.findall(r"var\(--([\w-]+)", CSS))
    defined = set(re.findall(r"--([\w-]+):", CSS)) | {"step", "ticks", "months"}
    assert used <= defined


def test_every_class_that_the_screens_write_has_a_style() -> None:
    known = set(re.findall(r"\.([a-zA-Z][\w-]*)", CSS)) | {"who"}
    for file in sorted(UI.glob("*.py")):
        written = re.findall(r'class="([^"{}]*)"', file.read_text("utf-8"))
        unknown = {name for names in written for name in names.split()} - known
        assert not unknown, (file.name, unknown)


def test_no_colour_is_written_outside_the_tokens() -> None:
    for file in sorted(UI.glob("*.py")):
        assert not re.findall(r"#[0-9A-Fa-f]{6}\b", file.read_text("utf-8")), file.name
