"""Charts as specifications: the right rows, colours of the theme, no text of users where code could stand."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from ui import charts
from ui.charts import Corner, Point, Scale, Shape
from ui.theme import Mode, tokens

SCALE = Scale(0, 4, (0, 0.75, 1.75, 2.75, 3.5))
POINTS = [
    Point(n, score, str(n), f"{score} · Ad hoc", f"month {n}: {score}") for n, score in enumerate((0.8, 1.2, 2.0))
]
CORNERS = [Corner(name, 0, 4) for name in ("1\nGoals", "2\nPeople", "3\nWork")]


def rows_of(spec: charts.Spec) -> list[list[dict[str, object]]]:
    return [layer["data"]["values"] for layer in spec["layer"]]


def test_rows_lie_inside_the_layers_where_they_do_not_bring_pandas_in() -> None:
    spec = charts.score_curve(POINTS, SCALE, "light")
    assert "data" not in spec
    assert "datasets" not in spec
    assert all(isinstance(rows, list) for rows in rows_of(spec))


def test_a_first_point_near_the_axis_has_its_words_above_it() -> None:
    high = charts.score_curve(POINTS, SCALE, "light")
    low = charts.score_curve([Point(0, 0.1, "a", "x", "y"), *POINTS[1:]], SCALE, "light")
    assert [bool(rows) for rows in rows_of(high)[-3:]] == [True, False, True]
    assert [bool(rows) for rows in rows_of(low)[-3:]] == [False, True, True]


def test_the_curve_labels_its_first_and_its_last_point() -> None:
    labels = [rows for rows in rows_of(charts.score_curve(POINTS, SCALE, "light")) if len(rows) == 1]
    assert [rows[0]["label"] for rows in labels] == ["0.8 · Ad hoc", "2.0 · Ad hoc"]


def test_a_single_point_is_labelled_once() -> None:
    rows = rows_of(charts.trend(POINTS[:1], SCALE, "light"))
    assert sum(len(row) == 1 and "label" in row[0] for row in rows) == 4
    assert [] in rows


def test_levels_are_ruled_where_they_begin_inside_the_scale() -> None:
    levels = rows_of(charts.trend(POINTS, SCALE, "dark"))[0]
    assert [row["score"] for row in levels] == [0.75, 1.75, 2.75, 3.5]


def test_a_point_without_a_range_is_its_own_range() -> None:
    points = [Point(0, 1.0, "a", "1.0", "a: 1.0", low=0.5, high=1.5), Point(9, 2.0, "b", "2.0", "b: 2.0")]
    spans = rows_of(charts.trend(points, SCALE, "light"))[1]
    assert [(row["low"], row["high"]) for row in spans] == [(0.5, 1.5), (2.0, 2.0)]


def test_the_curve_has_a_band_only_where_its_range_would_show() -> None:
    sharp = [Point(n, 1.0, "a", "b", "c", high=1.0) for n in range(3)]
    wide = [*sharp[:2], Point(2, 1.0, "a", "b", "c", high=1.5)]
    without = [rows for rows in rows_of(charts.score_curve(sharp, SCALE, "light")) if len(rows) == 3]
    bands = [rows for rows in rows_of(charts.score_curve(wide, SCALE, "light")) if len(rows) == 3]
    assert (len(without), len(bands)) == (3, 4)
    assert [row["high"] for row in bands[1]] == [1.0, 1.0, 1.5]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_colours_follow_the_theme(mode: Mode) -> None:
    spec = charts.score_curve(POINTS, SCALE, mode)
    inks = {param["name"]: param["value"] for param in spec["params"]}
    assert inks["act"] == tokens(mode)["act"]


def test_drawing_leaves_the_template_as_it_was() -> None:
    first = json.dumps(charts.trend(POINTS, SCALE, "light"))
    charts.trend(POINTS[:1], SCALE, "dark")
    assert json.dumps(charts.trend(POINTS, SCALE, "light")) == first


def test_texts_stand_only_in_rows_and_never_in_an_expression() -> None:
    evil = "'+alert(1)+'"
    spec = charts.score_curve([Point(0, 1.0, evil, evil, evil), Point(1, 2.0, evil, evil, evil)], SCALE, "light")
    for layer in spec["layer"]:
        layer.pop("data")
    spec["params"] = [param for param in spec["params"] if param["name"] != "places"]
    assert "alert" not in json.dumps(spec)


def test_a_radar_runs_clockwise_from_the_top() -> None:
    option = charts.radar(CORNERS, Shape("Now", (1.0, 2.0, 3.0)), None, "light")["baseOption"]
    assert [corner["name"] for corner in option["radar"]["indicator"]] == ["1\nGoals", "3\nWork", "2\nPeople"]
    assert option["series"][0]["data"][0]["value"] == [1.0, 3.0, 2.0]
    assert option["animation"] is False
    assert "legend" not in option


def test_a_radar_with_an_earlier_shape_names_both() -> None:
    shapes = Shape("Now", (1.0, 2.0, 3.0)), Shape("Before", (1.0, None, 3.0))
    option = charts.radar(CORNERS, *shapes, "dark")["baseOption"]
    drawn = option["series"][0]["data"]
    assert [shape["name"] for shape in drawn] == ["Before", "Now"]
    assert drawn[0]["lineStyle"]["type"] == "dashed"
    assert drawn[0]["value"] == [1.0, 3.0, "-"]
    assert "legend" in option


def test_altair_is_loaded_by_the_first_chart_and_pandas_by_none() -> None:
    script = (
        "import sys; from ui import charts; assert 'altair' not in sys.modules;"
        "p = [charts.Point(0, 1.0, 'a', 'b', 'c')]; charts.trend(p, charts.Scale(0, 4), 'light');"
        "assert 'altair' in sys.modules; assert 'pandas' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)


@pytest.mark.parametrize(("promised", "over"), [(2.0, "promised"), (1.0, "expected")])
def test_promise_and_expectation_say_their_ends_on_opposite_sides(promised: float, over: str) -> None:
    first = [Point(0, 0.8, "a", "", ""), Point(2, promised, "b", "promised", "")]
    second = [Point(1, 0.9, "a", "", ""), Point(2, 1.5, "b", "expected", "")]
    spec = charts.promise(first, second, SCALE, "light")
    above, below = rows_of(spec)[-2:]
    assert [row["label"] for row in above] == [over]
    assert {above[0]["label"], below[0]["label"]} == {"promised", "expected"}
    assert len(above) == len(below) == 1


def test_a_promise_is_drawn_from_its_own_points() -> None:
    spec = charts.promise(POINTS, POINTS[1:], SCALE, "dark")
    _, promised, expected, *_ = rows_of(spec)
    assert [row["place"] for row in promised] == [0, 1, 2]
    assert [row["place"] for row in expected] == [1, 2]
