"""How it is shown: the only package, with `pages` and `app`, that knows Streamlit."""
