"""Fact, estimate, goal or rule: 预计全年增长6% of the year just over is an estimate, of the next one a target."""

from collections.abc import Callable

from reformtext.figures.asked import Asked
from reformtext.figures.status.estimates import can_reach, estimated_early, forecasted, if_so
from reformtext.figures.status.goals import aimed_at, by_a_year, goal_itself, plan_says, task
from reformtext.figures.status.limits import laid_down_by_notice, prescribed_by_notice, ruled
from reformtext.figures.status.said import Cues, Said, Verdict
from reformtext.figures.status.to_come import arranged, designed, once_built, planned, signed, will_be, year_opens
from reformtext.model import Bindingness, Status

_RULES: tuple[Callable[[Said], Verdict | None], ...] = (
    prescribed_by_notice,
    task,
    ruled,
    estimated_early,
    goal_itself,
    forecasted,
    can_reach,
    plan_says,
    aimed_at,
    by_a_year,
    once_built,
    designed,
    arranged,
    signed,
    if_so,
    year_opens,
    will_be,
    planned,
    laid_down_by_notice,
)
_FACT = Verdict("actual", "", "status_default")


def status_of(asked: Asked, cues: Cues, named: str | None) -> tuple[Status, Bindingness, str]:
    """Return a figure's status, a target's bindingness and the rule's name: what the first rule says that applies.

    `named` is the end of the time that its sentence names, as exact as named.
    """
    said = Said(asked, cues, named)
    return next((verdict for rule in _RULES if (verdict := rule(said))), _FACT)
