"""A file of figures on its way in: bad rows refused by number, good ones kept only on demand."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.faces.pages import Element, tree

from gaoxin.apps.audit.models import Entry
from gaoxin.apps.evidence.models import Batch, Observation

pytestmark = pytest.mark.django_db
AsUser = Callable[[str], Client]
ADDRESS = "/z/yunqiao/observations/add"
COLUMNS = (
    "indicator", "period", "period_kind", "measure", "value", "unit", "price_basis", "status",
    "source", "known_from", "page",
)  # fmt: skip
GOOD = {
    "indicator": "一般公共预算收入", "period": "2028Q1", "period_kind": "ytd", "measure": "level",
    "value": "31.25", "unit": "亿元", "price_basis": "current", "status": "published",
    "source": "财政金融局季报", "known_from": "2028-04-20", "page": "",
}  # fmt: skip


def csv(*rows: dict[str, str], header: tuple[str, ...] = COLUMNS) -> str:
    """Rows as a file; each tells only what differs from a good one."""
    lines = [",".join({**GOOD, **row}[name] for name in header) for row in rows]
    return "\n".join([",".join(header), *lines, ""])


@pytest.fixture
def planner(as_user: AsUser) -> Client:
    return as_user("limei")


def send(client: Client, data: str | bytes, name: str = "a.csv", status: int = 200) -> Element:
    content = data.encode() if isinstance(data, str) else data
    answer = client.post(ADDRESS, {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == status
    return tree(answer)  # type: ignore[arg-type]


def counts(shown: Element) -> tuple[str, ...]:
    return tuple(verdict.text for verdict in shown.one("p", "big").all("span"))


def refused_rows(shown: Element) -> list[tuple[str, str]]:
    for table in shown.all("table"):
        if "为什么退回" in table.text:
            cells = [list(row.all("td")) for row in table.one("tbody").all("tr")]
            return [(number.text, why.text) for number, why in cells]
    return []


def keep(client: Client, shown: Element) -> str:
    """Presses the button under the good rows, as a browser does: with what the form holds."""
    (form,) = [f for f in shown.all("form") if f.attributes.get("action") == ADDRESS]
    fields = {e.attributes["name"]: e.attributes.get("value", "") for e in form.all("input")}
    fields["text"] = "".join(str(part) for part in form.one("textarea").children)
    button = form.one("button")
    fields[button.attributes["name"]] = button.attributes["value"]
    kind = form.attributes.get("enctype", "application/x-www-form-urlencoded")
    if kind == "multipart/form-data":
        answer = client.post(ADDRESS, fields)
    else:
        fields["text"] = fields["text"].replace("\n", "\r\n")
        answer = client.post(ADDRESS, urlencode(fields), content_type=kind)
    assert answer.status_code == 302, answer.status_code
    return str(answer["Location"])


def kept() -> int:
    return Observation.objects.filter(source=GOOD["source"]).count()


def test_the_columns_are_told_before_anybody_asks(planner: Client) -> None:
    shown = tree(planner.get(ADDRESS))  # type: ignore[arg-type]
    assert set(COLUMNS) <= {code.text for code in shown.one("dl", "columns-help").all("code")}


def test_good_rows_are_shown_and_nothing_is_kept_yet(planner: Client) -> None:
    shown = send(planner, csv({}, {"period": "2027", "period_kind": "annual"}))
    assert counts(shown) == ("✔ 可收 2 行", "✖ 退回 0 行")
    assert kept() == 0
    assert not Batch.objects.filter(source_name="a.csv").exists()


def test_they_are_kept_when_somebody_says_so(planner: Client) -> None:
    location = keep(planner, send(planner, csv({}, {"value": "many"})))
    assert location == "/z/yunqiao/observations?kept=1"
    listed = tree(planner.get(location))  # type: ignore[arg-type]
    assert "已收下 1 条新数据" in listed.one("p", "done").text
    figure = Observation.objects.get(source=GOOD["source"])
    assert (figure.written, figure.unit, figure.period) == ("31.25", "亿元", "2028Q1")
    assert figure.batch.source_name == "a.csv"
    assert Entry.objects.latest("id").action == "observation.add"
    shown = tree(planner.get(f"/z/yunqiao/observations/{figure.pk}"))  # type: ignore[arg-type]
    assert shown.one("h1").text == "31.25 亿元 · 2028Q1"


def test_keeping_twice_keeps_once(planner: Client) -> None:
    shown = send(planner, csv({}))
    assert keep(planner, shown).endswith("kept=1")
    assert keep(planner, shown).endswith(("kept=0", "observations"))
    assert kept() == 1


BAD = {
    "an unknown indicator": {"indicator": "幸福指数"},
    "a unit of something else": {"unit": "亿美元"},
    "an impossible period": {"period": "2028Q5"},
    "a period to come": {"period": "2029", "period_kind": "annual"},
    "a year beyond the calendar": {"period": "9999", "period_kind": "annual"},
    "text for a number": {"value": "三十一"},
    "a number read in two ways": {"value": '"31,25"'},
    "no number at all": {"value": "NaN"},
    "no source": {"source": ""},
    "an unreadable day": {"known_from": "2028-04-31"},
    "a day to come": {"known_from": "2028-07-01"},
    "an unknown status": {"status": "guessed"},
    "a kind that does not fit": {"period_kind": "annual"},
    "too many cells": {"page": "a,b,c"},
}


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_row_is_refused_by_its_number_and_the_rest_offered(
    fault: str, planner: Client
) -> None:
    shown = send(planner, csv({}, BAD[fault], {"period": "2027", "period_kind": "annual"}))
    assert counts(shown)[0] == "✔ 可收 2 行"
    numbers, whys = zip(*refused_rows(shown), strict=True)
    assert set(numbers) == {"3"}
    for why in whys:
        assert "quality." not in why  # a sentence, no code
        assert "{" not in why
    assert kept() == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [("source", "长" * 201), ("page", "p" * 301), ("value", "1" * 20 + "." + "1" * 20)],
)  # fmt: skip
def test_what_no_column_holds_is_refused_as_well(name: str, value: str, planner: Client) -> None:
    """PostgreSQL refuses it with an error of its own; SQLite keeps it whole or cuts it."""
    shown = send(planner, csv({}, {name: value, "period": "2027", "period_kind": "annual"}))
    assert [row for row, _why in refused_rows(shown)] == ["3"]


def test_only_bad_rows_leave_nothing_to_keep(planner: Client) -> None:
    shown = send(planner, csv({"value": "x"}))
    assert counts(shown) == ("✔ 可收 0 行", "✖ 退回 1 行")
    assert not list(shown.all("textarea"))


def test_a_file_of_an_old_spreadsheet_is_read(planner: Client) -> None:
    assert counts(send(planner, csv({}).encode("gb18030")))[0] == "✔ 可收 1 行"
    assert counts(send(planner, "\ufeff" + csv({})))[0] == "✔ 可收 1 行"
    assert counts(send(planner, csv({}).replace("\n", "\r\n")))[0] == "✔ 可收 1 行"


PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06"


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (PICTURE, "另存为 CSV"),
        (b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + b"\x00" * 40, "另存为 CSV"),  # a workbook
        (csv({}).encode("utf-16"), "另存为 CSV"),
        (b"", "缺少列名"),
        ("今天天气很好\n".encode(), "缺少列名"),
        (csv({}, header=COLUMNS[:4]).encode(), "缺少列名：value, unit, source, known_from"),
        (b'a,"b\n', "CSV"),
    ],
)
def test_a_file_that_is_none_is_refused_with_the_remedy(
    data: bytes, remedy: str, planner: Client
) -> None:
    assert remedy in send(planner, data, status=400).text


def test_a_file_of_eleven_megabytes_is_refused(planner: Client) -> None:
    shown = send(planner, csv({}).encode() + b"\n" * 11 * 1024 * 1024, status=400)
    assert "超过 10 MB" in shown.text


def test_a_large_file_that_was_checked_can_be_kept(planner: Client) -> None:
    shown = send(planner, csv({}) + "\n" * 4 * 1024 * 1024)
    assert counts(shown)[0] == "✔ 可收 1 行"
    assert keep(planner, shown).endswith("kept=1")


def test_what_is_shown_of_a_file_is_escaped(planner: Client) -> None:
    script = "<script>alert(1)</script>"
    shown = send(planner, csv({"indicator": script}, {"source": script}), name=f"{script}.csv")
    assert script in shown.text
    assert all("alert" not in element.text for element in shown.all("script"))


def test_a_reporter_keeps_only_what_his_body_leads(as_user: AsUser) -> None:
    client = as_user("wangruochuan")
    theirs = send(client, csv({"indicator": "18"}))
    assert keep(client, theirs).endswith("kept=1")
    finance = send(client, csv({"period": "2027", "period_kind": "annual"}))
    (form,) = [f for f in finance.all("form") if f.attributes.get("action") == ADDRESS]
    text = "".join(str(part) for part in form.one("textarea").children)
    answer = client.post(ADDRESS, {"text": text, "name": "x", "keep": "yes"})
    assert answer.status_code == 403
    assert kept() == 1


def test_what_comes_back_is_checked_again(planner: Client) -> None:
    """Nobody keeps a bad row by sending the text himself."""
    text = csv({"value": "x"}, {"unit": "亿美元"})
    answer = planner.post(ADDRESS, {"text": text, "name": "x", "keep": "yes"})
    assert answer.status_code == 302
    assert kept() == 0
