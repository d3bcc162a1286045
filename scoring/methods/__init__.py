"""How a section combines its children: one file per method, found by its name in the questionnaire."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Children:
    """The children of a group of sections as columns, the assessments as rows.

    `values` [..., n, c] is 0 wherever a child is not known; `known` and `applicable` [n, c] hold 0 or 1;
    `weights` is [1, c] or [n, c], `known_weight` [n, s] the weight of what is known in each section; `membership`
    [c, s] holds 1 where a child belongs to a section. `levels` and `thresholds` [c] concern staged sections.
    """

    values: FloatArray
    known: FloatArray
    applicable: FloatArray
    weights: FloatArray
    known_weight: FloatArray
    membership: FloatArray
    levels: FloatArray
    thresholds: FloatArray

    def add_up(self, columns: FloatArray) -> FloatArray:
        """Return the weighted sum of the columns of each section, [..., n, s]."""
        if len(self.weights) == 1:
            return _multiply(columns, self.weights[0][:, None] * self.membership)
        return _multiply(columns * self.weights, self.membership)

    def spread(self, columns: FloatArray) -> FloatArray:
        """Return for every child the number of its section, [..., n, c]."""
        return _multiply(columns, self.membership.T)


def _multiply(left: FloatArray, right: FloatArray) -> FloatArray:
    product: FloatArray = left @ right
    return product


@dataclass(frozen=True, slots=True)
class Method:
    """A way to combine children into the value of their section.

    `combine` gives the values [..., n, s], never falling when a child rises, and 0 for a section without a known
    child. `share` gives what each child's value is multiplied by, [n, c], where the method is a weighted
    sum, and is None elsewhere.
    """

    name: str
    combine: Callable[[Children], FloatArray]
    share: Callable[[Children], FloatArray] | None = None


@cache
def find_methods() -> Mapping[str, Method]:
    """Return every method of this folder by the name a questionnaire's `combine` uses."""
    modules = (importlib.import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__))
    methods: list[Method] = [module.METHOD for module in modules]
    return MappingProxyType({method.name: method for method in methods})
