"""What is installed is pinned and checked by hash, names no host, and wheels carry everything."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "gaoxin"
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-node.lock")
WEAK_COPYLEFT_OR_FREER = {"0BSD", "Apache-2.0", "BSD-3-Clause", "ISC", "MIT", "MPL-2.0"}


def requirements(lock: str) -> dict[str, str]:
    """Each requirement of a lock, as written before its hashes → its hashes."""
    text = (ROOT / lock).read_text("utf-8")
    logical = re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE).replace("\\\n", " ").splitlines()
    return {line.split(" --hash")[0].strip(): line for line in logical if line.strip()}


def pins(lock: str) -> dict[str, str]:
    """Name → version of a lock's requirements."""
    return dict(line.split(" ;")[0].split("==") for line in requirements(lock))


def project() -> Any:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def npm_packages() -> dict[str, Any]:
    """Place in node_modules → entry of the npm lock, the project itself left out."""
    lock = json.loads((ROOT / "package-lock.json").read_text("utf-8"))
    assert lock["lockfileVersion"] == 3
    return {place: entry for place, entry in lock["packages"].items() if place}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_requirement_is_pinned_and_carries_hashes(lock: str) -> None:
    assert requirements(lock)
    for requirement, line in requirements(lock).items():
        assert re.fullmatch(r"[\w.-]+==[\w.]+( ; .+)?", requirement), requirement
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", line), requirement


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_a_host(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"--(extra-)?index-url|--find-links|--trusted-host", text)


def test_what_the_project_asks_for_is_what_is_locked() -> None:
    wanted = project()
    groups = wanted["dependency-groups"]
    asked = {
        "requirements.lock": wanted["project"]["dependencies"] + groups["build"],
        "requirements-dev.lock": wanted["project"]["dependencies"]
        + groups["build"]
        + groups["dev"],
        "requirements-node.lock": groups["node"],
    }
    for lock, names in asked.items():
        locked = pins(lock)
        for requirement in names:
            match = re.match(r"([\w.-]+)(?:\[\w+\])?==([\w.]+)(?:;|$)", requirement)
            assert match, f"{requirement} is not pinned"
            name = re.sub(r"[-_.]+", "-", match[1]).lower()
            assert locked.get(name) == match[2], f"{requirement} is not what {lock} holds"


def test_the_lock_of_development_contains_the_lock_of_users() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


def test_the_build_uses_the_versions_that_are_locked() -> None:
    locked = pins("requirements.lock")
    for requirement in project()["build-system"]["requires"]:
        name, _, version = requirement.partition("==")
        assert locked[name] == version


def test_npm_packages_carry_integrity_and_no_address() -> None:
    assert npm_packages()
    for place, entry in npm_packages().items():
        assert re.fullmatch(r"sha512-[\w+/]{86}==", entry.get("integrity", "")), place
        assert "resolved" not in entry, place


def test_npm_packages_are_pinned_in_the_manifest() -> None:
    manifest = json.loads((ROOT / "package.json").read_text("utf-8"))
    locked = npm_packages()
    for name, version in {**manifest["dependencies"], **manifest["devDependencies"]}.items():
        assert locked[f"node_modules/{name}"]["version"] == version


def test_npm_packages_may_be_distributed() -> None:
    for place, entry in npm_packages().items():
        assert entry["license"] in WEAK_COPYLEFT_OR_FREER, place


def test_npm_neither_records_addresses_nor_runs_scripts() -> None:
    settings = (ROOT / ".npmrc").read_text("utf-8").splitlines()
    assert "omit-lockfile-registry-resolved=true" in settings
    assert "ignore-scripts=true" in settings
    assert not [line for line in settings if "://" in line or line.startswith("registry")]


def test_built_files_stand_under_the_hash_that_the_manifest_names() -> None:
    static = PACKAGE / "web" / "static"
    manifest = json.loads((static / "manifest.json").read_text("utf-8"))
    assert set(manifest) == {"app.css", "app.js", "charts.js", "favicon.svg", "icons.svg"}
    for name, hashed in manifest.items():
        stem, _, suffix = name.partition(".")
        assert re.fullmatch(rf"{stem}-[A-Z0-9]{{8}}\.{suffix}", hashed)
        content = (static / hashed).read_text("utf-8")
        assert "sourceMappingURL" not in content, hashed
        assert not re.search(r"""(url\(|@import )["']?(https?:)?//""", content), hashed
        assert (static / f"{hashed}.gz").exists()


def test_the_sprite_holds_the_icons_asked_for() -> None:
    static = PACKAGE / "web" / "static"
    sprite = static / json.loads((static / "manifest.json").read_text("utf-8"))["icons.svg"]
    asked = json.loads((PACKAGE / "web" / "src" / "icons.json").read_text("utf-8"))
    assert re.findall(r'<symbol id="([^"]+)"', sprite.read_text("utf-8")) == asked


@pytest.mark.slow
def test_a_wheel_carries_what_running_needs(tmp_path: Path) -> None:
    """Every file of the package, built ones included, and no source of the browser files."""
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "."]
    without_node = {**os.environ, "PATH": str(Path(sys.executable).parent)}
    subprocess.run(
        [*command, "--wheel-dir", str(tmp_path)],
        cwd=ROOT, env=without_node, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("gaoxin-*.whl")
    carried = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("gaoxin/")}
    assert carried == expected_members()
    assert any(name.startswith("gaoxin/web/templates/") for name in carried)
    assert any(name.startswith("gaoxin/zones/") and name.endswith(".csv") for name in carried)
    assert "gaoxin/py.typed" in carried


def expected_members() -> set[str]:
    """All files of the package but caches and the sources of the browser files."""
    files = [path.relative_to(ROOT / "src") for path in PACKAGE.rglob("*") if path.is_file()]
    sources = Path("gaoxin", "web", "src")
    kept = (p for p in files if "__pycache__" not in p.parts and sources not in p.parents)
    return {path.as_posix() for path in kept}
