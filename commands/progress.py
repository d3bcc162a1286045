"""A bar for whatever takes longer than two seconds: on a terminal only, and gone when the work is done."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE, BEAT, WIDTH = 2.0, 0.1, 24


@contextmanager
def show_progress(label: str, patience: float = PATIENCE) -> Iterator[None]:
    """Show a moving bar with the seconds passed while the block runs, once it has taken `patience` seconds."""
    if not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    painter = threading.Thread(target=_paint, args=(label, patience, done), daemon=True)
    painter.start()
    try:
        yield
    finally:
        done.set()
        painter.join()


def draw_bar(beat: int, width: int = WIDTH) -> str:
    """Return the bar at a beat: a block that goes to and fro, since nobody knows how much is left."""
    block = max(1, width // 4)
    way = width - block
    place = way - abs(beat % (2 * way) - way)
    return f"[{' ' * place}{'=' * block}{' ' * (way - place)}]"


def _paint(label: str, patience: float, done: threading.Event) -> None:
    start = time.monotonic()
    if done.wait(patience):
        return
    beat, line = 0, ""
    while not done.wait(BEAT):
        line = f"{label} {draw_bar(beat)} {time.monotonic() - start:.0f} s"
        sys.stderr.write(f"\r{line}")
        sys.stderr.flush()
        beat += 1
    sys.stderr.write(f"\r{' ' * len(line)}\r")
    sys.stderr.flush()
