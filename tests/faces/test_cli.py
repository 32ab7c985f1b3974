"""The shell: the same acts as the pages, plain sentences in both languages, exact exit codes."""

from __future__ import annotations

import json
import re
import runpy
import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.apps.samples import PLAN, changed
from tests.faces.test_intake import csv

from gaoxin.apps.audit.access import verify
from gaoxin.apps.audit.actions import seal
from gaoxin.apps.audit.models import Entry, Seal
from gaoxin.apps.evidence.models import Observation
from gaoxin.apps.people.access import api_key
from gaoxin.apps.people.models import User
from gaoxin.apps.plans.models import Edition, Plan, SourceText
from gaoxin.engines import plan as values
from gaoxin.faces.cli import main
from gaoxin.kernel.text import Text

pytestmark = pytest.mark.django_db
REFUSED, DENIED, WRONG = 2, 3, 1
HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """A command in the fictional zone as its planner, in Chinese unless told otherwise."""

    def command(*words: str | Path, who: str = "limei", lang: str = "zh") -> Said:
        zone = [] if words[0] in ("openapi", "serve", "set-up") else ["--zone", "yunqiao"]
        code: object = 0
        try:
            code = main(["--lang", lang, "--as", who, *map(str, words), *zone])
        except SystemExit as leaving:
            code = leaving.code
        told = capsys.readouterr()
        return Said(int(str(code or 0)), told.out, told.err)

    return command


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


File = Callable[[str, str | bytes], Path]


def a_sentence(said: Said) -> bool:
    """One line for a person: no traceback, no code, nothing left to fill in."""
    lines = said.err.strip().splitlines()
    return len(lines) == 1 and "Traceback" not in said.err and "{" not in said.err


# -- plans -----------------------------------------------------------------------------------------


def test_a_draft_is_loaded_adopted_and_loaded_again(run: Run, file: File) -> None:
    draft = file("draft.json", values.to_json(PLAN))
    first = run("load", draft)
    assert (first.code, first.out.splitlines()[0]) == (0, "已装入 probe-15 第 1 版。")
    assert "草稿" in first.out
    assert Edition.objects.get(plan__key="probe-15").stage == "draft"
    assert "没有改动" in run("load", draft).out
    assert (
        run("adopt", "probe-15", "--reason", "by the assembly").out.strip() == "已采纳为第 2 版。"
    )
    stages = Edition.objects.filter(plan__key="probe-15").values_list("stage", flat=True)
    assert list(stages) == ["draft", "adopted"]


def test_a_zone_folder_is_loaded_under_another_key(run: Run) -> None:
    import gaoxin.zones

    folder = Path(gaoxin.zones.__file__).parent / "yunqiao"
    said = run("load", folder, "--adopted", "--key", "copy-15", "--known-from", "2026-04-01")
    assert (said.code, said.out.strip()) == (0, "已装入 copy-15 第 1 版。")
    edition = Edition.objects.get(plan__key="copy-15")
    assert (edition.stage, edition.known_from.isoformat()) == ("adopted", "2026-04-01")


def test_what_cannot_be_loaded_is_refused_with_the_remedy(run: Run, file: File) -> None:
    good = values.to_json(PLAN)
    assert run("load", file("good.json", good), "--adopted").code == 0
    other = file("other.json", values.to_json(changed(title=Text("另一个"))))
    undated = file("undated.json", values.to_json(changed(key="undated", known_from=None)))
    broken = file("broken.json", good.replace(b'"200"', b'"many"'))
    refusals = {
        "--reason": run("load", other, "--adopted"),
        "--known-from": run("load", undated),
        "$.plan.targets[0].value": run("load", broken),
        "gaoxin read": run("load", file("picture.png", b"\x89PNG\x00")),
        "已属于别的区": run("load", file("good.json", good), "--key", "jinan-14"),
        "没有草稿": run("adopt", "nothing", "--reason", "x"),
    }
    for remedy, said in refusals.items():
        assert said.code == REFUSED, remedy
        assert remedy in said.err
        assert a_sentence(said), said.err
    assert not Plan.objects.filter(key__in=["undated", "nothing"]).exists()
    assert Edition.objects.filter(plan__key="probe-15").count() == 1


def test_the_document_is_attached(run: Run, file: File) -> None:
    text = file("plan.txt", "第一章\n")
    said = run("document", "yunqiao-15", text)
    assert said.code == 0
    kept = SourceText.objects.get(name="plan.txt")
    assert kept.sha256 in said.out
    gb = run("document", "yunqiao-15", file("gb.txt", "第一章".encode("gb18030")))
    assert gb.code == 0
    unknown = run("document", "nothing", text)
    assert (unknown.code, "nothing" in unknown.err) == (REFUSED, True)


# -- figures ---------------------------------------------------------------------------------------


def kept() -> int:
    return Observation.objects.filter(source="财政金融局季报").count()


def test_good_figures_are_kept(run: Run, file: File) -> None:
    said = run("observations", file("figures.csv", csv({})))
    assert (said.code, said.out.strip(), kept()) == (0, "收下 1 条新数据。", 1)
    assert run("observations", file("figures.csv", csv({}))).out.strip() == "收下 0 条新数据。"


def test_bad_rows_are_told_by_number_and_nothing_is_kept(run: Run, file: File) -> None:
    figures = file(
        "figures.csv", csv({}, {"value": "many"}, {"unit": "亿美元", "period": "2027Q1"})
    )
    said = run("observations", figures)
    assert said.code == WRONG
    assert "第 3 行" in said.err
    assert "第 4 行" in said.err
    assert "--keep-good" in said.out
    assert kept() == 0


def test_the_good_rows_among_them_are_kept_on_demand(run: Run, file: File) -> None:
    said = run("observations", "--keep-good", file("figures.csv", csv({}, {"value": "many"})))
    assert (said.code, kept()) == (0, 1)
    assert "第 3 行" in said.err


def test_a_file_that_holds_no_figures_is_refused(run: Run, file: File) -> None:
    for content in (b"\x89PNG\x00\x00", b"", "今天\n".encode()):
        said = run("observations", file("x.csv", content))
        assert said.code == REFUSED
        assert a_sentence(said)


def test_a_reporter_adds_only_for_his_body(run: Run, file: File) -> None:
    denied = run("observations", file("x.csv", csv({})), who="wangruochuan")
    assert (denied.code, kept()) == (DENIED, 0)
    assert a_sentence(denied)
    own = file("own.csv", csv({"indicator": "18"}))
    assert run("observations", own, who="wangruochuan").code == 0


def test_standings_of_a_day(run: Run) -> None:
    said = run("standings", "--as-of", "2027-06-30", "--json")
    found = json.loads(said.out)
    assert {each["as_of"] for each in found} == {"2027-06-30"}
    everything = json.loads(run("standings", "--as-of", "2027-06-30", "--json", "--all").out)
    assert len(everything) > len(found) >= 31


def test_standings_as_lines(run: Run) -> None:
    said = run("standings")
    revenue = next(line for line in said.out.splitlines() if "一般公共预算收入" in line)
    assert revenue.split()[0] == "3"
    assert said.err == ""


def test_before_the_plan_there_is_nothing_to_judge(run: Run) -> None:
    said = run("standings", "--as-of", "2020-01-01")
    assert (said.code, a_sentence(said)) == (REFUSED, True)
    assert "2020-01-01" in said.err


def test_a_day_that_is_none_is_refused(run: Run) -> None:
    said = run("standings", "--as-of", "yesterday")
    assert said.code == REFUSED
    assert "Traceback" not in said.err


# -- administration --------------------------------------------------------------------------------


def test_a_key_is_shown_once_and_can_be_revoked(run: Run) -> None:
    said = run("key", "--label", "report", who="limei")
    found = api_key(said.out.strip())
    assert found is not None
    assert (found.user.login, found.label) == ("limei", "report")
    listed = run("revoke-key", who="hanshou").out
    assert f"{found.pk}  limei" in listed
    assert said.out.strip() not in listed
    assert run("revoke-key", str(found.pk), who="hanshou").code == 0
    assert run("revoke-key", who="hanshou").out == ""
    assert api_key(said.out.strip()) is None


def test_an_account_is_opened_and_its_password_set(run: Run) -> None:
    opened = run(
        "account", "zhang", "--role", "leader", "--password", "long-enough-word-7", who="hanshou"
    )
    assert opened.code == 0
    assert User.objects.get(login="zhang").check_password("long-enough-word-7")
    assert run("account", "zhang", "--password", "another-word-88", who="hanshou").code == 0
    assert User.objects.get(login="zhang").check_password("another-word-88")
    assert run("account", "zhang", "--password", "short", who="hanshou").code == 2


@pytest.fixture
def whole_chain() -> str:
    while seal():
        pass
    return verify().head


def test_the_chain_is_proved(run: Run, whole_chain: str) -> None:
    said = run("audit", who="qinjian")
    assert said.code == 0
    assert whole_chain in said.out
    assert run("audit", "--head", whole_chain, who="qinjian").code == 0


def test_a_cut_tail_is_found_by_the_head(run: Run, whole_chain: str) -> None:
    last = Seal.objects.get(digest=whole_chain)
    Entry.objects.filter(seal=last).delete()
    Seal.objects.filter(pk=last.pk).delete()
    assert run("audit", who="qinjian").code == 0
    said = run("audit", "--head", whole_chain, who="qinjian")
    assert (said.code, a_sentence(said)) == (WRONG, True)


def test_a_changed_entry_is_found(run: Run, whole_chain: str) -> None:
    spoil_the_first_link()
    said = run("audit", who="qinjian")
    assert (said.code, said.err.strip()) == (WRONG, "第 1 环对不上。")


def spoil_the_first_link() -> None:
    first = Seal.objects.earliest("number")
    Entry.objects.filter(pk=first.entries.earliest("id").pk).update(actor="somebody")


def test_the_module_ends_with_the_same_code(
    whole_chain: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil_the_first_link()
    monkeypatch.setattr("sys.argv", ["gaoxin", "--as", "qinjian", "audit", "--zone", "yunqiao"])
    with pytest.raises(SystemExit) as leaving:
        runpy.run_module("gaoxin", run_name="__main__")
    assert leaving.value.code == WRONG


def test_the_document_of_the_api(run: Run) -> None:
    said = run("openapi")
    document: Any = json.loads(said.out)
    assert document["info"]["title"] == "Gaoxin"
    assert document["openapi"].startswith("3.")
    assert len(document["paths"]) == 6


# -- languages, mistakes ---------------------------------------------------------------------------


def test_both_languages(run: Run, file: File) -> None:
    draft = file("draft.json", values.to_json(PLAN))
    chinese, english = run("load", draft), run("load", draft, lang="en")
    refused = run("adopt", "nothing", "--reason", "x", lang="en")
    denied = run("adopt", "nothing", "--reason", "x", lang="en", who="qinjian")
    assert HAN.search(chinese.out)
    assert english.out
    assert refused.err
    assert denied.err
    assert not HAN.search(english.out + refused.err + denied.err)


def test_standings_in_english_name_indicators_in_english(run: Run) -> None:
    said = run("standings", lang="en")
    named = [line for line in said.out.splitlines() if line[:5].strip()]
    assert named
    assert not [line for line in named if HAN.search(line)]


@pytest.mark.parametrize(
    ("locale", "chinese"), [("en_GB.UTF-8", False), ("zh_CN.UTF-8", True), ("C.UTF-8", True)]
)
def test_the_language_of_the_terminal(
    locale: str, chinese: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("GAOXIN_LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", locale)
    with pytest.raises(SystemExit) as leaving:
        main(["adopt", "nothing", "--reason", "x"])
    assert leaving.value.code == DENIED
    assert bool(HAN.search(capsys.readouterr().err)) is chinese


def test_a_command_that_does_not_exist(run: Run) -> None:
    said = run("fly")
    assert (said.code, "Traceback" in said.err) == (REFUSED, False)


def test_help_imports_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    shown = capsys.readouterr().out
    for command in ("read", "load", "adopt", "observations", "standings", "serve", "openapi"):
        assert command in shown


def test_demo_accounts_are_never_served_to_the_network(run: Run) -> None:
    said = run("serve", "--demo", "--host", "0.0.0.0")
    assert (said.code, a_sentence(said)) == (REFUSED, True)
    assert "--demo" in said.err


def test_a_port_that_is_taken_is_told_before_anything_is_written(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = run("serve", "--port", str(port))
    assert (said.code, a_sentence(said)) == (REFUSED, True)
    assert str(port) in said.err
    assert "--port" in said.err
