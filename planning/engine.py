"""HiGHS behind two questions: which point gains most, and which of those that gain so much is done soonest.

One thread and a fixed seed, so that the same program gives the same point unless the clock ends the search. Imported
in the child process only: the library takes a tenth of a second to load.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import highspy
import numpy as np
from highspy import cb

from planning.program import Program

SEED = 1
LARGEST_COST = 100.0
CLOSE = 1e-8
Listener = Callable[[Sequence[float], float], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The best point that was found, and what no point can exceed; `ended` tells whether the search came to its end."""

    status: Literal["found", "infeasible", "nothing"]
    point: Sequence[float] = ()
    bound: float = float("inf")
    ended: bool = False


def find_best(program: Program, start: Sequence[float] | None, seconds: float, listen: Listener) -> Outcome:
    """Return the point that gains most, starting from one that is known; every better one on the way is told.

    With a start, nothing that looks for a first point or begins anew is on: the proof then takes half the time.
    """
    if not program.gains:
        return _settled(program)
    gains = np.array(program.gains)
    scale = _scale(gains)
    highs = _load(program, -gains * scale, seconds)
    _begin_at(highs, start)
    if start is not None:
        _trim(highs, "feasibility_jump", "root_reduced_cost")

    def tell(
        _kind: cb.HighsCallbackType, _text: str, out: cb.HighsCallbackOutput, _in: cb.HighsCallbackInput, _user: object
    ) -> None:
        listen([float(x) for x in out.mip_solution], program.fixed - out.mip_dual_bound / scale)

    highs.setCallback(tell, None)
    highs.startCallback(cb.HighsCallbackType.kCallbackMipImprovingSolution)
    highs.run()
    return _read(highs, lambda bound: program.fixed - bound / scale)


def find_soonest(program: Program, start: Sequence[float], floor: float, seconds: float) -> Outcome:
    """Return the point with the least sum of effort x period of finish among those that gain at least `floor`.

    Heuristics are off: the start is nearly as good as can be, and what takes the time is the proof.
    """
    if not program.gains:
        return _settled(program)
    gains, delays = np.array(program.gains), np.array(program.delays)
    scale = _scale(gains)
    highs = _load(program, delays, seconds)
    every = np.arange(len(gains), dtype=np.int32)
    highs.addRow((floor - program.fixed) * scale, highspy.kHighsInf, len(gains), every, gains * scale)
    _trim(highs, "rins", "rens", "feasibility_jump", "root_reduced_cost")
    highs.setOptionValue("mip_heuristic_effort", 0.0)
    _begin_at(highs, start)
    highs.run()
    return _read(highs, float)


def _settled(program: Program) -> Outcome:
    """Return the outcome where nothing is left to decide."""
    possible = all(upper >= 0 for upper in program.rows.uppers)
    return Outcome("found", (), program.fixed, ended=True) if possible else Outcome("infeasible", ended=True)


def _scale(gains: np.ndarray) -> float:
    largest = float(np.abs(gains).max())
    return LARGEST_COST / largest if largest > 0 else 1.0


def _load(program: Program, costs: np.ndarray, seconds: float) -> highspy.Highs:
    model, rows, count = highspy.HighsLp(), program.rows, len(program.gains)
    model.num_col_, model.num_row_ = count, len(rows.uppers)
    model.col_cost_ = costs
    model.col_lower_, model.col_upper_ = np.zeros(count), np.ones(count)
    model.row_lower_, model.row_upper_ = np.full(len(rows.uppers), -highspy.kHighsInf), np.array(rows.uppers)
    whole, part = highspy.HighsVarType.kInteger, highspy.HighsVarType.kContinuous
    model.integrality_ = [whole] * program.whole + [part] * (count - program.whole)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.array(rows.starts, dtype=np.int32)
    model.a_matrix_.index_ = np.array(rows.columns, dtype=np.int32)
    model.a_matrix_.value_ = np.array(rows.coefficients)
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("random_seed", SEED)
    highs.setOptionValue("mip_rel_gap", CLOSE)
    highs.setOptionValue("mip_abs_gap", CLOSE)
    highs.setOptionValue("time_limit", max(0.0, seconds))
    highs.passModel(model)
    return highs


def _begin_at(highs: highspy.Highs, start: Sequence[float] | None) -> None:
    if start is not None:
        solution = highspy.HighsSolution()
        solution.col_value = list(start)
        highs.setSolution(solution)


def _trim(highs: highspy.Highs, *heuristics: str) -> None:
    highs.setOptionValue("mip_allow_restart", False)
    for name in heuristics:
        highs.setOptionValue(f"mip_heuristic_run_{name}", False)


def _read(highs: highspy.Highs, bound_of: Callable[[float], float]) -> Outcome:
    status, found = highs.getModelStatus(), highs.getInfo()
    if status in {highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible}:
        return Outcome("infeasible", ended=True)
    bound = bound_of(found.mip_dual_bound)
    if found.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Outcome("nothing", bound=bound)
    point = [float(x) for x in highs.getSolution().col_value]
    return Outcome("found", point, bound, ended=status == highspy.HighsModelStatus.kOptimal)
