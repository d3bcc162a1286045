"""A folder of files read as registers: refused with every problem at once, or complete and consistent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from governance.definition import Field, Register
from governance.errors import GovernanceError
from governance.register_checks import find_faults
from questionnaires.errors import Problem
from questionnaires.nodes import Document
from questionnaires.shapes import Fit, fit
from questionnaires.yaml_source import read_document


def load_registers(folder: Path) -> tuple[Register, ...]:
    """Return the registers of a folder by their order; GovernanceError names every problem of every file."""
    readings = tuple(_read(path) for path in sorted(folder.glob("*.yaml")))
    registers = tuple(fitted.value for _, fitted in readings if fitted.value is not None)
    problems = tuple(_find_problems(readings, registers))
    if problems:
        raise GovernanceError(problems)
    known = {register.id: register for register in registers}
    return tuple(_complete(register, known) for register in sorted(registers, key=lambda register: register.order))


def _read(path: Path) -> tuple[Document, Fit[Register]]:
    document = read_document(path)
    return document, fit(document, Register)


def _find_problems(
    readings: Iterable[tuple[Document, Fit[Register]]], registers: tuple[Register, ...]
) -> Iterator[Problem]:
    whole = True
    for document, fitted in readings:
        yield from fitted.problems
        whole = whole and fitted.value is not None and not fitted.problems
        register = fitted.value
        if register is not None and register.id != Path(document.file).stem:
            what = f"the file is called {Path(document.file).stem}, and the register {register.id}"
            yield document.problem_at(("id",), what, "Give both the same name.")
    if whole:  # a name that could not be read would be missed everywhere
        documents = {fitted.value.id: document for document, fitted in readings if fitted.value is not None}
        for fault in find_faults(registers):
            yield documents[fault.register].problem_at(fault.place, fault.what, fault.remedy)


def _complete(register: Register, known: Mapping[str, Register]) -> Register:
    fields = tuple(_with_options(field, known) for field in register.fields)
    return register.model_copy(update={"fields": fields})


def _with_options(field: Field, known: Mapping[str, Register]) -> Field:
    if field.options_of is None:
        return field
    register, name = field.options_of.split(".")
    source = known[register].find_field(name)
    return field if source is None else field.model_copy(update={"options": source.options})
