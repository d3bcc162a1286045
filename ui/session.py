"""What a visit remembers between two runs: ids and small marks only; everything true is in the store.

The address bar comes first (`company`, `assessment`, `item`), so that a reload, the back button and a second tab
show the same thing; this memory only bridges the menu, whose links carry no parameters.
"""

from __future__ import annotations

from typing import Literal, cast

import streamlit as st

Subject = Literal["company", "assessment"]


def chosen(subject: Subject) -> str | None:
    """Return the id of the company or assessment that the visit is about, if any."""
    asked = st.query_params.get(subject)
    if asked:
        st.session_state[f"_{subject}"] = asked
        return asked
    if subject == "assessment" and st.query_params.get("company"):
        st.session_state["_assessment"] = None  # the visit is about another company now
    return cast("str | None", st.session_state.get(f"_{subject}"))


def choose(subject: Subject, chosen_id: str | None) -> None:
    """Make the visit about this company or assessment; choosing a company forgets the assessment."""
    st.session_state[f"_{subject}"] = chosen_id
    if subject == "company":
        st.session_state["_assessment"] = None


def show_in_address(**values: str) -> None:
    """Write the given parameters into the address bar, leaving those that already stand there alone."""
    standing = st.query_params.to_dict()
    for name, value in values.items():
        if standing.get(name) != value:
            st.query_params[name] = value


def mark(name: str, value: object) -> None:
    """Remember a small mark of this visit (an open field, a line of news)."""
    st.session_state[f"_{name}"] = value


def marked(name: str) -> object:
    """Return a mark of this visit, or None."""
    return st.session_state.get(f"_{name}")


def set_widget(key: str, value: object) -> None:
    """Give a widget its value before it is drawn; the store is the source, the widget only shows it."""
    if st.session_state.get(key, _NOTHING) != value:
        st.session_state[key] = value


def refresh_widget(key: str, value: object) -> bool:
    """Give a widget that is there another value, if it shows a different one; tell whether that was so.

    Else the widget is to get the value as its default: a browser that misses the first message then shows it as well.
    """
    if st.session_state.get(key, value) == value:
        return False
    st.session_state[key] = value
    return True


def widget(key: str) -> object:
    """Return what stands in a widget, or None."""
    return st.session_state.get(key)


_NOTHING = object()


def asked_item() -> str | None:
    """Return the item that the address asks for, if any."""
    return st.query_params.get("item")


def leave_for(here: str, item: str) -> None:
    """Go from one item to another, unless the reason that the first still needs is missing: then say so and stay."""
    if marked("reason-open") == here:
        mark("reason-missing", here)
    else:
        ask_item(item)


def ask_item(item: str) -> None:
    """Go to an item: the address says where one stands, so the back button leads to the one before."""
    st.query_params["item"] = item
    mark("reason-open", None)
    mark("reason-missing", None)


def asked_action() -> str | None:
    """Return the action whose details the address asks for, if any."""
    return st.query_params.get("action")


def ask_action(action: str | None) -> None:
    """Open the details of an action, or close them: the address says so, and a link leads there."""
    if action is None:
        st.query_params.pop("action", None)
    else:
        st.query_params["action"] = action


def asked(name: str) -> str | None:
    """Return what the address asks for under a name, if anything."""
    return st.query_params.get(name)


def ask(**wished: str | None) -> None:
    """Make the address ask for something else; what is None is asked for no more. The back button leads back."""
    for name, value in wished.items():
        if value is None:
            st.query_params.pop(name, None)
        else:
            st.query_params[name] = value
