"""Every slip in a definition is found, by the place where it is written."""

import pytest
from tests.engines.process.permit import PERMIT
from tests.engines.process.samples import written

from gaoxin.engines.process import lint
from gaoxin.kernel.messages import Refused


def findings(old: str, new: str) -> list[tuple[str, str]]:
    assert old in PERMIT
    found = lint(written(PERMIT.replace(old, new)))
    return [(f.message.code.removeprefix("process.lint_"), f.place) for f in found]


WATER = """role: water
    clocks: [review]
    outcomes: [{key: pass, name: {zh: 同意}, to: join}]"""

# One slip each: what is written instead of what, the code, and the place.
SLIPS = [
    # references
    ("role: applicant, to: accept}", "role: nobody, to: accept}", "unknown_role", "begin.role"),
    ("role: applicant, to: accept}", "role: applicant, to: acept}", "unknown_step", "begin.to"),
    ("role: window\n    clocks: [office]", "role: door\n    clocks: [office]",
     "unknown_role", "steps[0].role"),
    ("role: window\n    clocks: [office]", "role: window\n    clocks: [offce]",
     "unknown_clock", "steps[0].clocks[0]"),
    ("to: size}]", "to: sise}]", "unknown_step", "steps[0].outcomes[0].to"),
    ("otherwise: decide", "otherwise: decid", "unknown_step", "steps[1].otherwise"),
    ("when: 中型, to: decide", "when: 中型, to: x", "unknown_step", "steps[1].arms[1].to"),
    ("returns: {to: applicant}", "returns: {to: appl}", "unknown_role", "steps[3].returns.to"),
    ("returns: {to: applicant}", "returns: {to: applicant, clock: x}", "unknown_clock",
     "steps[3].returns.clock"),
    ("promise: [safety]", "promise: [safty]", "unknown_document",
     "steps[6].outcomes[1].promise[0]"),
    ("at: accept, late: late", "at: accept, late: soon", "unknown_clock", "documents[1].late"),
    ("at: decide}", "at: decided}", "unknown_asking", "documents[2].at"),
    ("at: [fire, water, green]", "at: [fire, size]", "unknown_asking", "fields[1].at[1]"),
    ("withdraw: [applicant]", "withdraw: [app]", "unknown_role", "withdraw[0]"),
    ("withdraw: [applicant]", "reopen: {by: [app], to: accept, days: 3}", "unknown_role",
     "reopen.by[0]"),
    ("to: [window, applicant]", "to: [window, boss]", "unknown_told", "clocks[4].ladder[0].to[1]"),
    # keys
    ("key: water, name: {zh: 水务}, scope", "key: fire, name: {zh: 水务}, scope", "key_twice",
     "roles[3].key"),
    ("{key: broken,", "{key: kept,", "key_twice", "steps[8].outcomes[1].key"),
    ("{key: area, name", "{key: begin, name", "key_reserved", "fields[0].key"),
    # roles
    ("duty: window}", "duty: ''}", "role_open", "roles[1]"),
    ("scope: starter}", "scope: everybody}", "scope_unknown", "roles[0].scope"),
    ("scope: starter}", "scope: starter.uncle}", "scope_unknown", "roles[0].scope"),
    ("scope: starter}", "scope: field.area}", "scope_not_a_reference", "roles[0].scope"),
    ("to: fire}", "to: fire, each: window}", "each_of_zone", "steps[2].branches[0].each"),
    # human steps and clocks
    ("    clocks: [verify]\n", "", "no_clock", "steps[8].clocks"),
    ("outcomes: [{key: ok, name: {zh: 受理}, to: size}]", "outcomes: []", "no_outcome",
     "steps[0].outcomes"),
    ("    clocks: [verify]\n", "    clocks: [verify]\n    lapse: later\n", "unknown_outcome",
     "steps[8].lapse"),
    ("name: {zh: 公示}, days: 5", "name: {zh: 公示}, days: 5, scope: case", "lapse_without_clock",
     "steps[7].clock"),
    ("name: {zh: 办理}, days: 2", "name: {zh: 办理}, days: 2, set_by: area", "clock_set_by",
     "clocks[0].set_by"),
    ("to: [window, applicant]", "to: []", "rung_tells_nobody", "clocks[4].ladder[0].to"),
    ("to: [window, applicant]", "to: [assignees]", "rung_tells_nobody", "clocks[4].ladder[0].to"),
    # flow
    ("to: notice}", "to: granted}", "unreachable", "steps[7]"),
    ("clock: notice, to: granted}", "clock: notice, to: notice}", "no_exit", "steps[7]"),
    ("join: 2", "join: 4", "join_too_many", "steps[2].join"),
    (WATER, WATER.replace("join", "refused"),
     "join_unreachable", "steps[2].branches[1].to"),
    (WATER, WATER.replace("join", "accept"),
     "branch_left", "steps[0]"),
    ("{key: ok, name: {zh: 受理}, to: size}", "{key: ok, name: {zh: 受理}, to: join}",
     "join_outside", "steps"),
    ("when: 中型, to: decide", "when: 中型, to: size", "endless", "steps[1]"),
    ("result: revoked, waive", "result: refused, waive", "promise_unverified",
     "steps[6].outcomes[1].to"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "place"), SLIPS)
def test_a_slip_is_found_where_it_is(old: str, new: str, code: str, place: str) -> None:
    assert (code, place) in findings(old, new)


def test_what_is_only_worth_a_look() -> None:
    text = PERMIT.replace("clocks: [verify]", "clocks: [office]").replace("at: 0, to", "at: -5, to")
    found = lint(written(text.replace("unit: 平方米, ", "")))
    assert [(f.message.code, f.place, f.fatal) for f in found] == [
        ("process.lint_clock_unused", "clocks[3]", False),
        ("process.lint_rung_at_the_start", "clocks[4].ladder[0].at", False),
        ("process.lint_number_without_unit", "fields[0].unit", False),
    ]


FIELD = """
  - key: more
    name: {zh: 更多}
    type: %s
"""


@pytest.mark.parametrize(
    ("field", "code", "place"),
    [
        ("choice", "field_incomplete", "fields[1].choices"),
        ("reference", "field_incomplete", "fields[1].to"),
        ("table", "field_incomplete", "fields[1].columns"),
        ("text\n    required_when: {field: none, among: [x]}", "unknown_field",
         "fields[1].required_when.field"),
        ("text\n    choices: [{key: a, name: {zh: 甲}}, {key: a, name: {zh: 乙}}]", "key_twice",
         "fields[1].choices[1].key"),
        ("table\n    rows: {step: fire, outcomes: [maybe]}\n"
         "    columns: [{key: a, name: {zh: 甲}, type: text}]", "unknown_outcome",
         "fields[1].rows.outcomes[0]"),
    ],
)  # fmt: skip
def test_a_field_has_what_its_type_needs(field: str, code: str, place: str) -> None:
    verdict = "  - {key: verdict, name: {zh: 审查意见}, type: text, at: [fire, water, green]}\n"
    assert (code, place) in findings(verdict, FIELD.removeprefix("\n") % field)


def test_the_fields_of_a_condition_are_looked_up() -> None:
    found = lint(written(PERMIT), names_in=lambda text: [{"大型": "area"}.get(text, text)])
    assert [(f.message.code, f.place) for f in found] == [
        ("process.lint_unknown_field", "steps[1].arms[1].when")
    ]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("kind: wait, key: notice", "kind: sleep, key: notice", "$.steps[7]"),
        ("    join: 2\n", "    join: most\n", "$.steps[2].join"),
        ("days: 2}", "days: 0}", "$.clocks[0].days"),
        ("name: {zh: 公示}, days: 5", "name: {zh: 公示}, day: 5", "$.clocks[2]"),
        ("key: ok,", "key: yes,", "$.steps[0].outcomes[0].key"),  # YAML reads yes as a truth value
        ("version: 1", "version: one", "$.version"),
    ],
)
def test_what_is_no_definition_at_all_is_refused_with_its_place(
    old: str, new: str, where: str
) -> None:
    with pytest.raises(Refused) as refused:
        written(PERMIT.replace(old, new))
    assert refused.value.message.code == "process.malformed"
    assert where in str(refused.value.message.params["where"])
