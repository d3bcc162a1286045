"""Charts with an axis, as Vega-Lite, and the radar, as an ECharts option.

Altair builds each specification once per process, on first use; drawing only fills in rows and colours. Rows lie
inside the layers, not at the top, because Streamlit turns rows at the top into Arrow and loads pandas for it.
Fields and parameters are named here, never by text of users; every label is written before it gets into a chart.
"""

from __future__ import annotations

import copy
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeVar

from ui.theme import Mode, tokens

Each = TypeVar("Each")
Spec = dict[str, Any]
Rows = Sequence[Mapping[str, str | float | None]]
LabelPlace = tuple[str, Literal["left", "right"], int]
HEIGHT = 270
LOW = 190  # beside what one chooses
MOST_RINGS = 6
FEW_RINGS = 4
THIN = 0.005  # a range that no label would show
INKS = ("text", "muted", "line", "act", "paper")
ENDS: tuple[LabelPlace, ...] = (("first", "left", 16), ("low", "left", -14), ("last", "right", -14))


def _altair() -> Any:  # noqa: ANN401 - its stubs do not fit a module that is loaded late
    """Return Altair, which looks at pandas if it is there: also while another visit is still loading it."""
    import altair as alt

    if "pandas" in sys.modules:
        import pandas as pd  # noqa: F401 - returns once it is loaded whole
    return alt


@dataclass(frozen=True, slots=True)
class Scale:
    """The axis of scores: its ends, and the scores at which a level begins."""

    low: float
    high: float
    starts: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A score at a place on the horizontal axis, with its range.

    `tick` is written below the axis, `label` beside the first and the last point, `told` when pointed at.
    """

    place: float
    score: float
    tick: str
    label: str
    told: str
    low: float | None = None
    high: float | None = None


def score_curve(points: Sequence[Point], scale: Scale, mode: Mode) -> Spec:
    """Return the score by month as steps; the first and the last point say their value and level.

    Where a point has a `high` above its score, a pale band reaches up to it.
    """
    return _fill(_curve(scale.low, scale.high), _rows(points, scale), mode, _places(points)) | {"height": LOW}


def trend(points: Sequence[Point], scale: Scale, mode: Mode) -> Spec:
    """Return the score of each snapshot at its date with its range, over the levels."""
    return _fill(_trend(scale.low, scale.high), _rows(points, scale), mode, _places(points))


def promise(promised: Sequence[Point], expected: Sequence[Point], scale: Scale, mode: Mode) -> Spec:
    """Return what was promised as dashed steps and what is expected as full ones; each says how it ends.

    A promise begins where the plan began, an expectation today.
    """
    rows = {**_rows(expected, scale), "promised": _rows(promised, scale)["points"]}
    ends = sorted((*rows["promised"][-1:], *rows["points"][-1:]), key=lambda row: float(row["score"] or 0))
    over, under = ends[-1:], ends[:-1]
    return _fill(_promise(scale.low, scale.high), rows | {"over": over, "under": under}, mode, _places(promised))


def _rows(points: Sequence[Point], scale: Scale) -> Mapping[str, Rows]:
    marks: Rows = [
        {
            "place": p.place,
            "score": p.score,
            "low": p.score if p.low is None else p.low,
            "high": p.score if p.high is None else p.high,
            "label": p.label,
            "told": p.told,
        }
        for p in points
    ]
    # under a point near the axis there is no room, so its words stand above it
    low = bool(points) and points[0].score < scale.low + (scale.high - scale.low) / 8
    first = marks[:1] if len(marks) > 1 else []
    return {
        "levels": [{"score": start} for start in scale.starts if scale.low < start < scale.high],
        "points": marks,
        "band": marks if any(p.high is not None and p.high - p.score > THIN for p in points) else [],
        "first": [] if low else first,
        "low": first if low else [],
        "last": marks[-1:],
    }


def _places(points: Sequence[Point]) -> Mapping[str, str]:
    return {f"{p.place:g}": p.tick for p in points}


def _fill(template: Spec, rows: Mapping[str, Rows], mode: Mode, places: Mapping[str, str]) -> Spec:
    spec = copy.deepcopy(template)
    colours = tokens(mode)
    values = {ink: colours[ink] for ink in INKS}
    spec["params"] = [{"name": name, "value": value} for name, value in values.items()]
    spec["params"].append({"name": "places", "value": dict(places)})
    spec["layer"] = [layer for layer in spec["layer"] if rows[layer["data"]["name"]] or layer["data"]["name"] != "band"]
    for layer in spec["layer"]:
        layer["data"] = {"values": list(rows[layer["data"]["name"]])}
        layer["encoding"].get("x", {}).get("axis", {}).update(values=[float(place) for place in places])
    return spec


@cache
def _curve(low: float, high: float) -> Spec:
    alt = _altair()

    x, y = _axes(low, high)
    line = alt.Chart(alt.NamedData("points")).encode(x=x, y=y)
    area = line.mark_area(interpolate="step-after", color=alt.ExprRef("act"), opacity=0.1)
    range_ = alt.Chart(alt.NamedData("band")).encode(x=x, y=y, y2="high:Q")
    band = range_.mark_area(interpolate="step-after", color=alt.ExprRef("muted"), opacity=0.25)
    steps = line.mark_line(interpolate="step-after", color=alt.ExprRef("act"), strokeWidth=2.5)
    return _together(_levels(y), area, band, steps, _dots(x, y), *_labels(x, y))


@cache
def _promise(low: float, high: float) -> Spec:
    alt = _altair()

    x, y = _axes(low, high)
    before = alt.Chart(alt.NamedData("promised")).encode(x=x, y=y, tooltip=alt.Tooltip("told:N", title=" "))
    dashes = before.mark_line(interpolate="step-after", color=alt.ExprRef("muted"), strokeWidth=2, strokeDash=[6, 4])
    steps = alt.Chart(alt.NamedData("points")).mark_line(
        interpolate="step-after", color=alt.ExprRef("act"), strokeWidth=2.5
    )
    labels = _labels(x, y, (("over", "right", -14), ("under", "right", 26)))
    return _together(_levels(y), dashes, steps.encode(x=x, y=y), _dots(x, y), *labels)


@cache
def _trend(low: float, high: float) -> Spec:
    alt = _altair()

    x, y = _axes(low, high)
    span = alt.Chart(alt.NamedData("points")).mark_rule(color=alt.ExprRef("muted"), strokeWidth=6, opacity=0.35)
    line = alt.Chart(alt.NamedData("points")).mark_line(color=alt.ExprRef("act"), strokeWidth=2.5)
    ranges = span.encode(x=x, y=alt.Y("low:Q"), y2="high:Q")
    return _together(_levels(y), ranges, line.encode(x=x, y=y), _dots(x, y), *_labels(x, y))


def _axes(low: float, high: float) -> tuple[Any, Any]:
    alt = _altair()

    names = alt.Axis(
        grid=False,
        values=[],
        labelExpr="places[format(datum.value, '~g')]",
        labelOverlap="greedy",
        labelFlush=True,
        ticks=False,
        title=None,
    )
    scores = alt.Axis(grid=False, title=None, tickCount=4, ticks=False, format="~g")
    x = alt.X("place:Q", axis=names, scale=alt.Scale(nice=False, zero=False, padding=10))
    return x, alt.Y("score:Q", axis=scores, scale=alt.Scale(domain=[low, high]))


def _levels(y: Any) -> Any:  # noqa: ANN401
    alt = _altair()

    rules = alt.Chart(alt.NamedData("levels"))
    return rules.mark_rule(color=alt.ExprRef("line"), strokeDash=[4, 4]).encode(y=y)


def _dots(x: Any, y: Any) -> Any:  # noqa: ANN401
    alt = _altair()

    dots = alt.Chart(alt.NamedData("points"))
    mark = dots.mark_circle(color=alt.ExprRef("act"), opacity=1, size=60, stroke=alt.ExprRef("paper"), strokeWidth=1.5)
    return mark.encode(x=x, y=y, tooltip=alt.Tooltip("told:N", title=" "))


def _labels(x: Any, y: Any, places: Sequence[LabelPlace] = ENDS) -> tuple[Any, ...]:  # noqa: ANN401
    alt = _altair()

    ink = alt.ExprRef("text")
    return tuple(
        alt.Chart(alt.NamedData(name))
        .mark_text(align=align, dy=dy, fontSize=13, fontWeight=600, color=ink)
        .encode(x=x, y=y, text="label:N")
        for name, align, dy in places
    )


def _together(*layers: Any) -> Spec:  # noqa: ANN401
    alt = _altair()

    chart = alt.layer(*layers).properties(height=HEIGHT)
    spec: Spec = chart.to_dict()
    spec["config"] = {
        "font": "Inter, sans-serif",
        "background": None,
        "view": {"stroke": None},
        "axis": {
            "labelColor": {"expr": "muted"},
            "labelFontSize": 12,
            "labelPadding": 6,
            "domainColor": {"expr": "line"},
        },
    }
    return spec


@dataclass(frozen=True, slots=True)
class Shape:
    """A profile on the radar: its name and a score per corner, `None` where a step is not rated."""

    name: str
    scores: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Corner:
    """A corner of the radar: its name, and the values in the middle and at the rim."""

    name: str
    low: float
    high: float


def radar(corners: Sequence[Corner], now: Shape, before: Shape | None, mode: Mode) -> Spec:
    """Return the shape of a profile, with an earlier one as a dashed line; corners run clockwise from the top."""
    ink = tokens(mode)
    series = [_shape(now, ink["act"], area=True)]
    if before is not None:
        series.insert(0, _shape(before, ink["muted"], area=False))
    spans = {corner.high - corner.low for corner in corners}
    whole = len(spans) == 1 and all(float(span).is_integer() and span <= MOST_RINGS for span in spans)
    indicators = [{"name": c.name, "min": c.low, "max": c.high} for c in _anticlockwise(corners)]
    option: Spec = {
        "animation": False,
        "textStyle": {"fontFamily": "Inter"},
        "radar": {
            "center": ["50%", "50%"],
            "radius": "66%",
            "splitNumber": int(spans.pop()) if whole else FEW_RINGS,
            "indicator": indicators,
            "axisName": {"color": ink["text"], "fontSize": 13, "fontFamily": "Inter"},
            "splitLine": {"lineStyle": {"color": ink["line"]}},
            "splitArea": {"show": False},
            "axisLine": {"lineStyle": {"color": ink["line"]}},
        },
        "series": [{"type": "radar", "data": series}],
    }
    if before is not None:
        option["legend"] = {"bottom": 0, "textStyle": {"color": ink["text"], "fontSize": 13}, "itemWidth": 18}
    return {"baseOption": option, "media": [_narrow(400, "50%"), _narrow(300, "38%")]}


def _narrow(width: int, radius: str) -> Spec:
    return {"query": {"maxWidth": width}, "option": {"radar": {"radius": radius}}}


def _shape(shape: Shape, colour: str, *, area: bool) -> Spec:
    drawn: Spec = {
        "name": shape.name,
        "value": ["-" if score is None else round(score, 2) for score in _anticlockwise(shape.scores)],
        "itemStyle": {"color": colour},
        "lineStyle": {"color": colour, "width": 2.5 if area else 1.5, "type": "solid" if area else "dashed"},
        "symbol": "circle" if area else "none",
        "symbolSize": 7,
    }
    if area:
        drawn["areaStyle"] = {"color": colour, "opacity": 0.14}
    return drawn


def _anticlockwise(corners: Sequence[Each]) -> list[Each]:
    """Return the corners as ECharts counts them: the first stays on top, the others turn round."""
    return [*corners[:1], *reversed(corners[1:])]
