"""Putting the demo companies into a workspace, with both their assessments, as if somebody had answered them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessments.answering import answer_all
from assessments.companies import add_company, restore_company
from assessments.demo.model import DemoCompany, load_demos
from assessments.lifecycle import finalise, start_assessment
from assessments.model import Company, Operation, Status
from assessments.reading import Catalogue
from assessments.store import Store
from questionnaires.catalogue import DEFAULT

if TYPE_CHECKING:
    from questionnaires.translation import Edition


def load_demo(
    store: Store, catalogue: Catalogue, workspace: str, language: str, operation: Operation
) -> tuple[Company, ...]:
    """Return the demo companies, told in a language. What is there already stays as it is; what is missing is added."""
    edition = catalogue.load(DEFAULT)
    present = {company.demo: company for company in store.find_companies(workspace) if company.demo}
    return tuple(
        _load(store, edition, workspace, demo, present.get(demo.id), language, operation.part(demo.id))
        for demo in load_demos()
    )


def _load(
    store: Store,
    edition: Edition,
    workspace: str,
    demo: DemoCompany,
    company: Company | None,
    language: str,
    operation: Operation,
) -> Company:
    if company is None:
        name, about = demo.company_name(language), demo.company_about(language)
        company = add_company(store, workspace, name, demo.profile, operation, about=about, demo=demo.id)
    elif company.archived:
        company = restore_company(store, company, operation)
    known = {assessment.day: assessment for assessment in store.find_assessments(workspace, company.id)}
    for told in demo.assessments:
        begun = known.get(told.day)
        if begun is None or begun.status is Status.DRAFT:
            step = operation.part(told.day.isoformat())
            begun = begun or start_assessment(store, edition, company, demo.track, told.day, step.part("start"))
            answer_all(store, edition, begun, company, told.responses(language), step.part("answer"))
            finalise(store, edition, begun, step.part("finalise"))
    return company
