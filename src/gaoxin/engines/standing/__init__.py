"""Where a target stands: the path to it, the evidence against the path, a word and its reasons.

``judge`` takes one target with the observations of its indicator and says how it stood on a day.
``path`` draws what the plan asks for in between, ``roll_up`` counts many standings.
``one_basis`` keeps figures at different prices out of one line. Formulas, sources and worked
examples: docs/methods.
"""

from gaoxin.engines.standing.annual import AnnualVerdict, annual_target_verdicts
from gaoxin.engines.standing.basis import one_basis
from gaoxin.engines.standing.judge import judge
from gaoxin.engines.standing.path import PathPoint, PlanYears, path, path_at
from gaoxin.engines.standing.rollup import Counts, roll_up
from gaoxin.engines.standing.scheme import DEFAULT, Scheme
from gaoxin.engines.standing.verdict import Requirement, Standing, Verdict

__all__ = [
    "DEFAULT",
    "AnnualVerdict",
    "Counts",
    "PathPoint",
    "PlanYears",
    "Requirement",
    "Scheme",
    "Standing",
    "Verdict",
    "annual_target_verdicts",
    "judge",
    "one_basis",
    "path",
    "path_at",
    "roll_up",
]
