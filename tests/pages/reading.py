"""What a page of AppTest holds beyond widgets: the HTML it sends, and its charts."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from locales import languages
from tests.unit.ui.markup import Markup, read


def html_of(at: AppTest) -> Markup:
    """Return everything the page draws as HTML, taken apart; each piece must be whole."""
    bodies = [element.proto.body for element in at.get("html")]
    return read("".join(body for body in bodies if not body.startswith("<style>")))


def charts_of(at: AppTest, kind: str) -> list[str]:
    """Return the alternative texts of the charts of a kind (`vega_lite_chart`, `echarts_chart`)."""
    return [element.proto.alt for element in at.get(kind)]


def speaks(at: AppTest, language: str) -> bool:
    """Tell whether everything drawn is in a language; the links to the other ones are in theirs."""
    spoken = html_of(at).all_values("lang")
    others = [code for code in spoken if code != language]
    return spoken.count(language) > 1 and len(others) == len(languages()) - 1


def labels_of(at: AppTest, kind: str) -> list[str]:
    """Return the labels of the elements of a kind that AppTest has no class for."""
    return [str(getattr(element, "label", "")) for element in at.get(kind)]
