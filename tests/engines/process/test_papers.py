"""Documents that must be there, may be late, or are promised."""

from tests.engines.process.permit import (
    APPLICANT,
    CHIEF,
    DEFINITION,
    WINDOW,
    evaluate,
    to_decide,
)
from tests.engines.process.samples import Walk, at

from gaoxin.engines.process import ClockState, Party, Result, State


def applied_with(**documents: str) -> Walk:
    return Walk.begins(
        DEFINITION, APPLICANT, {"area": "100"}, documents=documents, evaluate=evaluate
    )


def accepted_late() -> Walk:
    return applied_with(land="f1", safety="f3").submits(WINDOW, "accept", "ok")


def test_what_may_not_be_late_must_be_there() -> None:
    refused = applied_with(survey="f2").refuses("submit", WINDOW, step="accept", outcome="ok")
    assert refused.code == "process.document_missing"
    assert refused.params["document"] == "land"


def test_accepted_now_due_later() -> None:
    walk = accepted_late()
    assert walk.open_steps == ["decide"]
    clock = walk.clock("late")
    assert (clock.holder, clock.due) == ("late:survey", at("12-01 09:00"))
    assert walk.offers(APPLICANT) == {"supply", "withdraw"}
    assert walk.code("supply", APPLICANT, documents={"land": "f9"}) == "nothing_supplied"
    assert walk.code("supply", APPLICANT, documents={"survey": " "}) == "document_empty"
    assert walk.code("supply", APPLICANT, documents={"map": "f"}) == "nothing_supplied"
    assert walk.code("supply", WINDOW, documents={"survey": "f2"}) == "not_the_applicant"
    walk.does("supply", APPLICANT, documents={"survey": "f2"})
    assert walk.case.documents["survey"] == "f2"
    assert walk.clock("late").state is ClockState.STOPPED
    assert walk.code("supply", APPLICANT, documents={"survey": "f2"}) == "no_late_documents"


def test_late_beyond_its_time_is_told_once() -> None:
    walk = accepted_late().sweeps("12-01 09:00").sweeps("12-10 09:00")
    assert walk.fired() == [("late", "over")]
    assert walk.case.history[-1].fired[0].to == (Party(duty="window"), Party("person:an"))


def test_no_permit_before_the_late_document_is_in() -> None:
    walk = accepted_late().submits(CHIEF, "decide", "granted")
    walk.does("supply", APPLICANT, documents={"survey": "f2"}).sweeps("12-01 09:00")
    assert walk.case.result is Result.DONE


def test_a_refusal_needs_no_late_document() -> None:
    walk = accepted_late().submits(CHIEF, "decide", "refused", reason="不符合规划")
    assert walk.case.result is Result.REFUSED
    assert all(clock.state is ClockState.STOPPED for clock in walk.case.clocks)


def test_a_promise_stands_for_a_document_until_it_is_verified() -> None:
    walk = to_decide()
    assert walk.code("submit", CHIEF, step="decide", outcome="granted") == "document_missing"
    walk.submits(CHIEF, "decide", "promised")
    promise = walk.case.promise
    assert promise is not None
    assert (promise.documents, promise.kept, walk.open_steps) == (("safety",), None, ["verify"])
    assert walk.clock("verify").due == at("12-22 09:00")  # 20 working days
    walk.submits(WINDOW, "verify", "kept")
    assert walk.case.promise is not None
    assert (walk.case.promise.kept, walk.case.result) == (True, Result.DONE)


def test_a_broken_promise_revokes() -> None:
    walk = to_decide().submits(CHIEF, "decide", "promised")
    assert walk.code("submit", WINDOW, step="verify", outcome="broken") == "reason_missing"
    walk.submits(WINDOW, "verify", "broken", reason="未设围挡")
    assert walk.case.promise is not None
    assert (walk.case.promise.kept, walk.case.result, walk.case.state) == (
        False, Result.REVOKED, State.CLOSED,
    )  # fmt: skip
