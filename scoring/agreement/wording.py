"""What a spread means, in sentences of a language file; the numbers stand beside them."""

from __future__ import annotations

from collections.abc import Callable

from locales.speech import Speech
from scoring.agreement.model import GroupRating, Kind, Spread

_KEYS = {Kind.AGREE: "agree", Kind.LEAN: "lean", Kind.SPREAD: "spread"}


def say_spread(spread: Spread, speech: Speech, name: Callable[[float], str] | None = None) -> str:
    """Return one sentence on what a spread means; `name` says an option in words instead of by its value."""
    if spread.camps is not None:
        low, high = (speech.plain(value) if name is None else name(value) for value in spread.camps)
        return speech.say("agreement.two_camps", low=low, high=high)
    return speech.say(f"agreement.{_KEYS[spread.kind]}" if spread.kind in _KEYS else "agreement.too_few")


def say_remarks(spread: Spread, rating: GroupRating, speech: Speech) -> tuple[str, ...]:
    """Return what else is to be said of the answers to an item: a voice far off, a scope that is not agreed."""
    said = {"far_off": spread.far_off and spread.camps is None, "scope": rating.scope_is_mixed and not rating.agreed}
    return tuple(speech.say(f"agreement.{key}") for key, applies in said.items() if applies)
