"""The profile of one assessment: one row of the arrays, as named values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from questionnaires.model import CompanyProfile, Questionnaire
from scoring.checks import check_answers, check_track
from scoring.model import Answer, ItemScore, Profile, SectionScore, State

if TYPE_CHECKING:
    from scoring.batch import Scores
    from scoring.methods import FloatArray
    from scoring.ratings import Ratings
    from scoring.tree import Tree


def score(
    questionnaire: Questionnaire,
    answers: Mapping[str, Answer],
    company: CompanyProfile | None = None,
    track: str | None = None,
) -> Profile:
    """Return everything that is computed of one assessment.

    Without a company every item applies; without a track the last one, the full one, counts. Raises ScoringError
    for an unknown item, an unknown track, or an answer that is none of the item's options.
    """
    from scoring.batch import score_many
    from scoring.ratings import rate
    from scoring.tree import compile_tree

    check_answers(questionnaire, answers)
    tree = compile_tree(questionnaire)
    ratings = rate(tree, answers, company, check_track(questionnaire, track))
    scores = score_many(tree, ratings)
    sections = tuple(_section(tree, ratings, scores, node) for node in range(len(tree.nodes)))
    items = _items(tree, ratings, answers)
    return Profile(
        overall=sections[-1],
        sections=sections[:-1],
        items=items,
        ignored=tuple(
            item.id
            for item in items
            if item.state is State.OUT_OF_SCOPE
            and item.id in answers
            and answers[item.id].state is not State.UNANSWERED
        ),
    )


def _section(tree: Tree, ratings: Ratings, scores: Scores, node: int) -> SectionScore:
    by_score = _number(scores.level_by_score, node)
    capped_by = () if by_score is None else _capping(tree, scores, node, by_score)
    unknown = {tree.items[i] for i in tree.essentials if ratings.states[0, i] != 0}
    achievement = tuple(_number(level, node) for level in scores.achievement)
    return SectionScore(
        id=tree.nodes[node] or tree.questionnaire.id,
        score=_number(scores.score, node),
        mean=_number(scores.mean, node),
        low=_number(scores.low, node),
        high=_number(scores.high, node),
        max=_number(scores.max, node),
        level=_whole(_number(scores.level, node)),
        level_by_score=_whole(by_score),
        capped_by=capped_by,
        unconfirmed=tuple(item for item in capped_by if item in unknown),
        coverage=float(scores.coverage[0, node]),
        adjusted=_number(scores.adjusted, node),
        achievement=tuple(a for a in achievement if a is not None) or None,
    )


def _capping(tree: Tree, scores: Scores, node: int, level: float) -> tuple[str, ...]:
    return tuple(
        tree.items[item]
        for item, held, inside in zip(tree.essentials, scores.caps[0], tree.essential_in, strict=True)
        if inside[node] and held < level
    )


def _items(tree: Tree, ratings: Ratings, answers: Mapping[str, Answer]) -> tuple[ItemScore, ...]:
    from scoring.aggregate import cover
    from scoring.ratings import STATES, count
    from scoring.shares import share_of

    counted = count(tree, ratings)
    reach = cover(tree, counted.mask, ratings.weights)
    explained = tree.is_mean[-1]
    share = share_of(tree, len(tree.nodes) - 1, reach, ratings.weights)[0]
    rows = []
    for column, item_id in enumerate(tree.items):
        state = STATES[ratings.states[0, column]]
        known = counted.mask.known[0, column] > 0
        value = float(counted.values[0, column])
        rows.append(
            ItemScore(
                id=item_id,
                state=state,
                value=answers[item_id].value if state is State.VALUE else None,
                normal=value if known else None,
                weight=float(ratings.weights[0, column]),
                contribution=float(share[column] * value) if known and explained else None,
                loss=float(share[column] * (tree.high - value)) if known and explained else None,
                evidence=item_id in answers and answers[item_id].evidence,
            )
        )
    return tuple(rows)


def _number(values: FloatArray, node: int) -> float | None:
    value = float(values[0, node])
    return None if value != value else value


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)
