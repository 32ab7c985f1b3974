"""The record of acts: written once, sealed in a chain, and any change of it is found."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.db import transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from gaoxin.apps.audit import actions
from gaoxin.apps.audit.access import entries, verify
from gaoxin.apps.audit.models import Entry, Seal

pytestmark = pytest.mark.django_db
Commit = DjangoCaptureOnCommitCallbacks


@pytest.fixture
def chain() -> list[Seal]:
    """Three links of two entries each, after whatever the shipped zones left behind."""
    while actions.seal():
        pass
    return [_link(f"act.{number}") for number in range(3)]


def _link(action: str) -> Seal:
    for subject in ("one", "two"):
        actions.record(action, actor="u1", zone="here", subject=subject, detail={"n": 1})
    made = actions.seal()
    assert made is not None
    return made


def test_an_entry_is_written_once(chain: list[Seal]) -> None:
    entry = Entry.objects.latest("id")
    entry.subject = "another"
    with pytest.raises(TypeError):
        entry.save()
    with pytest.raises(TypeError):
        entry.delete()
    with pytest.raises(TypeError):
        chain[0].save()
    with pytest.raises(TypeError):
        chain[0].delete()
    assert Entry.objects.get(pk=entry.pk).subject == "two"


def test_an_act_and_its_entry_are_committed_together(
    django_capture_on_commit_callbacks: Commit,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        actions.record("probe", actor="u1")
    assert Entry.objects.get(action="probe").seal is None
    actions.seal()
    assert Entry.objects.get(action="probe").seal is not None


def test_entries_are_sealed_in_batches(
    django_capture_on_commit_callbacks: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.seal()
    links = Seal.objects.count()
    monkeypatch.setattr(actions, "ENOUGH", 3)
    for _ in range(3):
        with django_capture_on_commit_callbacks(execute=True):
            actions.record("probe", actor="u1")
    assert Seal.objects.count() == links + 1
    assert Seal.objects.latest("number").count == 3
    with django_capture_on_commit_callbacks(execute=True):
        actions.record("probe", actor="u1")
    assert Seal.objects.count() == links + 1
    monkeypatch.setattr(actions, "LONG_ENOUGH", timedelta(0))
    with django_capture_on_commit_callbacks(execute=True):
        actions.record("probe", actor="u1")
    assert (Seal.objects.count(), Seal.objects.latest("number").count) == (links + 2, 2)


def test_an_act_that_is_rolled_back_leaves_no_entry(
    django_capture_on_commit_callbacks: Commit,
) -> None:
    def act() -> None:
        with transaction.atomic():
            actions.record("probe", actor="u1")
            raise ZeroDivisionError

    with django_capture_on_commit_callbacks() as sealing, pytest.raises(ZeroDivisionError):
        act()
    assert not Entry.objects.filter(action="probe").exists()
    assert sealing == []


def test_links_follow_each_other_from_the_first(chain: list[Seal]) -> None:
    links = list(Seal.objects.order_by("number"))
    assert [link.number for link in links] == list(range(1, len(links) + 1))
    assert links[0].previous == "0" * 64
    assert all(b.previous == a.digest for a, b in pairwise(links))
    assert [link.count for link in chain] == [2, 2, 2]


def test_a_whole_chain_is_proved_whole(chain: list[Seal]) -> None:
    actions.record("probe", actor="u1")
    proof = verify()
    assert (proof.whole, proof.broken_at) == (True, None)
    assert (proof.links, proof.head) == (chain[-1].number, chain[-1].digest)
    assert (proof.sealed, proof.waiting) == (Entry.objects.count() - 1, 1)


def test_a_digest_can_be_recomputed_by_hand(chain: list[Seal]) -> None:
    """SHA-256 of previous digest, number, time, and one JSON array an entry; a line each."""

    def moment(at: datetime) -> str:
        return at.astimezone(UTC).isoformat(timespec="microseconds")

    link = Seal.objects.get(pk=chain[1].pk)
    lines = [link.previous, str(link.number), moment(link.sealed_at)]
    for e in Entry.objects.filter(seal=link).order_by("id"):
        fields = [e.pk, moment(e.at), e.actor, e.role, e.zone, e.action, e.subject, e.detail]
        lines.append(json.dumps(fields, ensure_ascii=False, sort_keys=True))
    text = "".join(f"{line}\n" for line in lines)
    assert hashlib.sha256(text.encode()).hexdigest() == link.digest


def _sealed(link: Seal) -> Any:
    return Entry.objects.filter(seal=link).order_by("id")


def _change(**fields: Any) -> Callable[[Seal], object]:
    return lambda link: Entry.objects.filter(pk=_sealed(link).first().pk).update(**fields)


def _backdate(link: Seal) -> None:
    first = _sealed(link).first()
    Entry.objects.filter(pk=first.pk).update(at=first.at - timedelta(microseconds=1))


def _remove(link: Seal) -> None:
    Entry.objects.filter(pk=_sealed(link).first().pk).delete()


def _add(link: Seal) -> None:
    first = _sealed(link).first()
    Entry.objects.create(at=first.at, actor="u1", action="forged", seal=link)


def _swap(link: Seal) -> None:
    """Two entries in each other's place: the same contents under the other's number."""
    one, two = _sealed(link)
    for to, of in ((one, two), (two, one)):
        told = {name: getattr(of, name) for name in ("at", "action", "subject", "detail")}
        Entry.objects.filter(pk=to.pk).update(**told)


def _replace(link: Seal) -> None:
    """One entry out, another in: the number of entries stays."""
    _remove(link)
    _add(link)


def _move(link: Seal) -> None:
    following = Seal.objects.get(number=link.number + 1)
    Entry.objects.filter(pk=_sealed(link).last().pk).update(seal=following)


def _seal(**fields: Any) -> Callable[[Seal], object]:
    return lambda link: Seal.objects.filter(pk=link.pk).update(**fields)


TAMPERINGS: dict[str, Callable[[Seal], object]] = {
    "actor changed": _change(actor="u2"),
    "role changed": _change(role="planner"),
    "zone changed": _change(zone="there"),
    "action changed": _change(action="sign_in"),
    "subject changed": _change(subject="three"),
    "detail changed": _change(detail={"n": 2}),
    "backdated": _backdate,
    "removed": _remove,
    "added": _add,
    "reordered": _swap,
    "replaced": _replace,
    "moved": _move,
    "digest of the seal": _seal(digest="f" * 64),
    "previous of the seal": _seal(previous="f" * 64),
    "count of the seal": _seal(count=3),
    "number of the seal": _seal(number=10**6),
    "time of the seal": _seal(sealed_at="2020-01-01T00:00:00Z"),
}


@pytest.mark.parametrize("tamper", TAMPERINGS.values(), ids=TAMPERINGS)
def test_whatever_is_changed_is_found_at_its_link(
    tamper: Callable[[Seal], object], chain: list[Seal]
) -> None:
    tamper(chain[1])
    proof = verify()
    assert not proof.whole
    assert proof.broken_at == chain[1].number


def test_a_forger_who_recomputes_one_link_breaks_the_next(chain: list[Seal]) -> None:
    from gaoxin.apps.audit.chain import link

    first = Seal.objects.get(pk=chain[0].pk)
    _change(subject="forged")(first)
    again = link(first.previous, first.number, first.sealed_at, _sealed(first))
    Seal.objects.filter(pk=first.pk).update(digest=again)
    assert verify().broken_at == chain[1].number


def test_a_missing_link_is_found(chain: list[Seal]) -> None:
    Entry.objects.filter(seal=chain[1]).delete()
    Seal.objects.filter(pk=chain[1].pk).delete()
    assert verify().broken_at == chain[1].number


def test_a_cut_tail_is_betrayed_by_the_head_that_was_noted(chain: list[Seal]) -> None:
    noted = verify().head
    Entry.objects.filter(seal=chain[2]).delete()
    Seal.objects.filter(pk=chain[2].pk).delete()
    assert verify().head == chain[1].digest != noted


def test_more_than_a_batch_is_sealed_in_several_links(
    chain: list[Seal], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "BATCH", 3)
    for number in range(8):
        actions.record("many", actor="u1", subject=str(number))
    counts = []
    while made := actions.seal():
        counts.append(made.count)
    assert counts == [3, 3, 2]
    assert verify().whole
    order = Entry.objects.filter(action="many").order_by("seal__number", "id")
    assert [entry.subject for entry in order] == [str(number) for number in range(8)]


def test_sealing_nothing_makes_no_link(chain: list[Seal]) -> None:
    before = Seal.objects.count()
    assert actions.seal() is None
    assert Seal.objects.count() == before


def test_an_empty_record_is_whole() -> None:
    Entry.objects.all().delete()
    Seal.objects.all().delete()
    proof = verify()
    assert (proof.whole, proof.links, proof.head) == (True, 0, "0" * 64)


def test_a_zone_sees_its_own_entries_and_its_peoples(chain: list[Seal]) -> None:
    actions.record("elsewhere", actor="u1", zone="there")
    actions.record("sign_in", actor="u1")
    actions.record("sign_in", actor="u9")
    actions.record("sign_in.failed", actor="nobody", subject="u1")
    acts = [(entry.action, entry.actor) for entry in entries("here", ["u1"])][:3]
    assert acts[:2] == [("sign_in.failed", "nobody"), ("sign_in", "u1")]
    assert acts[2][0] == "act.2"
    assert "u9" not in {entry.actor for entry in entries("here", ["u1"])}
