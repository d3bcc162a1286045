"""The shape of the house: who imports whom, what lies where, how long a thing may be."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LAYERS = (
    ("questionnaires",),
    ("scoring",),
    ("governance",),
    ("planning",),
    ("assessments",),
    ("storage", "reports"),
    ("wiring",),
    ("ui", "participant"),
    ("pages",),
    ("commands",),
    ("app", "cli"),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
LEAVES = {"locales"}
PACKAGES = {name for name in (*RANK, *LEAVES) if (ROOT / name).is_dir() or (ROOT / f"{name}.py").is_file()}
LONGEST_FILE, LONGEST_PAGE, LONGEST_FUNCTION = 400, 80, 60


def find_modules() -> Iterator[Path]:
    for name in sorted(PACKAGES):
        if (ROOT / name).is_dir():
            yield from sorted((ROOT / name).rglob("*.py"))
        else:
            yield ROOT / f"{name}.py"


MODULES = tuple(find_modules())


def find_imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def package_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_one_way(path: Path) -> None:
    here = package_of(path)
    for name in find_imports(path):
        there = name.split(".")[0]
        if there not in PACKAGES or there == here or there in LEAVES:
            continue
        assert here not in LEAVES, f"{here} is a leaf and may not import {there}"
        assert RANK[there] < RANK[here], f"{here} may not import {there}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_the_screens_know_streamlit(path: Path) -> None:
    if package_of(path) in {"ui", "pages", "app"}:
        return
    assert not [name for name in find_imports(path) if name.split(".")[0] == "streamlit"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_wiring_names_a_storage_engine(path: Path) -> None:
    if package_of(path) in {"storage", "wiring"}:
        return
    assert not [name for name in find_imports(path) if name.split(".")[0] == "storage"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_short(path: Path) -> None:
    text = path.read_text("utf-8")
    longest = LONGEST_PAGE if package_of(path) == "pages" else LONGEST_FILE
    assert len(text.splitlines()) <= longest
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


def test_no_page_lies_directly_in_pages() -> None:
    assert not list((ROOT / "pages").glob("*.py"))


def test_ui_has_no_pages_folder() -> None:
    assert not (ROOT / "ui" / "pages").exists()


def test_no_module_of_ui_shadows_a_package() -> None:
    names = {path.stem for path in (ROOT / "ui").iterdir() if path.suffix == ".py" or path.is_dir()}
    assert not names & (PACKAGES | set(sys.stdlib_module_names))


def test_only_the_session_module_touches_session_state() -> None:
    touching = [path for path in MODULES if "session_state" in path.read_text("utf-8")]
    assert touching == [ROOT / "ui" / "session.py"]


def test_every_page_opens_with_its_role() -> None:
    for path in (ROOT / "pages").rglob("*.py"):
        body = ast.parse(path.read_text("utf-8")).body
        statements = [n for n in body if not isinstance(n, ast.Import | ast.ImportFrom | ast.Expr)]
        assert "open_page(" in ast.unparse(statements[0]), path


def test_importing_the_lower_packages_stays_light() -> None:
    heavy = {"numpy", "pandas", "altair", "babel", "typst", "streamlit"}
    light = ("questionnaires", "assessments", "storage", "locales")
    for path in MODULES:
        if package_of(path) in light or path in {ROOT / "scoring/model.py", ROOT / "planning/model.py"}:
            tree = ast.parse(path.read_text("utf-8"))
            top = {name for node in tree.body for name in _names(node)}
            assert not {name.split(".")[0] for name in top} & heavy, path


def _names(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []
