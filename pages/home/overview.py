"""Overview: the companies, how they stand, and what needs attention."""

import streamlit as st

import wiring
from assessments.reading import overview
from ui.data_view import show_data, show_new_company_button, show_welcome
from ui.due_list import show_due
from ui.page import open_page
from ui.portfolio import show_attention, show_companies, show_restore
from ui.routes import OVERVIEW

context = open_page(OVERVIEW)
cards = overview(context.services.store, context.services.catalogue, wiring.WORKSPACE)
show_restore(context)
if cards:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(context.speech.say("home.title"), anchor=False, width="content")
        st.space("stretch")
        show_new_company_button(context)
    show_companies(context, cards)
    show_due(context, cards)
    show_attention(context, cards)
else:
    show_welcome(context)
show_data(context)
