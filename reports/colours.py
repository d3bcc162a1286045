"""The colours of everything that is printed: levels from sand to navy, steps, and the quiet rest."""

from __future__ import annotations

INK, MUTED, HAIR, PANEL, WHITE = "#16233B", "#566377", "#D5DCE6", "#F5F7FA", "#FFFFFF"
RUST = "#8A2A10"
SHADES = ("#F3E3B0", "#A9D2B4", "#4FA5AD", "#2A6C96", "#1D3461")
ON_SHADES = (INK, INK, INK, WHITE, WHITE)
STEPS = ("#8A2A10", "#6A2A86", "#2171B8", "#125A48", "#8C6209")


def step_colour(step: int) -> str:
    """Return the colour of a step, counted from 1."""
    return STEPS[(step - 1) % len(STEPS)]


def lighten(colour: str, share: float) -> str:
    """Return a colour mixed with white; a share of 1 is white."""
    parts = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * share):02X}" for part in parts)
