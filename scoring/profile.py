"""The profile of one assessment: one row of the arrays, as named values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from questionnaires.company import CompanyProfile
from questionnaires.model import Questionnaire
from scoring.checks import check_answers, check_track
from scoring.model import Answer, ItemScore, Profile, SectionScore, State

if TYPE_CHECKING:
    from scoring.aggregate import Reach
    from scoring.batch import Scores
    from scoring.ratings import Counted, Ratings
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
    from scoring.aggregate import cover
    from scoring.batch import score_counted
    from scoring.ratings import count, rate
    from scoring.tree import compile_tree

    track = check_track(questionnaire, track)
    check_answers(questionnaire, answers)
    tree = compile_tree(questionnaire)
    ratings = rate(tree, answers, company, track)
    counted = count(tree, ratings)
    reach = cover(tree, counted.mask, ratings.weights)
    *sections, overall = _sections(tree, ratings, score_counted(tree, ratings, counted, reach))
    items = tuple(_items(tree, ratings, counted, reach, answers))
    return Profile(overall, tuple(sections), items, tuple(_ignored(items, answers)))


def _sections(tree: Tree, ratings: Ratings, scores: Scores) -> Iterator[SectionScore]:
    unknown = {tree.items[i] for i in tree.essentials if ratings.states[0, i]}
    caps = list(zip((tree.items[i] for i in tree.essentials), scores.caps[0].tolist(), tree.essential_in, strict=True))
    rows = zip(
        *(
            _numbers(column[0].tolist())
            for column in (
                *(scores.score, scores.mean, scores.low, scores.high, scores.max),
                *(scores.level, scores.level_by_score, scores.adjusted, scores.coverage, *scores.achievement),
            )
        ),
        strict=True,
    )
    for node, row in enumerate(rows):
        number, mean, low, high, top, level, by_score, adjusted, coverage, *achieved = row
        capped_by = tuple(i for i, held, inside in caps if by_score is not None and inside[node] and held < by_score)
        yield SectionScore(
            id=tree.nodes[node] or tree.questionnaire.id,
            score=number,
            mean=mean,
            low=low,
            high=high,
            max=top,
            level=None if level is None else int(level),
            level_by_score=None if by_score is None else int(by_score),
            capped_by=capped_by,
            unconfirmed=tuple(item for item in capped_by if item in unknown),
            coverage=coverage or 0.0,
            adjusted=adjusted,
            achievement=tuple(a for a in achieved if a is not None) or None,
        )


def _items(
    tree: Tree, ratings: Ratings, counted: Counted, reach: Reach, answers: Mapping[str, Answer]
) -> Iterator[ItemScore]:
    from scoring.ratings import STATES
    from scoring.shares import share_of

    explained = bool(tree.is_mean[-1])
    columns = zip(
        tree.items,
        ratings.states[0].tolist(),
        counted.mask.known[0].tolist(),
        counted.values[0].tolist(),
        ratings.weights[0].tolist(),
        share_of(tree, len(tree.nodes) - 1, reach)[0].tolist(),
        strict=True,
    )
    for item_id, code, known, normal, weight, share in columns:
        answer = answers.get(item_id)
        yield ItemScore(
            id=item_id,
            state=STATES[code],
            value=answer.value if answer is not None and STATES[code] is State.VALUE else None,
            normal=normal if known else None,
            weight=weight,
            contribution=share * normal if known and explained else None,
            loss=share * (tree.high - normal) if known and explained else None,
            evidence=answer is not None and answer.evidence,
        )


def _ignored(items: tuple[ItemScore, ...], answers: Mapping[str, Answer]) -> Iterator[str]:
    for item in items:
        outside = item.state is State.OUT_OF_SCOPE
        if outside and item.id in answers and answers[item.id].state is not State.UNANSWERED:
            yield item.id


def _numbers(values: list[float]) -> list[float | None]:
    """Return the values with None for NaN, the only number that is not itself."""
    return [None if value != value else value for value in values]
