"""Settings from the surroundings, and services that are opened once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

import wiring
from assessments.errors import InvalidEntry, StoreOwned, StoreUnavailable
from assessments.model import Workspace
from questionnaires.catalogue import DEFAULT
from tests.unit.planning.small import make_problem, make_task

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("FIVESTEPS_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("FIVESTEPS_LANGUAGE", raising=False)
    yield tmp_path / "data"
    wiring.close_services()


def test_without_settings_the_database_lies_beside_the_program() -> None:
    settings = wiring.Settings.from_environment({})
    assert settings.database == ROOT / "data" / "five-steps.db"
    assert settings.language is None


def test_settings_come_from_the_environment(tmp_path: Path) -> None:
    settings = wiring.Settings.from_environment({"FIVESTEPS_DATA": str(tmp_path), "FIVESTEPS_LANGUAGE": " RU "})
    assert (settings.folder, settings.language) == (tmp_path, "ru")
    assert wiring.Settings.from_environment({"FIVESTEPS_DATA": "some"}).folder == Path("some").absolute()
    assert wiring.Settings.from_environment({"FIVESTEPS_DATA": "~/some"}).folder == Path.home() / "some"


@pytest.mark.parametrize("language", ["russian", "r1", "../"])
def test_a_language_that_is_none_is_refused(language: str) -> None:
    with pytest.raises(InvalidEntry, match=r"FIVESTEPS_LANGUAGE.*two letters"):
        wiring.Settings.from_environment({"FIVESTEPS_LANGUAGE": language})


def test_the_services_are_opened_once_by_whoever_comes_first(folder: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        opened = list(pool.map(lambda _: wiring.services(), range(8)))
    assert len({id(services) for services in opened}) == 1
    assert opened[0].store.find_workspaces() == (Workspace(wiring.WORKSPACE, "Home"),)
    assert opened[0].store.name == str(folder / "five-steps.db")
    assert opened[0].catalogue is opened[1].catalogue
    assert wiring.QUESTIONNAIRE == DEFAULT


def test_facts_are_those_of_the_house_corrected_by_the_folder_beside_the_database(folder: Path) -> None:
    own = folder / "facts"
    own.mkdir(parents=True)
    (own / "ours.yaml").write_text("platforms: [{id: vk, ad_status_ru: disputed, checked_on: '2026-11-01'}]\n", "utf-8")
    facts = wiring.services().facts
    platform = facts.find_platform("VK")
    assert platform is not None
    assert platform.ad_status_ru == "disputed"
    assert len(facts.facts) > 10
    assert wiring.services().facts is facts


def test_the_desk_is_made_when_it_is_first_used_and_closed_with_the_services() -> None:
    services = wiring.services()
    assert "desk" not in vars(services)
    desk = services.desk
    assert services.desk is desk
    wiring.close_services()
    problem = make_problem(make_task("a"))
    desk.solve(problem)
    assert not desk.is_waiting(problem)
    assert wiring.services().desk is not desk


def test_closed_services_are_opened_again_with_all_that_is_kept() -> None:
    first = wiring.services()
    wiring.close_services()
    wiring.close_services()
    again = wiring.services()
    assert again is not first
    assert len(again.store.find_workspaces()) == 1


def test_services_that_could_not_be_opened_are_tried_again(folder: Path, tmp_path: Path) -> None:
    folder.write_text("in the way")
    with pytest.raises(StoreUnavailable):
        wiring.services()
    folder.unlink()
    assert wiring.services().store.find_workspaces()


def test_who_only_reads_may_open_beside_the_owner() -> None:
    wiring.services()
    reading = wiring.open_services(read_only=True)
    assert len(reading.store.find_workspaces()) == 1
    reading.store.close()
    with pytest.raises(StoreOwned):
        wiring.open_services()


def test_questionnaires_beside_the_database_are_found_too(folder: Path) -> None:
    own = folder / "questionnaires" / "mine"
    own.mkdir(parents=True)
    (own / "questionnaire.yaml").write_text("id: mine")
    assert "mine" in wiring.services().catalogue.ids()


def test_every_operation_is_new_and_takes_place_now() -> None:
    first, second = wiring.new_operation(), wiring.new_operation("p7")
    assert first.op_id != second.op_id
    assert (first.actor, second.actor) == ("self", "p7")
    assert timedelta(0) <= wiring.now() - first.at < timedelta(minutes=1)


def test_a_process_that_ends_without_closing_leaves_one_whole_file(folder: Path) -> None:
    script = "import wiring; wiring.services()"
    done = subprocess.run([sys.executable, "-W", "error", "-c", script], cwd=ROOT, timeout=60, check=False)
    assert done.returncode == 0
    assert not list(folder.glob("*-wal"))
    assert wiring.services().store.find_faults() == ()


def test_known_companies_are_found_without_questionnaires_arrays_tables_or_a_browser_framework() -> None:
    wiring.services()
    wiring.close_services()
    script = (
        "import sys, wiring; from assessments import reading, lifecycle, answering, history, companies;"
        "store = wiring.services().store; store.find_companies('home'); store.find_snapshots('home');"
        "heavy = {'pydantic', 'yaml', 'sqlite_utils', 'numpy', 'pandas', 'altair', 'babel', 'typst', 'streamlit'};"
        "heavy &= set(sys.modules);"
        "sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, timeout=60, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_a_module_that_is_loaded_again_takes_the_file_over() -> None:
    script = (
        "import sys, wiring; first = wiring.services();"
        "ours = [n for n in sys.modules if n.split('.')[0] in ('wiring', 'storage', 'assessments')];"
        "[sys.modules.pop(name) for name in ours];"
        "import wiring; second = wiring.services(); assert second is not first; second.store.check()"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], cwd=ROOT, timeout=60, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
