"""The API's document changes only on purpose."""

from __future__ import annotations

from pathlib import Path

from gaoxin.faces.cli import main

SNAPSHOT = Path(__file__).with_name("openapi.json")


def test_the_api_is_the_one_that_was_agreed(capsys) -> None:  # type: ignore[no-untyped-def]
    main(["openapi"])
    told = capsys.readouterr().out
    assert told == SNAPSHOT.read_text("utf-8"), (
        "the API has changed; if that is meant: gaoxin openapi > tests/house/openapi.json"
    )
