"""A questionnaire compiled for arrays: items and sections become columns, sections of one height become one group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from questionnaires.model import Item, Questionnaire, Section
from scoring.checks import check_section
from scoring.errors import ScoringError
from scoring.methods import FloatArray, Method, find_methods

IntArray = npt.NDArray[np.int64]
Columns = IntArray | slice


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Sections that combine the same way and whose children are worked out before them.

    `nodes` are their s columns. `children` are columns of the items if `weights` is None (the weights of items
    depend on the company), else columns of the nodes. The other fields are those of `methods.Children`.
    """

    method: Method
    nodes: Columns
    children: Columns
    weights: FloatArray | None
    membership: FloatArray
    levels: FloatArray
    thresholds: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Tree:
    """What scoring needs of a questionnaire. Nodes are the sections, parents first, and last the whole.

    `scales` holds the lowest and the highest value of each item's scale, [2, items]. `unit` is one level on the
    score scale, `levels` the number of them (0 where no section has achievement). `essentials` are columns of
    items, `essential_in` [essentials, nodes] tells which nodes an essential item lies in. `is_mean` and
    `is_additive` [nodes]: only weighted means, or only weighted means and sums, at and below the node.
    """

    questionnaire: Questionnaire
    items: tuple[str, ...]
    nodes: tuple[str, ...]
    groups: tuple[Group, ...]
    scales: FloatArray
    unit: float
    levels: int
    essentials: IntArray
    essential_in: npt.NDArray[np.bool_]
    is_mean: npt.NDArray[np.bool_]
    is_additive: npt.NDArray[np.bool_]

    @property
    def low(self) -> float:
        """The lower end of the score scale."""
        return self.questionnaire.score.low

    @property
    def high(self) -> float:
        """The upper end of the score scale."""
        return self.questionnaire.score.high

    @property
    def ceilings(self) -> int:
        """The number of levels that have one above them."""
        return max(self.levels - 1, 0)

    def node(self, section_id: str | None) -> int:
        """Return the column of a section, for None that of the whole; ScoringError if there is none."""
        if section_id is None:
            return len(self.nodes) - 1
        return self.nodes.index(check_section(self.questionnaire, section_id).id)


@dataclass(frozen=True, slots=True)
class _Branch:
    """A section, or the whole, on the way to a group; children are ids of items or of sections."""

    id: str
    combine: str
    height: int
    over_items: bool
    children: tuple[str, ...]
    threshold: float | None


@dataclass(frozen=True, slots=True)
class _Identity:
    """Makes a questionnaire a key by what it is, not by what it says: comparing whole trees is slow."""

    questionnaire: Questionnaire

    def __hash__(self) -> int:
        return id(self.questionnaire)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Identity) and self.questionnaire is other.questionnaire


def compile_tree(questionnaire: Questionnaire) -> Tree:
    """Return the tree of the questionnaire, compiled once per questionnaire object."""
    return _compile(_Identity(questionnaire))


@lru_cache(maxsize=64)
def _compile(key: _Identity) -> Tree:
    questionnaire = key.questionnaire
    _check(questionnaire)
    items = tuple(questionnaire.walk_items())
    columns = {item.id: column for column, item in enumerate(items)}
    branches = (*_walk_branches(questionnaire), _whole(questionnaire))
    beneath = [_columns_beneath(section, columns) for section in questionnaire.walk_sections()] + [
        set(columns.values())
    ]
    essentials = [column for column, item in enumerate(items) if item.essential]
    is_mean, unit = _only(questionnaire, {"weighted-mean"}), _unit(questionnaire)
    return Tree(
        questionnaire=questionnaire,
        items=tuple(columns),
        nodes=tuple(branch.id for branch in branches),
        groups=tuple(_group(questionnaire, branches, items)),
        scales=np.array([(s.values[0], s.values[-1]) for s in map(questionnaire.scale_of, items)], dtype=float).T,
        unit=unit,
        levels=_levels(questionnaire, unit) if is_mean.any() else 0,
        essentials=np.array(essentials, dtype=np.int64),
        essential_in=np.array([[e in inside for inside in beneath] for e in essentials], dtype=bool).reshape(
            len(essentials), len(branches)
        ),
        is_mean=is_mean,
        is_additive=_only(questionnaire, {"weighted-mean", "sum"}),
    )


def _check(questionnaire: Questionnaire) -> None:
    problems = [
        f'Item "{item.id}": the staged section "{section.id}" needs its level. Give it one.'
        for section in questionnaire.walk_sections()
        if section.combine == "staged"
        for item in section.walk_items()
        if item.level is None
    ]
    if questionnaire.not_applicable == "target" and questionnaire.target is None:
        problems.append(f"{questionnaire.id}: not applicable counts as the target, but there is none. Give a target.")
    if problems:
        raise ScoringError(*problems)


def _walk_branches(questionnaire: Questionnaire) -> Iterator[_Branch]:
    for section in questionnaire.walk_sections():
        over_items = bool(section.items) or section.combine == "staged"
        children = section.walk_items() if over_items else section.sections
        yield _Branch(
            section.id,
            section.combine,
            _height(section),
            over_items,
            tuple(child.id for child in children),
            section.threshold,
        )


def _whole(questionnaire: Questionnaire) -> _Branch:
    height = 1 + max(map(_height, questionnaire.sections))
    return _Branch("", questionnaire.combine, height, False, tuple(s.id for s in questionnaire.sections), None)


def _height(section: Section) -> int:
    return 1 + max(map(_height, section.sections), default=0)


def _group(questionnaire: Questionnaire, branches: tuple[_Branch, ...], items: tuple[Item, ...]) -> Iterator[Group]:
    methods = find_methods()
    weights = {section.id: section.weight for section in questionnaire.walk_sections()}
    levels = {item.id: item.level or 0 for item in items}
    nodes = {branch.id: column for column, branch in enumerate(branches)}
    columns = {item.id: column for column, item in enumerate(items)}
    for key in sorted({(b.height, b.over_items, b.combine) for b in branches}):
        members = [b for b in branches if (b.height, b.over_items, b.combine) == key]
        children = [(child, of) for of, branch in enumerate(members) for child in branch.children]
        over_items = key[1]
        membership = np.zeros((len(children), len(members)))
        membership[range(len(children)), [of for _, of in children]] = 1
        where = [(columns if over_items else nodes)[child] for child, _ in children]
        yield Group(
            method=methods[key[2]],
            nodes=_columns([nodes[b.id] for b in members]),
            children=_columns(where),
            weights=None if over_items else np.array([[weights[child] for child, _ in children]], dtype=float),
            membership=membership,
            levels=np.array([levels.get(child, 0) for child, _ in children], dtype=float),
            thresholds=np.array([members[of].threshold or 0 for _, of in children], dtype=float),
        )


def _columns(places: list[int]) -> Columns:
    """Return neighbours as a slice, which is read without a copy."""
    if places == list(range(places[0], places[0] + len(places))):
        return slice(places[0], places[0] + len(places))
    return np.array(places)


def _columns_beneath(section: Section, columns: dict[str, int]) -> set[int]:
    return {columns[item.id] for item in section.walk_items()}


def _only(questionnaire: Questionnaire, methods: set[str]) -> npt.NDArray[np.bool_]:
    flags = [all(s.combine in methods for s in top.walk_sections()) for top in questionnaire.walk_sections()]
    return np.array([*flags, all(flags) and questionnaire.combine in methods])


def _unit(questionnaire: Questionnaire) -> float:
    width = questionnaire.score.high - questionnaire.score.low
    if len(questionnaire.bands) > 1:
        return width / (len(questionnaire.bands) - 1)
    steps = [
        (upper - lower) / (scale.values[-1] - scale.values[0])
        for scale in questionnaire.scales
        for lower, upper in pairwise(scale.values)
    ]
    return width * min(steps)


def _levels(questionnaire: Questionnaire, unit: float) -> int:
    count = (questionnaire.score.high - questionnaire.score.low) / unit
    return round(count) if abs(count - round(count)) < 1e-9 else 0
