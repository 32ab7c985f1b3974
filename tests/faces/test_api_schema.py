"""Whatever is asked in the shapes that the schema allows is answered in those that it promises."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from gaoxin.apps.people.actions import new_api_key
from gaoxin.apps.people.viewer import Viewer
from gaoxin.conf.wsgi import application

schemathesis = pytest.importorskip(
    "schemathesis", reason="schemathesis is not installed: run `python3 start.py test`"
)

from schemathesis.checks import not_a_server_error  # noqa: E402
from schemathesis.specs.openapi.checks import (  # noqa: E402
    content_type_conformance,
    response_schema_conformance,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
OPERATIONS = {
    "GET /api/v1/zones",
    "GET /api/v1/zones/{zone}/plans",
    "GET /api/v1/zones/{zone}/indicators",
    "GET /api/v1/zones/{zone}/observations",
    "GET /api/v1/zones/{zone}/standings",
    "GET /api/v1/zones/{zone}/projects",
    "POST /api/v1/zones/{zone}/observations",
}
UNDER_WAY = settings(
    max_examples=15,
    derandomize=True,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def operations() -> dict[str, Any]:
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    return {found.ok().label: found.ok() for found in schema.get_all_operations()}


def test_the_list_below_is_complete(operations: dict[str, Any]) -> None:
    assert set(operations) == OPERATIONS


@pytest.mark.parametrize("zone", ["yunqiao", "any"])
@pytest.mark.parametrize("label", sorted(OPERATIONS))
def test_answers_keep_to_the_schema(
    label: str, zone: str, operations: dict[str, Any], viewer: Callable[[str], Viewer]
) -> None:
    key = new_api_key(viewer("limei"), "schema")
    checks = [not_a_server_error, response_schema_conformance, content_type_conformance]

    @UNDER_WAY
    @given(operations[label].as_strategy())
    def call(case: Any) -> None:
        if zone != "any" and "zone" in case.path_parameters:
            case.path_parameters["zone"] = zone
        answer = case.call(headers={"X-API-Key": key})
        assert answer.status_code in {200, 400, 401, 403, 404, 422}
        if answer.status_code == 200:
            case.validate_response(answer, checks=checks)

    call()
