"""`fivesteps report`: responses in, a document out."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from commands.arguments import add_inputs, add_planning
from commands.errors import CommandError
from commands.inputs import Inputs, choose_language, read_inputs
from commands.output import say
from commands.plan import make_plan, say_reason
from commands.progress import show_progress

if TYPE_CHECKING:
    from assessments.discovering import CompanyFindings
    from assessments.reading import Reading
    from questionnaires.company import CompanyProfile
    from questionnaires.model import Questionnaire
    from reports.model import Report

HELP = "write the report of an assessment"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add_inputs(parser)
    add_planning(parser, needs_capacity=False)
    parser.add_argument(
        "--format", required=True, metavar="NAME", help="pdf, docx (Word), csv (the plan) or json (the assessment)"
    )
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="where to write it")
    parser.add_argument("--company", metavar="NAME", help="name of the company on the report")
    parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="day of the assessment; default: today")


def run(arguments: argparse.Namespace) -> int:
    """Write the document and say where it is."""
    from reports.formats import find_format

    kind = find_format(arguments.format)
    inputs = replace(read_inputs(arguments), language=choose_language(arguments.language))
    with show_progress("Writing the report"):
        content = kind.write(build(inputs, arguments))
    write(arguments.out, content)
    print(arguments.out)
    return 0


def build(inputs: Inputs, arguments: argparse.Namespace) -> Report:
    """Return the report with the plan for the stated capacity, or else for the usual one."""
    import wiring
    from assessments.discovering import find_urgent
    from locales import speech
    from reports.build import build_report

    spoken, now = speech(inputs.language), wiring.now().astimezone()
    company = inputs.company or assume_company(inputs.questionnaire)
    inputs = replace(inputs, company=company)
    name = arguments.company or spoken.say("command.company")
    reading = make_reading(inputs, name, company, arguments.date or now.date(), now)
    found = find_wrong(reading, now.date())
    made = make_plan(inputs, arguments, find_urgent(found, inputs.questionnaire))
    if made.certificate is not None and made.certificate.status == "infeasible":
        raise CommandError("--must", f"{say_reason(made.certificate)}", "Ask for less, or give more hours or months")
    return build_report(reading, made, spoken, now.date(), found=found)


def find_wrong(reading: Reading, today: date) -> CompanyFindings:
    """Return what the rules find in the answers alone: files hold no workbook, and nothing that was accepted."""
    import wiring
    from assessments.discovering import CompanyFindings
    from governance.facts import load_facts
    from governance.findings import find_findings
    from governance.ground import Ground
    from governance.model import Workbook

    facts = load_facts(wiring.Settings.from_environment().folder / "facts")
    ground = Ground(
        questionnaire=reading.edition.questionnaire,
        profile=reading.profile,
        company=reading.company.profile,
        workbook=Workbook(),
        today=today,
        facts=facts,
        assessed_on=reading.assessment.day,
    )
    return CompanyFindings(find_findings(ground), (), ground.workbook)


def make_reading(inputs: Inputs, name: str, company: CompanyProfile, stands_for: date, now: datetime) -> Reading:
    """Return the assessment in the files as if it were kept: a draft, since nobody has finalised it."""
    from assessments.model import Assessment, Company, Status
    from assessments.reading import Reading

    questionnaire = inputs.questionnaire
    track = inputs.track or questionnaire.tracks[-1].id
    return Reading(
        company=Company("files", "company", name, company),
        assessment=Assessment(
            "files",
            "assessment",
            "company",
            questionnaire.id,
            questionnaire.version,
            track,
            Status.DRAFT,
            stands_for,
            now,
        ),
        edition=inputs.edition,
        responses=inputs.responses,
        profile=inputs.score(),
    )


def assume_company(questionnaire: Questionnaire) -> CompanyProfile:
    """Return the smallest company to which every item applies, and say so: a report is about somebody."""
    from questionnaires.company import CompanyProfile

    starts = [c.headcount_from or 1 for i in questionnaire.walk_items() for c in i.applies]
    people = max(starts, default=1)
    say(f"Without --profile the report is about a company of {people} people to which every practice applies.")
    return CompanyProfile(headcount=people, countries=questionnaire.countries, flags=questionnaire.flags)


def write(path: Path, content: bytes) -> None:
    """Put the content into a file; CommandError if it cannot be written."""
    try:
        path.write_bytes(content)
    except OSError as error:
        what = f"it cannot be written: {error.strerror}"
        raise CommandError(f"--out {path}", what, "Name a file in a folder that exists and may be written") from None


def day(text: str) -> date:
    """Return a day as typed."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text[:40]}" is not a day. Write it like 2026-11-23') from None
