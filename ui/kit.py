"""Small pieces of HTML that Streamlit has no element for. Pure functions: text in, HTML out, everything escaped.

Colour is never the only sign: a level is a ball, a digit and a name; a step is a digit in a square and a name.
`sheet` wraps pieces for `st.html`, which strips SVG: drawings travel as pictures with an alternative text.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from html import escape

SHADES = 5


def sheet(language: str, *parts: str) -> str:
    """Return pieces as one body for `st.html`, in the given language."""
    return f'<div class="fs" lang="{escape(language)}">{"".join(parts)}</div>'


def e(text: object) -> str:
    """Return text that can stand anywhere in HTML, also inside a quoted attribute."""
    return escape(str(text))


def shade(share: float) -> int:
    """Return which of the five level colours belongs to a share of the scale (0 to 1)."""
    return int(min(max(share, 0.0), 1.0) * (SHADES - 1) + 1e-9)


def ball(share: float) -> str:
    """Return a Harvey ball filled by a share from 0 to 1; decoration beside a digit or a name."""
    return f'<span class="ball" style="--fill:{min(max(share, 0.0), 1.0):.1%}" aria-hidden="true"></span>'


def chip(level: int | str, name: str, share: float | None = None) -> str:
    """Return a level as ball, digit and name on its colour; without a share, of a scale from 0 to 4."""
    share = int(level) / (SHADES - 1) if share is None else share
    digit = escape(str(level))
    label = f"{digit} · {escape(name)}" if name else digit
    return f'<span class="chip l{shade(share)}">{ball(share)} {label}</span>'


def open_chip(sign: str, name: str) -> str:
    """Return what stands in place of a level that is not known: a dashed outline with a sign and a name."""
    return f'<span class="chip open">{escape(sign)} {escape(name)}</span>'


def step_mark(number: int) -> str:
    """Return the digit of a step in its coloured square; its name must stand beside it."""
    return f'<span class="mark" style="--step:var(--s{(number - 1) % 5 + 1})" aria-hidden="true">{number}</span>'


def icon(name: str, meaning: str = "") -> str:
    """Return a Material symbol; with a meaning it is read aloud and shown as a tooltip, else it is decoration."""
    drawing = f'<span class="ms" aria-hidden="true">{escape(name)}</span>'
    return f'<span title="{escape(meaning)}">{drawing}{unseen(meaning)}</span>' if meaning else drawing


def unseen(text: str) -> str:
    """Return text for screen readers only."""
    return f'<span class="unseen">{escape(text)}</span>'


def value(text: str, share: float | None) -> str:
    """Return a value as ball and digit; without a share it is only a sign."""
    return escape(text) if share is None else f"{ball(share)} {escape(text)}"


def move(before: str, after: str) -> str:
    """Return a change from one value (HTML) to another."""
    return f'<span class="move s nowrap">{before} → <b>{after}</b></span>'


def label(text: str) -> str:
    """Return the small heading of a card."""
    return f'<h2 class="label">{escape(text)}</h2>'


def section(text: str) -> str:
    """Return the heading of a part of a page."""
    return f'<h2 class="section">{escape(text)}</h2>'


def paragraph(text: str, kind: str = "s prose") -> str:
    """Return a paragraph; `kind` names its classes (`lead`, `note`, `statement`, `s`, `m`)."""
    return f'<p class="{escape(kind)}">{escape(text)}</p>'


def rule() -> str:
    """Return a hairline."""
    return '<hr class="rule">'


def fact(name: str, value: str, note: str = "", *, opens: str = "") -> str:
    """Return a number with its name and meaning; `opens` (HTML) is the arithmetic it unfolds."""
    meaning = f'<span class="note">{escape(note)}</span>' if note else ""
    body = f'<b class="value">{escape(value)}</b>{meaning}'
    if not opens:
        return f'<div class="fact"><span class="note">{escape(name)}</span>{body}</div>'
    return (
        f'<details class="fact"><summary><span class="note turn">{escape(name)}</span>{body}</summary>'
        f'<div class="opened s">{opens}</div></details>'
    )


def facts(parts: Iterable[str], *, two: bool = False) -> str:
    """Return facts in columns; `two` keeps two columns on every width."""
    return f'<div class="facts{" two" if two else ""}">{"".join(parts)}</div>'


def fold(summary: str, body: str) -> str:
    """Return a row that unfolds; both parts are HTML, and the summary must say what will open."""
    return f'<details><summary>{summary}</summary><div class="opened s">{body}</div></details>'


def bar(share: float) -> str:
    """Return a progress bar; its number must stand beside it in words."""
    return f'<div class="bar" aria-hidden="true"><i style="width:{min(max(share, 0.0), 1.0):.1%}"></i></div>'


def call_out(title: str, text: str, *, alarm: bool = False) -> str:
    """Return a statement that must not be overlooked."""
    heading = f'<h3 class="label">{escape(title)}</h3>' if title else ""
    return f'<div class="call{" alarm" if alarm else ""}">{heading}<p class="s">{escape(text)}</p></div>'


def line(mark: str, title: str, text: str, after: str = "", below: str = "") -> str:
    """Return a row of a list: a mark (HTML), a bold title with a sentence, what stands at its end and below (HTML)."""
    sentence = f'<span class="note">{escape(text)}</span>' if text else ""
    return f'<li>{mark}<div class="grow"><b class="s">{escape(title)}</b>{sentence}{below}</div>{after}</li>'


def lines(rows: Iterable[str]) -> str:
    """Return rows as a list."""
    return f'<ul class="list" role="list">{"".join(rows)}</ul>'


def table(
    head: Sequence[str], rows: Iterable[Sequence[str]], *, foot: Sequence[str] = (), right: frozenset[int] = frozenset()
) -> str:
    """Return a table of HTML cells (escape their texts); the first cell of a row is its heading."""

    def cell(kind: str, number: int, body: str, scope: str = "") -> str:
        side = ' class="right"' if number in right else ""
        return f"<{kind}{scope}{side}>{body}</{kind}>"

    def row(cells: Sequence[str]) -> str:
        first = cell("th", 0, cells[0], ' scope="row"')
        return f"<tr>{first}{''.join(cell('td', n, c) for n, c in enumerate(cells[1:], start=1))}</tr>"

    top = "".join(cell("th", n, c, ' scope="col"') for n, c in enumerate(head))
    bottom = f"<tfoot>{row(foot)}</tfoot>" if foot else ""
    body = "".join(row(cells) for cells in rows)
    return (
        f'<div class="scroll" tabindex="0"><table class="tab"><thead><tr>{top}</tr></thead>'
        f"<tbody>{body}</tbody>{bottom}</table></div>"
    )


def empty(title: str, text: str) -> str:
    """Return what stands where nothing is yet: five balls, a title and a sentence that says what to do."""
    balls = "".join(ball(n / 4) for n in range(SHADES))
    return f'<div class="empty"><div class="balls">{balls}</div>{section(title)}<p>{escape(text)}</p></div>'


def picture(svg: str, alt: str, width: int, height: int) -> str:
    """Return an SVG drawing as a picture with its alternative text."""
    drawing = base64.b64encode(svg.encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{drawing}" alt="{escape(alt)}" width="{width}" height="{height}">'


def spark(shares: Sequence[float], alt: str, colour: str, paper: str, width: int = 120, height: int = 36) -> str:
    """Return a small line from the first point (a ring) to the last (a dot); shares run from 0 to 1."""
    step = (width - 10) / max(len(shares) - 1, 1)
    points = [(4 + n * step, height - 6 - share * (height - 12)) for n, share in enumerate(shares)]
    if len(points) == 1:
        points.insert(0, points[0])
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    (x0, y0), (x1, y1) = points[0], points[-1]
    return picture(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<polyline points="{path}" fill="none" stroke="{escape(colour)}" stroke-width="2"/>'
        f'<circle cx="{x0:.1f}" cy="{y0:.1f}" r="3" fill="{escape(paper)}" stroke="{escape(colour)}" stroke-width="2"/>'
        f'<circle cx="{x1:.1f}" cy="{y1:.1f}" r="4" fill="{escape(colour)}"/></svg>',
        alt,
        width,
        height,
    )
