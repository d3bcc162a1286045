"""Measure the PDF against the bare compile of the same document: CPU, ratios within one run, the least of a few rounds.

    python bench/bench_report.py

Every measurement is a process of its own, since the typesetter remembers what it has set before. Prints a table and
ends with exit code 1 if a bound is broken.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reports.typesetting import NOWHERE, TEMPLATES, write_data  # noqa: E402
from tests.readings import DEMO_IDS, report_demo  # noqa: E402

ROUNDS = 3
MOST = 1.5
LARGEST = 600_000
MANY = 20
FLAT = 1.3
FONTS = ROOT / "reports" / "fonts"


def main() -> int:
    """Measure every demo company in Russian, and the largest in English too; return the exit code."""
    print(f"{'report':16}{'PDF, s':>8}{'bare, s':>9}{'ratio':>7}{'most':>6}{'KB':>6}{'most':>6}")
    within = [measure(name, language) for name, language in (*((d, "ru") for d in DEMO_IDS), (DEMO_IDS[-1], "en"))]
    within.append(measure_memory())
    return 0 if all(within) else 1


def measure(name: str, language: str) -> bool:
    """Print one line of the table; say whether it keeps the bounds."""
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder) / "report.json"
        document.write_text(write_data(report_demo(name, language)), "utf-8")
        whole, bare = [], []
        for _ in range(ROUNDS):
            whole.append(run("whole", name, language))
            bare.append(run("bare", str(document)))
    seconds, plain = (min(found["seconds"] for found in runs) for runs in (whole, bare))
    size = whole[0]["bytes"]
    ratio = seconds / plain
    label = f"{name} {language}"
    sizes = f"{size / 1000:6.0f}{LARGEST / 1000:6.0f}"
    print(f"{label:16}{seconds:8.2f}{plain:9.2f}{ratio:7.2f}{MOST:6.1f}{sizes}")
    return ratio <= MOST and size <= LARGEST


def measure_memory() -> bool:
    """Print how much more memory many reports take than two; say whether it stays flat."""
    found = run("memory")
    growth = found["many"] / found["few"]
    print(
        f"memory: {found['few']:.0f} MB after 2 reports, {found['many']:.0f} MB after {MANY}: {growth:.2f}, most {FLAT}"
    )
    return growth <= FLAT


def run(*arguments: str) -> dict[str, float]:
    """Return what a process of its own measured."""
    command = [sys.executable, __file__, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def write_whole(name: str, language: str) -> None:
    """Write the PDF as the application does, from a report that is already built."""
    from reports.formats import pdf

    report = report_demo(name, language)
    start = time.process_time()
    content = pdf.write(report)
    print(json.dumps({"seconds": time.process_time() - start, "bytes": len(content)}))


def fill_memory() -> None:
    """Write many different reports in one process."""
    from reports.formats import pdf

    report, peaks = report_demo("bakery", "ru"), []
    for number in range(MANY):
        pdf.write(replace(report, company=f"Company {number}"))
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(json.dumps({"few": peaks[1], "many": peaks[-1]}))


def compile_bare(document: str) -> None:
    """Compile the same document with the typesetter alone."""
    data = Path(document).read_text("utf-8")
    start = time.process_time()
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    compiler = typst.Compiler(
        TEMPLATES / "report.typ",
        root=TEMPLATES,
        font_paths=fonts,
        sys_inputs={"data": data},
        package_path=NOWHERE,
        package_cache_path=NOWHERE,
    )
    compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
    print(json.dumps({"seconds": time.process_time() - start}))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["whole", name, language]:
            write_whole(name, language)
        case ["memory"]:
            fill_memory()
        case ["bare", document]:
            compile_bare(document)
        case _:
            sys.exit(main())
