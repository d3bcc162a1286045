"""Measure the agreement of a group against a NumPy pass that only counts: ratios within one run, the least of rounds.

    python -m bench.bench_agreement [RESPONDENTS]

The pass compares every answer with every option and adds up. Prints a table and ends with exit code 1 if a bound is
broken.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable

import numpy as np

from scoring.agreement.reliability import find_alpha
from scoring.agreement.spreads import find_spreads, measure
from scoring.agreement.votes import FIRST, STATES, Scale, Votes
from scoring.model import State

ITEMS = 43
SCALE: Scale = (0.0, 1.0, 2.0, 3.0, 4.0)
ROUNDS, AT_ONCE = 30, 20
BOUND = 3.0


def main() -> int:
    """Run every measurement and return the exit code."""
    votes = draw(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
    values = np.where(votes.codes < FIRST, np.nan, votes.codes - float(FIRST))
    options = np.array(SCALE)
    bare, arrays, spreads, everything = least(
        lambda: (values[:, :, None] == options).sum(axis=1),
        lambda: measure(votes),
        lambda: find_spreads(votes),
        lambda: (find_spreads(votes), find_alpha(votes)),
    )
    print(f"{len(votes.respondents)} respondents x {ITEMS} items, a pass that only counts {bare * 1e6:.0f} us\n")
    rows = (
        ("every measure as arrays / counting", arrays / bare),
        ("every measure as named values / counting", spreads / bare),
        ("the same with alpha / counting", everything / bare),
    )
    for name, ratio in rows:
        print(f"  {name:<42} {ratio:6.2f}  at most {BOUND:.1f}  {'PASS' if ratio <= BOUND else 'FAIL'}")
    return int(any(ratio > BOUND for _, ratio in rows))


def draw(respondents: int) -> Votes:
    """Return random votes: most around a middle of their own, every third item torn, one answer in ten missing."""
    random = np.random.default_rng(20261125)
    middles = random.uniform(0.5, 3.5, (ITEMS, 1)) + np.zeros((ITEMS, respondents))
    middles[::3] = np.where(random.random((len(middles[::3]), respondents)) < 0.5, 0.5, 3.5)
    places = np.clip(np.rint(random.normal(middles, 0.9)), 0, len(SCALE) - 1).astype(np.int64)
    missing = random.choice([STATES.index(State.DONT_KNOW), STATES.index(State.UNANSWERED)], places.shape)
    codes = np.where(random.random(places.shape) < 0.1, missing, places + FIRST)
    items, people = (tuple(f"{kind}{n}" for n in range(count)) for kind, count in (("i", ITEMS), ("r", respondents)))
    return Votes(items, people, (SCALE,) * ITEMS, codes)


def least(*tasks: Callable[[], object]) -> list[float]:
    """Return the least CPU seconds of each task; the tasks take turns, so that all see the same machine."""
    best = [float("inf")] * len(tasks)
    for _ in range(ROUNDS):
        for place, task in enumerate(tasks):
            gc.collect()
            start = time.process_time()
            for _ in range(AT_ONCE):
                task()
            best[place] = min(best[place], (time.process_time() - start) / AT_ONCE)
    return best


if __name__ == "__main__":
    sys.exit(main())
