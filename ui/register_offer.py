"""From answers to the workbook: the register that a finished step asks for next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import wiring
from governance.catalogue import find_registers, said
from governance.rules.consistency import KEPT_IN
from ui import kit
from ui.entry_links import entry_address, link

if TYPE_CHECKING:
    from assessments.store import Store
    from governance.definition import Register
    from governance.model import Workbook
    from locales import Speech


def find_next(workbook: Workbook, step: str) -> Register | None:
    """Return the first register of a step that answers rely on and that has no row; `None` if there is none."""
    relied_on = {register for _, register in KEPT_IN}
    asked = (known for known in find_registers() if known.step == step and known.id in relied_on)
    return next((known for known in asked if not workbook.rows(known.id)), None)


def offer_next(speech: Speech, company: str, workbook: Workbook, step: str) -> str:
    """Return in one line which register of a step comes next, with the way there; nothing if none does."""
    register = find_next(workbook, step)
    if register is None:
        return ""
    way = link(entry_address(company, register.id), said(register.title, speech.language))
    return f'<p class="note">{kit.e(speech.say("findings.next_register"))} {way}</p>'


def read_offer(store: Store, speech: Speech, company: str, step: str) -> str:
    """Return the offer for the workbook as it stands now."""
    from assessments.keeping import read_workbook

    return offer_next(speech, company, read_workbook(store, wiring.WORKSPACE, company), step)
