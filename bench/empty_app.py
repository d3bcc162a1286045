"""The floor of the screen benchmarks: a Streamlit script that does nothing."""

import streamlit as st

app = st.App(__file__.replace("empty_app.py", "empty_script.py"))
