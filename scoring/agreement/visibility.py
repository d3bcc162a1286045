"""What may be shown of a group without showing who said what."""

from __future__ import annotations

from collections.abc import Mapping

from scoring.agreement.model import PartSpreads
from scoring.agreement.policy import POLICY, Policy
from scoring.agreement.spreads import find_spreads
from scoring.agreement.votes import Votes


def can_show(answers: int, policy: Policy = POLICY) -> bool:
    """Tell whether the spread of the whole group may be shown."""
    return answers >= policy.least_answers


def can_show_part(answers: int, total: int, policy: Policy = POLICY) -> bool:
    """Tell whether the spread of one part may be shown, with that of the whole beside it.

    It takes five answers, and the rest must be five or none: the rest could be worked out from the whole and the part.
    """
    rest = total - answers
    return answers >= policy.least_part and (not rest or rest >= policy.least_part)


def find_visible(answers: Mapping[str, int], policy: Policy = POLICY) -> tuple[str, ...]:
    """Return the parts of a group, by their answers, whose spreads may be shown together with that of the whole.

    The parts do not overlap and make up the whole. All that is hidden could be worked out together: if that would be
    the answers of one to four people, the smallest part that could be shown is hidden with them.
    """
    visible = sorted((part for part, n in answers.items() if n >= policy.least_part), key=lambda p: (answers[p], p))
    hidden = sum(answers.values()) - sum(answers[part] for part in visible)
    if 0 < hidden < policy.least_part:
        visible = visible[1:]
    return tuple(part for part in answers if part in visible)


def find_part_spreads(votes: Votes, part_of: Mapping[str, str], policy: Policy = POLICY) -> tuple[PartSpreads, ...]:
    """Return the spreads of the parts that the respondents belong to, in the order of their names.

    What may be shown differs by item, since not everybody answers everything. A respondent without a part belongs to
    the part named "".
    """
    members: dict[str, list[str]] = {}
    for respondent in votes.respondents:
        members.setdefault(part_of.get(respondent, ""), []).append(respondent)
    spreads = {part: find_spreads(votes.of(members[part]), policy) for part in sorted(members)}
    visible = [
        find_visible({part: rows[row].answers for part, rows in spreads.items()}, policy)
        for row in range(len(votes.items))
    ]
    return tuple(
        PartSpreads(part, tuple(s if part in shown else None for s, shown in zip(rows, visible, strict=True)))
        for part, rows in spreads.items()
    )
