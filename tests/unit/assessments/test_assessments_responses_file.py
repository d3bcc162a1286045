"""Responses from a file: taken as they are, or refused with everything that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from assessments.errors import ImportRefused
from assessments.model import Evidence, EvidenceKind, Response
from assessments.responses_file import read_responses, read_responses_file
from scoring.model import State
from tests.factories import a_response, an_edition

QUESTIONNAIRE = an_edition().questionnaire
WHOLE = """item,value,reason,evidence,comment,waived_by
plan.goal,3,,https://example.org/plan,"two
lines, with =1+1",
plan.budget,dk,,,,
work.rules,na,no staff,,,Marina
work.agency,,,,later,
"""


def refusal(text: str) -> list[str]:
    with pytest.raises(ImportRefused) as caught:
        read_responses(text, QUESTIONNAIRE)
    return list(caught.value.problems)


def test_a_csv_file_is_read_whole() -> None:
    assert read_responses(WHOLE, QUESTIONNAIRE) == (
        a_response(
            value=3,
            comment="two\nlines, with =1+1",
            evidence=Evidence(EvidenceKind.DOCUMENT, "https://example.org/plan"),
        ),
        Response("plan.budget", State.DONT_KNOW),
        Response("work.rules", State.NOT_APPLICABLE, reason="no staff", waived_by="Marina"),
        Response("work.agency", comment="later"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "item,value\nplan.goal,3\nplan.budget,DK\n",
        "value,item\r\n 3 , plan.goal \r\n\r\ndk,plan.budget\r\n",
        "Item;Value\nplan.goal;3,0\nplan.budget;dk",
        "item\tvalue\nplan.goal\t3.0\nplan.budget\tdk",
        '[{"item": "plan.goal", "value": 3}, {"item": "plan.budget", "value": "dk", "comment": null}]',
        '{"responses": [{"item": "plan.goal", "value": "3"}, {"item": "plan.budget", "value": "dk"}]}',
        '{"plan.goal": 3, "plan.budget": "dk"}',
        ' {"plan.goal": {"value": 3.0}, "plan.budget": {"value": "dk"}}',
    ],
)
def test_the_same_can_be_said_in_many_forms(text: str) -> None:
    assert read_responses(text, QUESTIONNAIRE) == (a_response(value=3), Response("plan.budget", State.DONT_KNOW))


def test_everything_wrong_is_said_at_once_with_its_line() -> None:
    text = "\n".join(
        [
            "item,value,reason,evidence,comment,waived_by",
            "plan.gaol,3,,,,",
            'plan.budget,9,,,"a long',
            'comment",',
            "plan.goal,many,,,,",
            "work.agency,na,,,,",
            "work.rules,na,no staff,,,",
            "plan.goal,2,,,,",
            ",1,,,,",
            "plan.goal,1,,,,,,too many",
        ]
    )
    assert refusal(text) == [
        'line 2: plan.gaol: small has no such item. Did you mean "plan.goal"?',
        "line 3: plan.budget: there is no option 9. Choose one of 0, 1, 2, 3, 4",
        'line 5: plan.goal: there is no value "many". Use one of 0, 1, 2, 3, 4, na, dk, or leave it empty',
        'line 6: work.agency: "not applicable" needs a reason. Say in a sentence why it does not apply',
        'line 7: work.rules: the item is essential, so "not applicable" needs a name. Name who takes responsibility',
        "line 8: plan.goal: stands there twice, first in line 5. Keep one of them",
        "line 9: the item is missing. Name it by its id",
        "line 10: there are more cells than columns. Put texts with commas in quotes",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ["line 1: the file is empty. Begin it with item,value"]),
        ("\n\n", ["line 1: the file is empty. Begin it with item,value"]),
        (
            "itm,value,valu,value\nplan.goal,1,2,3",
            [
                'line 1: there is no column "itm". Did you mean "item"?',
                'line 1: there is no column "valu". Did you mean "value"?',
                'line 1: the column "item" is missing. Add it',
                'line 1: the column "value" stands there twice. Keep one',
            ],
        ),
        ('item,value\nplan.goal,3\nplan.budget,"2',
         ["line 3: it is not CSV (unexpected end of data). Look for a quotation mark that is missing"]),
        ("item,value\nplan.goal," + "3" * 200_000,
         ["line 2: a text in it is far too long, at most 20,000 characters can be kept. Shorten it"]),
        ("item,value\nplan.goal,1_0", None),
        ("item,value\nplan.goal,nan", None),
        ("item,value\nplan.goal,²", None),
        ('{"plan.goal": 3,}', None),
        ('{"plan.goal": NaN}', None),
        ('{"plan.goal": true}', ['entry 1: "value" is neither a text nor a number. Write one of these']),
        ('{"plan.goal": [3]}', ['entry 1: "value" is neither a text nor a number. Write one of these']),
        ('{"plan.goal": 3, "plan.goal": 3}',
         ["entry 2: plan.goal: stands there twice, first in entry 1. Keep one of them"]),
        ('[{"item": "plan.goal", "vlue": 3}]', ['entry 1: there is no field "vlue". Did you mean "value"?']),
        ('[{"item": "plan.goal", "item": "x"}]', ['entry 1: the field "item" stands there twice. Keep one']),
        ("[3, {}]", ['entry 1: it is not an object. Write {"item": ..., "value": ...}',
                     "entry 2: the item is missing. Name it by its id"]),
        ("[" * 100_000, ["line 1: it is nested too deeply, or holds a number that is too long"]),
        ('{"plan.goal": ' + "9" * 5000 + "}", ["line 1: it is nested too deeply, or holds a number that is too long"]),
        ('{"plan.goal": 1e999}', None),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_words(text: str, said: list[str] | None) -> None:
    problems = refusal(text)
    assert problems == said if said is not None else len(problems) == 1


def test_a_comment_of_three_megabytes_is_refused_in_words() -> None:
    (problem,) = refusal('[{"item": "plan.goal", "value": 1, "comment": "' + "x" * 3_000_000 + '"}]')
    assert "3,000,000 characters long, at most 20,000 can be kept. Shorten it" in problem


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "responses.csv"
    path.write_text("item,value\nplan.goal,3\n", encoding="utf-8-sig")
    assert read_responses_file(path, QUESTIONNAIRE) == (a_response(value=3),)


def test_a_file_in_another_encoding_is_refused_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "responses.csv"
    path.write_bytes("item,value,comment\nplan.goal,3,да\n".encode("cp1251"))
    with pytest.raises(ImportRefused) as caught:
        read_responses_file(path, QUESTIONNAIRE)
    assert str(caught.value).splitlines() == [
        f"{path}: 1 problem, nothing was taken over:",
        "  line 2: it is not written in UTF-8",
        'Save it again as "CSV UTF-8"',
    ]


def test_a_missing_or_huge_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ImportRefused, match="cannot be read"):
        read_responses_file(tmp_path / "none.csv", QUESTIONNAIRE)
    path = tmp_path / "responses.csv"
    path.write_text("item,value\n")
    monkeypatch.setattr("assessments.separated_text.LARGEST", 3)
    with pytest.raises(ImportRefused, match="larger than"):
        read_responses_file(path, QUESTIONNAIRE)


def test_a_file_without_responses_says_nothing() -> None:
    assert read_responses("item,value\n", QUESTIONNAIRE) == ()
    assert read_responses("{}", QUESTIONNAIRE) == ()
