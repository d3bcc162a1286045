"""The script that every rerun runs: style, menu, then the page that the address asks for."""

from __future__ import annotations

import streamlit as st

from ui import failures, theme
from ui.routes import OVERVIEW, SCREENS
from ui.text import current_speech
from ui.tuning import STATIC_ADDRESS

speech = current_speech()
st.set_page_config(page_title="Five Steps", page_icon=f"{STATIC_ADDRESS}icon.svg", layout="wide")
st.logo(f"{STATIC_ADDRESS}logo.svg", size="large")
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
page = st.navigation(menu, position="top")
with failures.shown(speech):
    page.run()
