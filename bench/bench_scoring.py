"""Measure scoring against bare NumPy and against an empty page: ratios within one run, the least of several rounds.

    python bench/bench_scoring.py [ASSESSMENTS]

Prints a table and ends with exit code 1 if a bound is broken.
"""

from __future__ import annotations

import gc
import logging
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import numpy as np
import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from questionnaires.model import Questionnaire  # noqa: E402
from scoring.batch import measure, score_many  # noqa: E402
from scoring.model import Answer, State  # noqa: E402
from scoring.profile import score  # noqa: E402
from scoring.ratings import Ratings  # noqa: E402
from scoring.tree import Tree, compile_tree  # noqa: E402

LIBRARY = ROOT / "questionnaires" / "library" / "social-media-governance" / "questionnaire.yaml"
ROUNDS = 7
AT_ONCE = 50


def main() -> int:
    """Run every measurement and return the exit code."""
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    questionnaire = Questionnaire.model_validate(yaml.load(LIBRARY.read_text("utf-8"), yaml.CSafeLoader))
    tree = compile_tree(questionnaire)
    ratings = draw(tree, total)
    known, steps = ratings.states == 0, step_weights(tree, ratings)
    bare, scored, everything = least(
        lambda: np.where(known, ratings.values, 0.0) @ steps,
        lambda: measure(tree, ratings),
        lambda: score_many(tree, ratings),
    )
    answers = {item: Answer(State.VALUE, float(place % 5)) for place, item in enumerate(tree.items)}
    page, one = least(empty_page(), lambda: score(questionnaire, answers), repeat=AT_ONCE)
    memory = peak(lambda: score_many(tree, ratings)) / ratings.values.nbytes
    print(f"{total:,} assessments x {len(tree.items)} items")
    print(f"  bare masked product {bare * 1000:.1f} ms, rerun of an empty script {page * 1000:.2f} ms\n")
    rows = (
        ("score and coverage / bare product", scored / bare, 3.0),
        ("with range, levels, achievement / bare product", everything / bare, 10.0),
        ("peak memory / input array", memory, 6.0),
        ("one assessment, everything / empty rerun", one / page, 1.0),
    )
    for name, ratio, bound in rows:
        print(f"  {name:<48} {ratio:6.2f}  at most {bound:4.1f}  {'PASS' if ratio <= bound else 'FAIL'}")
    return int(any(ratio > bound for _, ratio, bound in rows))


def draw(tree: Tree, total: int) -> Ratings:
    """Return random ratings: one in ten unknown, one in twenty not applicable, some of the rest with evidence."""
    random = np.random.default_rng(20261123)
    shape = (total, len(tree.items))
    states = random.choice(np.arange(5, dtype=np.int8), shape, p=[0.85, 0.06, 0.04, 0.03, 0.02])
    weights = np.array([[item.weight for item in tree.questionnaire.walk_items()]])
    return Ratings(states, random.integers(0, 5, shape).astype(float), weights, evidence=random.random(shape) < 0.5)


def step_weights(tree: Tree, ratings: Ratings) -> np.ndarray:
    """Return the matrix [items, steps] of the bare product."""
    steps = np.zeros((len(tree.items), len(tree.questionnaire.sections)))
    for column, section in enumerate(tree.questionnaire.sections):
        for item in section.walk_items():
            steps[tree.items.index(item.id), column] = ratings.weights[0, tree.items.index(item.id)]
    return steps


def empty_page() -> Callable[[], object]:
    """Return the rerun of an empty script inside this process: the floor, without a server and its network."""
    logging.disable(logging.WARNING)
    from streamlit.testing.v1 import AppTest

    return AppTest.from_string("").run


def least(*tasks: Callable[[], object], repeat: int = 1) -> list[float]:
    """Return the least CPU seconds of each task; the tasks take turns, so that all see the same machine."""
    best = [float("inf")] * len(tasks)
    for task in tasks:
        task()
    for _ in range(ROUNDS):
        for place, task in enumerate(tasks):
            gc.collect()
            start = time.process_time()
            for _ in range(repeat):
                task()
            best[place] = min(best[place], (time.process_time() - start) / repeat)
    return best


def peak(task: Callable[[], object]) -> float:
    """Return the most bytes the task holds at once, what it returns included."""
    tracemalloc.start()
    kept = task()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    del kept
    return float(most)


if __name__ == "__main__":
    sys.exit(main())
