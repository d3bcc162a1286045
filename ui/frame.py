"""The script that every rerun runs: style, menu, then the page that the address asks for."""

from __future__ import annotations

import streamlit as st

from ui import failures, theme
from ui.routes import OVERVIEW, SCREENS, STATIC
from ui.text import current_speech

speech = current_speech()
st.set_page_config(page_title="Five Steps", page_icon=str(STATIC / "icon.svg"), layout="wide")
st.html(theme.style())

menu: dict[str, list[st.Page]] = {}
for screen in SCREENS:
    section = "" if screen is OVERVIEW else speech.say(f"nav.section.{screen.section}")
    menu.setdefault(section, []).append(
        st.Page(
            screen.path,
            title=speech.say(f"nav.{screen.key}"),
            icon=f":material/{screen.icon}:",
            url_path=screen.url,
            default=screen is OVERVIEW,
        )
    )
logo = "logo-dark.svg" if theme.current_mode() == "dark" else "logo.svg"
st.logo(str(STATIC / logo), size="large")
page = st.navigation(menu, position="top")
with failures.shown(speech):
    page.run()
