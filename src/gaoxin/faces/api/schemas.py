"""The shapes that the API answers with. Every figure carries unit, period, source and times."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from gaoxin.apps.evidence import models as evidence
from gaoxin.apps.judgement.access import Judged
from gaoxin.apps.plans.access import InForce
from gaoxin.engines.plan import Indicator, Project, Span, Target
from gaoxin.engines.standing import Standing
from gaoxin.faces.sentences import say
from gaoxin.kernel.text import Text


class TextOut(Schema):
    zh: str
    en: str

    @classmethod
    def of(cls, text: Text | None) -> TextOut | None:
        return cls(zh=text.zh, en=text.en) if text else None


class ErrorOut(Schema):
    code: str
    detail: str


class ZoneOut(Schema):
    key: str
    name: TextOut
    fictional: bool
    clock: date | None
    role: str


class PlanOut(Schema):
    key: str
    title: TextOut
    number: str
    start_year: int
    end_year: int
    base_year: int
    edition: int
    stage: str
    known_from: date
    recorded_at: datetime
    digest: str

    @classmethod
    def of(cls, plan: InForce) -> PlanOut:
        value, edition = plan.value, plan.edition
        return cls(
            key=value.key,
            title=TextOut(zh=value.title.zh, en=value.title.en),
            number=value.number,
            start_year=value.start_year,
            end_year=value.end_year,
            base_year=value.base_year,
            edition=edition.number,
            stage=edition.stage,
            known_from=edition.known_from,
            recorded_at=edition.recorded_at,
            digest=edition.digest,
        )


class SpanOut(Schema):
    line: int
    start: int
    end: int
    digest: str

    @classmethod
    def of(cls, span: Span | None) -> SpanOut | None:
        if span is None:
            return None
        return cls(line=span.line, start=span.start, end=span.end, digest=span.digest)


class TargetOut(Schema):
    key: str
    kind: str
    measure: str
    value: Decimal | None
    high: Decimal | None
    base: Decimal | None
    rate: Decimal | None
    unit: str
    comparator: str
    modal: str
    deadline: date | None
    origin: str
    section: str | None
    span: SpanOut | None

    @classmethod
    def of(cls, target: Target) -> TargetOut:
        plain = ("key", "value", "high", "base", "rate", "unit", "modal", "deadline", "section")
        coded = ("kind", "measure", "comparator", "origin")
        return cls(
            **{name: getattr(target, name) for name in plain},
            **{name: getattr(target, name).value for name in coded},
            span=SpanOut.of(target.span),
        )


class IndicatorOut(Schema):
    key: str
    public_key: str
    name: TextOut
    unit: str
    direction: str
    origin: str
    goal: str | None
    attribute: str | None
    basis: TextOut | None
    body: str | None
    targets: list[TargetOut]

    @classmethod
    def of(cls, plan: InForce, indicator: Indicator) -> IndicatorOut:
        return cls(
            key=indicator.key,
            public_key=f"{plan.value.key}/{indicator.key}",
            name=TextOut(zh=indicator.name.zh, en=indicator.name.en),
            unit=indicator.unit,
            direction=indicator.direction.value,
            origin=indicator.origin.value,
            goal=indicator.goal,
            attribute=indicator.attribute.value if indicator.attribute else None,
            basis=TextOut.of(indicator.basis),
            body=indicator.body,
            targets=[
                TargetOut.of(each) for each in plan.value.targets if each.indicator == indicator.key
            ],
        )


class ObservationOut(Schema):
    id: int
    indicator: str
    measure: str
    period: str
    period_kind: str
    value: Decimal
    unit: str
    price_basis: str
    status: str
    bound: str
    source: str
    page: str
    confidence: str
    known_from: date
    known_from_precision: str
    recorded_at: datetime
    simulated: bool

    @classmethod
    def of(cls, row: evidence.Observation) -> ObservationOut:
        same = set(cls.model_fields) - {"id", "indicator", "value", "recorded_at"}
        return cls(
            id=row.pk,
            indicator=row.indicator.public_key,
            value=Decimal(row.written),
            recorded_at=row.batch.recorded_at,
            **{name: getattr(row, name) for name in same},
        )


class ReasonOut(Schema):
    code: str
    params: dict[str, Any]
    text: str


class StandingOut(Schema):
    indicator: str
    target: str
    verdict: str
    severe: bool
    as_of: date
    method: str
    scheme: str
    observation: int | None
    actual: float | None
    expected: float | None
    progress: float | None
    path_share: float | None
    gap: float | None
    remaining: float | None
    required: float | None
    required_as: str | None
    reasons: list[ReasonOut]
    inputs: list[int]
    last: StandingOut | None

    @classmethod
    def of(cls, indicator: str, judged: Judged) -> StandingOut:
        return cls._of(indicator, judged.standing)

    @classmethod
    def _of(cls, indicator: str, standing: Standing) -> StandingOut:
        plain = ("target", "severe", "as_of", "method", "scheme", "actual", "expected", "progress")
        more = ("path_share", "gap", "remaining", "required", "required_as")
        return cls(
            indicator=indicator,
            verdict=standing.verdict.value,
            observation=int(standing.observation.key) if standing.observation else None,
            reasons=[
                ReasonOut(code=each.code, params=dict(each.params), text=say(each))
                for each in standing.reasons
            ],
            inputs=[int(key) for key in standing.inputs],
            last=cls._of(indicator, standing.last) if standing.last else None,
            **{name: getattr(standing, name) for name in plain + more},
        )


class ProjectOut(Schema):
    key: str
    public_key: str
    name: str
    kinds: list[str]
    areas: list[str]
    boxes: list[int]
    aliases: list[str]
    body: str | None
    investment: Decimal | None
    start: str | None
    finish: str | None

    @classmethod
    def of(cls, plan: InForce, project: Project, boxes: list[int]) -> ProjectOut:
        return cls(
            key=project.key,
            public_key=f"{plan.value.key}/{project.key}",
            name=project.name,
            kinds=list(project.kinds),
            areas=list(project.areas),
            boxes=boxes,
            aliases=list(project.aliases),
            body=project.body,
            investment=project.investment,
            start=project.start or None,
            finish=project.finish or None,
        )


class FiguresIn(Schema):
    """Figures as CSV with a header line."""

    csv: str
    source_name: Annotated[str, Field(max_length=200)] = "API"


class RefusedRowOut(Schema):
    row: int
    code: str
    detail: str


class IntakeOut(Schema):
    good: int
    kept: int
    refused: list[RefusedRowOut]
