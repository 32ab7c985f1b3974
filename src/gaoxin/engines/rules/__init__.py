"""The expression language: conditions and formulas over records, true, false or unknown.

``compile_predicate`` and ``compile_formula`` read a text against a ``Schema``. What they give is a
tree of values (``tree``) that ``outcomes`` and ``figures`` evaluate over a ``Table``, ``outcome``
and ``figure`` for one record, and ``written`` prints. A ``Rule`` binds conditions to the clauses
of a policy and to the days on which they are in force; ``explain`` says why it holds or not,
``screen`` runs many rules over many records, ``ask_next`` finds the question that settles most.
Grammar, semantics and examples: docs/methods/rules.md.
"""

from gaoxin.engines.rules.batch import Figures, Masks, figures, outcomes
from gaoxin.engines.rules.dimension import Unit
from gaoxin.engines.rules.explain import (
    Explained,
    Explanation,
    Question,
    Status,
    ask_next,
    explain,
    status_of,
)
from gaoxin.engines.rules.expression import (
    Formula,
    Predicate,
    compile_formula,
    compile_predicate,
    figure,
    outcome,
)
from gaoxin.engines.rules.leaves import Finding
from gaoxin.engines.rules.printer import written
from gaoxin.engines.rules.reasons import reason
from gaoxin.engines.rules.rule import Clause, Condition, Draft, Rule, RuleSet, conditions_of
from gaoxin.engines.rules.schema import Field, Kind, Schema
from gaoxin.engines.rules.screen import Screened, ask_next_of_all, screen
from gaoxin.engines.rules.single import (
    Record,
    closure_of_term,
    closure_of_test,
    read_record,
)
from gaoxin.engines.rules.table import Table, table_of
from gaoxin.engines.rules.tree import Algebra, Comparator, Operation, fold_term, fold_test

__all__ = [
    "Algebra",
    "Clause",
    "Comparator",
    "Condition",
    "Draft",
    "Explained",
    "Explanation",
    "Field",
    "Figures",
    "Finding",
    "Formula",
    "Kind",
    "Masks",
    "Operation",
    "Predicate",
    "Question",
    "Record",
    "Rule",
    "RuleSet",
    "Schema",
    "Screened",
    "Status",
    "Table",
    "Unit",
    "ask_next",
    "ask_next_of_all",
    "closure_of_term",
    "closure_of_test",
    "compile_formula",
    "compile_predicate",
    "conditions_of",
    "explain",
    "figure",
    "figures",
    "fold_term",
    "fold_test",
    "outcome",
    "outcomes",
    "read_record",
    "reason",
    "screen",
    "status_of",
    "table_of",
    "written",
]
