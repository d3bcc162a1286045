"""A store, a questionnaire and a draft, with one word for each thing that is done to them."""

from __future__ import annotations

from dataclasses import dataclass

from assessments import answering, lifecycle, reading
from assessments.model import Assessment, Company, Response, Snapshot
from assessments.store import Store
from questionnaires.translation import Edition
from tests.factories import OneEdition, an_operation


@dataclass(frozen=True)
class House:
    """A store, the questionnaire, and the draft in it; what tests do with them in one word."""

    store: Store
    edition: Edition
    draft: Assessment

    @property
    def catalogue(self) -> OneEdition:
        return OneEdition(self.edition)

    @property
    def company(self) -> Company:
        return self.store.find_company("home", "bakery")

    def answer(self, response: Response) -> Response:
        return answering.answer(self.store, self.edition, self.draft, self.company, response, an_operation())

    def finalise(self) -> Snapshot:
        return lifecycle.finalise(self.store, self.edition, self.draft, an_operation())

    def read(self) -> reading.Reading:
        return reading.read_assessment(self.store, self.catalogue, "home", self.draft.id)
