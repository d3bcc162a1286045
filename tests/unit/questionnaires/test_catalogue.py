from __future__ import annotations

from pathlib import Path

import pytest

from questionnaires.catalogue import DEFAULT, Catalogue
from questionnaires.errors import QuestionnaireError
from tests.unit.questionnaires.sound import STRUCTURE, changed, write_sound


@pytest.fixture
def library(tmp_path: Path) -> Path:
    write_sound(tmp_path / "sound")
    write_sound(tmp_path / "other", changed(STRUCTURE, ("id: sound", "id: other")))
    (tmp_path / "empty").mkdir()
    return tmp_path


def test_the_library_holds_the_default_questionnaire() -> None:
    catalogue = Catalogue()
    assert DEFAULT in catalogue.ids()
    assert catalogue.load(DEFAULT).questionnaire.id == DEFAULT


def test_every_folder_with_a_questionnaire_is_found(library: Path) -> None:
    assert Catalogue((library,)).ids() == ("other", "sound")


def test_a_library_that_does_not_exist_is_empty(tmp_path: Path) -> None:
    assert Catalogue((tmp_path / "nothing",)).ids() == ()


def test_a_questionnaire_is_read_once(library: Path) -> None:
    catalogue = Catalogue((library,))
    assert catalogue.load("sound") is catalogue.load("sound")


def test_a_questionnaire_is_also_loaded_by_its_path_and_then_read_anew(library: Path) -> None:
    catalogue = Catalogue(())
    first = catalogue.load(str(library / "sound"))
    assert first.questionnaire.id == "sound"
    assert catalogue.load(str(library / "sound" / "questionnaire.yaml")) is not first


def test_of_two_questionnaires_with_one_id_the_first_counts(library: Path, tmp_path: Path) -> None:
    second = tmp_path / "second"
    second.mkdir()
    write_sound(second / "sound", changed(STRUCTURE, ('version: "1.0"', 'version: "2.0"')))
    assert Catalogue((library, second)).load("sound").questionnaire.version == "1.0"


def test_an_unknown_id_is_answered_with_what_was_meant(library: Path) -> None:
    with pytest.raises(QuestionnaireError, match=r'^soud: there is no such questionnaire. Did you mean "sound"\?$'):
        Catalogue((library,)).load("soud")


def test_an_unknown_id_in_an_empty_catalogue_is_answered_with_what_to_name() -> None:
    with pytest.raises(QuestionnaireError, match="Name an id, or the folder of a questionnaire"):
        Catalogue(()).load("sound")


def test_the_folder_of_a_library_bears_the_id_of_its_questionnaire(library: Path) -> None:
    (library / "sound").rename(library / "renamed")
    with pytest.raises(QuestionnaireError, match="the folder is called renamed, and the questionnaire sound"):
        Catalogue((library,)).load("renamed")


def test_a_faulty_questionnaire_is_refused_at_every_call(library: Path) -> None:
    (library / "sound" / "text.en.yaml").unlink()
    catalogue = Catalogue((library,))
    for _ in range(2):
        with pytest.raises(QuestionnaireError, match="there are no words"):
            catalogue.load("sound")
