"""What the tests of the faces share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gaoxin.faces.words import CHINESE, use_language


@pytest.fixture(autouse=True)
def chinese_afterwards() -> Iterator[None]:
    """The language spoken is kept by thread: no test leaves its own to the next."""
    use_language(CHINESE)
    yield
    use_language(CHINESE)
