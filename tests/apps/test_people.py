"""Who is at work: viewers, accounts, keys, and persons that can be erased."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date

import msgspec
import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ObjectDoesNotExist
from django.forms.models import model_to_dict
from tests.apps.samples import ZONE, at_work

from gaoxin.apps.audit.access import verify
from gaoxin.apps.audit.actions import seal
from gaoxin.apps.audit.models import Entry
from gaoxin.apps.people import access, actions
from gaoxin.apps.people.models import ApiKey, Membership, Person, User, Zone
from gaoxin.apps.people.rights import Role
from gaoxin.apps.people.viewer import Forbidden, Viewer
from gaoxin.formats import zone_folder
from gaoxin.kernel.messages import Refused
from gaoxin.kernel.text import Text

pytestmark = pytest.mark.django_db
At = Callable[[str], Viewer]


def test_a_member_is_at_work_in_his_zone_with_his_body(viewer: At) -> None:
    reporter = viewer("wangruochuan")
    assert (reporter.zone.key, reporter.role, reporter.body) == ("yunqiao", "reporter", "shangwu")
    assert reporter.actor == reporter.user.key  # type: ignore[union-attr]
    assert reporter.actor != "wangruochuan"


def refused_entry(user: User | AnonymousUser | None, zone: str) -> str:
    with pytest.raises(Forbidden) as refused:
        access.viewer(user, zone)
    return refused.value.right


def test_strangers_nobody_and_locked_accounts_do_not_enter() -> None:
    planner = User.objects.get(login="limei")
    assert refused_entry(planner, "jinan") == "zone.enter"
    assert refused_entry(planner, "nowhere") == "zone.enter"
    assert refused_entry(None, "yunqiao") == "zone.enter"
    assert refused_entry(AnonymousUser(), "yunqiao") == "zone.enter"
    planner.is_active = False
    planner.save()
    assert refused_entry(planner, "yunqiao") == "zone.enter"


def test_a_right_over_a_body_reaches_that_body_alone(viewer: At) -> None:
    reporter = viewer("wangruochuan")
    reporter.need_over("observation.add", body="shangwu")
    for body in ("keji", None):
        with pytest.raises(Forbidden):
            reporter.need_over("observation.add", body=body)
    viewer("limei").need_over("observation.add", body=None)


def enrolled(**more: object) -> Membership:
    zone = actions.set_up_zone(ZONE)
    told = {"name": Text("某人", "Somebody"), "role": Role.LEADER, "password": "correct horse"}
    return actions.enrol(zone, login="somebody", **{**told, **more})  # type: ignore[arg-type]


def test_enrolling_twice_is_enrolling_once() -> None:
    first = enrolled()
    acts = Entry.objects.count()
    again = enrolled(name=Text("别人"), password="another horse")
    assert again.pk == first.pk
    assert Entry.objects.count() == acts
    user = User.objects.get(login="somebody")
    assert user.check_password("correct horse")
    assert user.shown_name == Text("某人", "Somebody")


def test_enrolling_in_another_role_gives_it_or_refuses() -> None:
    enrolled()
    try:
        again = enrolled(role=Role.PLANNER)
    except Refused:
        return
    assert again.role == "planner"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"body": "third"}, "account.unknown_body"),
        ({"area": "west"}, "account.unknown_area"),
    ],
)
def test_an_unknown_body_or_area_leaves_nothing(more: dict[str, str], code: str) -> None:
    with pytest.raises(Refused) as refused:
        enrolled(**more)
    assert refused.value.message.code == code
    assert not User.objects.filter(login="somebody").exists()
    assert not Entry.objects.filter(action="account.enrol", zone="probe").exists()


def test_setting_a_zone_up_twice_changes_and_records_nothing() -> None:
    actions.set_up_zone(ZONE)
    acts = Entry.objects.count()
    zone = actions.set_up_zone(ZONE)
    assert Entry.objects.count() == acts
    assert [body.key for body in zone.bodies.all()] == ["first", "second"]


def test_what_the_zone_gained_is_added() -> None:
    actions.set_up_zone(ZONE)
    third = zone_folder.Body("third", Text("丙局"), "department")
    zone = actions.set_up_zone(msgspec.structs.replace(ZONE, bodies=(*ZONE.bodies, third)))
    assert [body.key for body in zone.bodies.all()] == ["first", "second", "third"]


def test_what_the_zone_changed_is_brought_in_line() -> None:
    actions.set_up_zone(ZONE)
    actions.set_up_zone(msgspec.structs.replace(ZONE, clock=date(2029, 1, 1)))
    assert Zone.objects.get(key="probe").clock == date(2029, 1, 1)


def test_of_a_key_only_the_digest_is_kept(viewer: At) -> None:
    secret = actions.new_api_key(viewer("limei"), "report of the month")
    kept = ApiKey.objects.get(label="report of the month")
    assert kept.digest == hashlib.sha256(secret.encode()).hexdigest()
    assert secret not in str(model_to_dict(kept))
    assert not [entry for entry in Entry.objects.all() if secret in str(model_to_dict(entry))]


def test_a_key_acts_as_its_user_and_a_wrong_one_as_nobody(viewer: At) -> None:
    secret = actions.new_api_key(viewer("limei"), "")
    found = access.api_key(secret)
    assert found is not None
    assert (found.user.login, found.zone.key) == ("limei", "yunqiao")
    for wrong in ("", secret[:-1], secret.upper(), ApiKey.objects.get().digest, "\ud800"):
        assert access.api_key(wrong) is None


@pytest.mark.parametrize("login", ["hanshou", "xuwei", "qinjian"])
def test_administrators_make_no_keys(login: str, viewer: At) -> None:
    """Whoever could make keys for others could act as anybody."""
    with pytest.raises(Forbidden):
        actions.new_api_key(viewer(login), "")
    assert not ApiKey.objects.exists()


def test_a_revoked_key_is_nobody_and_only_the_own_zone_is_reached(viewer: At) -> None:
    secret = actions.new_api_key(viewer("limei"), "")
    number = ApiKey.objects.get().pk
    with pytest.raises(Refused) as refused:
        actions.revoke_api_key(viewer("jn-security"), number)
    assert refused.value.message.code == "api_key.unknown"
    assert access.api_key(secret) is not None
    actions.revoke_api_key(viewer("hanshou"), number)
    assert access.api_key(secret) is None


def test_the_security_administrator_opens_accounts_and_sets_passwords(viewer: At) -> None:
    guard = viewer("hanshou")
    with pytest.raises(Forbidden):
        actions.set_password(viewer("limei"), "wangruochuan", "long-enough-word-7")
    with pytest.raises(Refused) as weak:
        actions.add_account(
            guard, login="zhang", name=Text("张"), role=Role.LEADER, password="short"
        )
    assert weak.value.message.code == "account.weak_password"
    with pytest.raises(Refused) as taken:
        actions.add_account(
            guard, login="limei", name=Text("x"), role=Role.LEADER, password="long-enough-word-7"
        )
    assert taken.value.message.code == "account.exists"
    member = actions.add_account(
        guard, login="zhang", name=Text("张"), role=Role.LEADER, password="long-enough-word-7"
    )
    assert (member.zone.key, member.role) == ("yunqiao", "leader")
    actions.set_password(guard, "zhang", "another-long-word-8")
    assert User.objects.get(login="zhang").check_password("another-long-word-8")
    with pytest.raises(Refused) as stranger:
        actions.set_password(guard, "jn-planner", "another-long-word-8")
    assert stranger.value.message.code == "account.unknown"


def test_locking_an_account_revokes_its_keys_for_good(viewer: At) -> None:
    guard, planner = viewer("hanshou"), User.objects.get(login="limei")
    secret = actions.new_api_key(viewer("limei"), "")
    actions.set_active(guard, planner.key, active=False)
    assert access.api_key(secret) is None
    actions.set_active(guard, planner.key, active=True)
    assert access.api_key(secret) is None
    acts = Entry.objects.filter(subject=planner.key).values_list("action", flat=True)
    assert {"account.lock", "account.unlock"} <= set(acts)


def test_locking_twice_is_recorded_once(viewer: At) -> None:
    guard, planner = viewer("hanshou"), User.objects.get(login="limei")
    for _ in range(2):
        actions.set_active(guard, planner.key, active=False)
    assert Entry.objects.filter(action="account.lock", subject=planner.key).count() == 1


def test_nobody_locks_himself_a_stranger_or_without_the_right(viewer: At) -> None:
    guard = viewer("hanshou")
    with pytest.raises(Forbidden):
        actions.set_active(guard, guard.actor, active=False)
    stranger = User.objects.get(login="jn-planner")
    with pytest.raises(Refused):
        actions.set_active(guard, stranger.key, active=False)
    with pytest.raises(Forbidden):
        actions.set_active(viewer("limei"), guard.actor, active=False)
    assert User.objects.get(pk=stranger.pk).is_active


def test_accounts_are_listed_to_the_security_administrator_alone(viewer: At) -> None:
    listed = {member.user.login for member in access.accounts(viewer("hanshou"))}
    assert "limei" in listed
    assert "jn-planner" not in listed
    with pytest.raises(Forbidden):
        access.accounts(viewer("limei"))


def test_erasing_a_person_leaves_the_chain_whole(viewer: At) -> None:
    user = at_work(Role.PLANNER).user
    assert user is not None
    Person.objects.filter(user=user).update(name_zh="钱某某", phone="13800000000")
    actions.set_active(at_work(Role.SECURITY), user.key, active=False)
    while seal():
        pass
    before = verify()
    Person.objects.get(user=user).delete()
    assert verify() == before
    assert before.whole
    with pytest.raises(ObjectDoesNotExist):
        _ = User.objects.get(pk=user.pk).person
    told = [str(model_to_dict(entry)) for entry in Entry.objects.all()]
    assert not [line for line in told if "钱某某" in line or "13800000000" in line]
