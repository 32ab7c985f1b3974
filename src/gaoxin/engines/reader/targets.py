"""Quantitative targets in running text, each with its kind, deadline and place."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from gaoxin.engines.plan import Direction, Indicator, Measure, Origin, Span, Target, TargetKind
from gaoxin.engines.reader.blocks import HEADINGS, Kind
from gaoxin.engines.reader.deadlines import Dates, Mention, Period, mentions
from gaoxin.engines.reader.kinds import comparator_for, kind_of, modal_of
from gaoxin.engines.reader.lexicon import direction_of
from gaoxin.engines.reader.measures import TIMES
from gaoxin.engines.reader.outline import Place
from gaoxin.engines.reader.promises import Context, context_of, is_promised
from gaoxin.engines.reader.quantities import Quantity, quantities
from gaoxin.engines.reader.subjects import subject_of
from gaoxin.engines.reader.text import Sentence, Source, sentences
from gaoxin.kernel.messages import Message
from gaoxin.kernel.text import Text, digest, normalise
from gaoxin.kernel.units import comparable

_OF_THE_PAST = re.compile(
    r"发展基础|现实基础|基础条件|发展成就|主要成[就效]|发展回顾|发展现状|完成情况|实施情况"
)
_OF_AIMS = re.compile(r"(?<!远景)目标")
_FIVE_YEARS = re.compile(r"五年(?:累计|共)|累计五年")
_AIM = ("力争", "确保", "争取")
_STOPS = "。！？!?"  # not part of the sentence that a digest binds: authors forget them
_TAIL = re.compile(r"(?:及)?(?:以上|以下|以内)|左右")
_DEPTHS = {Kind.PART: 0, Kind.CHAPTER: 1, Kind.SECTION: 2, Kind.SUBSECTION: 3}
_PEOPLE = re.compile(r"人口|人数|人才")


@dataclass(slots=True)
class TextTargets:
    """What the running text adds to the plan."""

    indicators: list[Indicator] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    doubts: list[Message] = field(default_factory=list)


def targets_of(
    source: Source,
    places: Sequence[Place],
    skipped: Collection[int],
    period: Period,
    known: Sequence[Indicator],
    tabled: Sequence[Target],
) -> TextTargets:
    """The promises of all paragraphs but those on the ``skipped`` lines (tables, lists of boxes).

    A target whose subject is the name of a ``known`` indicator of the table, in a comparable unit,
    is attached to it; each other one gets an indicator of its own.
    """
    walk = _Walk(source, period, known, tabled)
    for place in places:
        if place.block.kind in HEADINGS:
            walk.heading(place)
        elif place.block.kind is Kind.PARAGRAPH and place.block.line.number not in skipped:
            walk.paragraph(place)
    return walk.result


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence with its dates."""

    sentence: Sentence
    dates: Dates


class _Walk:
    """Goes through the paragraphs and remembers which period the open headings speak of."""

    def __init__(
        self,
        source: Source,
        period: Period,
        known: Sequence[Indicator],
        tabled: Sequence[Target],
    ) -> None:
        self.source = source
        self.period = period
        self.known = {normalise(indicator.name.zh): indicator for indicator in known}
        self.flows = {target.indicator for target in tabled if target.kind is TargetKind.FLOW}
        self.result = TextTargets()
        self.past: dict[int, bool] = {}  # depth → whether that heading speaks of the past
        self.depth = 0
        self.is_opening = False  # whether the next paragraph is the first below its heading
        self.is_of_aims = False  # whether the open heading is that of the plan's aims
        self.scope: Mention | None = None  # the date that the opening paragraph sets
        self.subject = ""  # what the quantity before in the same sentence is a number of
        self.digest = (-1, "")  # start and digest of the last sentence

    def heading(self, place: Place) -> None:
        self.depth = _DEPTHS[place.block.kind]
        self.past = {depth: past for depth, past in self.past.items() if depth < self.depth}
        self.past[self.depth] = bool(_OF_THE_PAST.search(place.block.title))
        self.is_of_aims = bool(_OF_AIMS.search(place.block.title))
        self.is_opening = True
        self.scope = None

    def paragraph(self, place: Place) -> None:
        said = [
            _Said(sentence, Dates(mentions(sentence.text, self.period)))
            for sentence in sentences(place.block.line)
        ]
        first = next((one.dates.all[0] for one in said if one.dates.all), None)
        tells_of_the_past = first is not None and first.is_past
        scope = self.scope
        if self.is_opening:
            self.is_opening = False
            self.past[self.depth] |= tells_of_the_past
            if place.section == place.heading:  # no lead of its own
                future = [mention for one in said for mention in one.dates.future]
                self.scope = next((m for m in future if m.by or self.is_of_aims), None)
        self._sentences(place, said, tells_of_the_past or any(self.past.values()), scope)

    def _sentences(
        self, place: Place, said: Sequence[_Said], is_past: bool, scope: Mention | None
    ) -> None:
        carried: Mention | None = None
        for i, one in enumerate(said):
            following = said[i + 1] if i + 1 < len(said) else None
            inherited = carried or _aim(following) or scope
            self.subject = ""
            for quantity, context in _promises(one, is_past):
                self._add(place, one.sentence, quantity, context, inherited)
            carried = one.dates.future[-1] if one.dates.future else carried

    def _add(
        self,
        place: Place,
        sentence: Sentence,
        quantity: Quantity,
        context: Context,
        inherited: Mention | None,
    ) -> None:
        when = context.date or inherited
        key = f"t{len(self.result.targets) + 1}"
        kind = kind_of(quantity, context, has_deadline=when is not None)
        when = when or self._throughout(kind, context)
        tail = _TAIL.match(context.after)
        start = sentence.start + quantity.start
        end = sentence.start + quantity.end + (tail.end() if tail else 0)
        span = Span(sentence.line, start, end, self._digest(sentence))
        self.subject = name = subject_of(quantity, context, self.subject)
        unit = _unit(quantity, context)
        indicator = self._known(name, unit)
        if indicator is None:
            direction = Direction.DOWN if unit in TIMES else direction_of(name)
            indicator = Indicator(key, Text(name), unit, direction, Origin.TEXT, span=span)
            self.result.indicators.append(indicator)
        elif indicator.key in self.flows and "累计" not in context.clause:
            kind = TargetKind.FLOW  # the table says that it is an amount within the year
        if when and when.is_before:
            self._doubt_before(sentence, when)
        is_growth = kind is TargetKind.GROWTH
        self.result.targets.append(
            Target(
                key=key,
                indicator=indicator.key,
                kind=kind,
                unit=unit,
                measure=Measure.GROWTH if is_growth else Measure.LEVEL,
                value=quantity.value,
                high=quantity.high,
                rate=quantity.value if is_growth else None,
                comparator=comparator_for(quantity, context, kind, indicator.direction),
                modal=modal_of(sentence.text, quantity, context),
                deadline=when.day if when else None,
                deadline_raw=when.words if when else "",
                deadline_inferred=when is not None and not _is_said(context, quantity),
                raw=self.source.slice(start, end),
                origin=Origin.TEXT,
                section=place.section,
                span=span,
            )
        )

    def _digest(self, sentence: Sentence) -> str:
        """The digest of a sentence without its full stop, computed once for all its numbers."""
        if self.digest[0] != sentence.start:
            whole = self.source.slice(sentence.start, sentence.end).rstrip(_STOPS)
            self.digest = (sentence.start, digest(whole))
        return self.digest[1]

    def _throughout(self, kind: TargetKind, context: Context) -> Mention | None:
        """A rate or an amount a year, or over five years, holds for the plan if no date is set."""
        words = "五年累计" if _FIVE_YEARS.search(context.before) else ""
        if not words and kind not in (TargetKind.GROWTH, TargetKind.FLOW):
            return None
        return Mention(0, 0, words, date(self.period.end, 12, 31), is_past=False)

    def _known(self, name: str, unit: str) -> Indicator | None:
        known = self.known.get(normalise(name))
        return known if known and comparable(known.unit, unit) else None

    def _doubt_before(self, sentence: Sentence, when: Mention) -> None:
        """``2022年之前``: by the end of 2021 or of 2022?"""
        read_as = when.day.isoformat()
        doubt = Message(
            "deadline.before", {"line": sentence.line, "words": when.words, "read_as": read_as}
        )
        if doubt not in self.result.doubts[-3:]:
            self.result.doubts.append(doubt)


def _promises(said: _Said, is_past: bool) -> Iterator[tuple[Quantity, Context]]:
    text = said.sentence.text
    previous: Quantity | None = None
    for quantity in quantities(text):
        context = context_of(text, quantity, previous, said.dates, is_past)
        if is_promised(quantity, context):
            yield quantity, context
            previous = quantity


def _aim(following: _Said | None) -> Mention | None:
    """``力争到2025年…`` closes a line of thought: it also dates the sentence before it."""
    if following is None or not following.dates.future:
        return None
    first = following.dates.future[0]
    return first if first.start <= 2 and following.sentence.text.startswith(_AIM) else None


def _is_said(context: Context, quantity: Quantity) -> bool:
    """Whether a date stands before the quantity in its own sentence."""
    return context.date is not None and context.date.end <= quantity.start


def _unit(quantity: Quantity, context: Context) -> str:
    """The unit as written; a bare 万 of a population counts people."""
    if quantity.unit in ("万", "亿") and _PEOPLE.search(context.before):
        return quantity.unit + "人"
    return quantity.unit
