"""``gaoxin read``: the summary, the file it writes, what it measures, and its exit codes."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.engines.reader.samples import document, table

from gaoxin.engines.plan import from_json
from gaoxin.engines.reader import LIMIT, read_document
from gaoxin.faces.cli.read import read

DATA = document(
    "到2030年,学校达到5所。",
    table("1", "税收(亿元)", "1", "2", "3", "预期性"),
    "专栏1 甲",
    "项目:乙园等。",
)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(read, [str(argument) for argument in arguments])


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_bytes(DATA)
    return path


def test_summary(source: Path) -> None:
    result = run(source)
    assert result.exit_code == 0
    for words in ("云桥高新区", "2026–2030", "1 章", "指标 1 项", "列名 1 个", "正文目标：1 个"):
        assert words in result.output


def test_needs_no_django(source: Path) -> None:
    code = f"import sys; sys.argv=['read', {str(source)!r}]\n"
    code += "from gaoxin.faces.cli.read import read\n"
    code += "try: read()\nfinally: assert 'django' not in sys.modules"
    import subprocess

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def test_json_is_the_plan(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "draft.json"
    assert run(source, "--json", out, "--key", "yunqiao-15").exit_code == 0
    expected = read_document(DATA, name="plan.txt", key="yunqiao-15")
    assert from_json(out.read_bytes()) == expected
    assert sorted(path.name for path in tmp_path.iterdir()) == ["draft.json", "plan.txt"]


def test_a_file_that_cannot_be_written_leaves_nothing_behind(source: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    result = run(source, "--json", tmp_path / "taken")
    assert (result.exit_code, "Traceback" in result.output) == (2, False)
    assert list((tmp_path / "taken").iterdir()) == []
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"\xff\xfe\x00", b"Chapter 1\n", b"a,b\n1,2\n"])
def test_refused_input_is_one_sentence_and_exit_code_2(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x"
    path.write_bytes(data)
    result = run(path)
    assert result.exit_code == 2
    assert len(result.output.strip().splitlines()) == 1


def test_a_missing_file_and_a_huge_one(tmp_path: Path) -> None:
    assert run(tmp_path / "none.txt").exit_code == 2
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(25 * LIMIT)
    assert run(huge).exit_code == 2


def test_against_the_lists_of_the_real_plan(shared: Path) -> None:
    result = run(shared / "seed/plan.txt", "--against", shared / "seed")
    assert result.exit_code == 0
    words = result.output.splitlines()[-1].split()
    assert words[:7] == ["against:", "indicators", "31/31", "table1", "9/9", "boxes", "243/243"]
    assert words[7:9:2] == ["targets"]
    found, wanted = words[8].split("/")
    assert int(wanted) == 96
    assert int(found) >= 92
    assert int(words[10]) <= 10


def test_against_fails_below_the_bounds(shared: Path, tmp_path: Path) -> None:
    lists = tmp_path / "lists"
    shutil.copytree(shared / "seed", lists)
    changed = lists / "indicators.csv"
    changed.write_text(changed.read_text("utf-8").replace(",130.2,200,", ",130.2,201,"), "utf-8")
    result = run(shared / "seed/plan.txt", "--against", lists)
    assert result.exit_code == 1
    assert "indicators 30/31" in result.output.splitlines()[-1]
    assert "200 ≠ 201" in result.output
    changed.unlink()
    result = run(shared / "seed/plan.txt", "--against", lists)
    assert result.exit_code == 2
