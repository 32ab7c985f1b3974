"""Units as a rule meets them: multiplied, divided, cancelled, converted.

Conversion between two units of one kind is ``gaoxin.kernel.units``; here they are put together.
All factors are powers of ten, so that converting is exact in decimals.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from gaoxin.kernel.units import canonical, comparable, convert

MAGNITUDES = {"十": 1, "百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
_PURE = {"": 0, "%": -2, "‰": -3, "个百分点": -2, **MAGNITUDES}
_COMMON = (
    "元", "美元", "人", "名", "位", "人次", "个", "家", "户", "件", "项", "次", "吨", "亩",
    "平方米", "千瓦时", "年", "月", "日", "天", "岁",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """``over`` divided by ``under``, times ten to the ``power``.

    ``亿元`` is over (亿元,); ``万元/亩`` is over (万元,) under (亩,); ``%`` is a pure number with
    power −2, ``亿`` one with power 8.
    """

    over: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    power: int = 0

    def __str__(self) -> str:
        names = "·".join(self.over) + "".join(f"/{name}" for name in self.under)
        if not names:
            return next((name for name, power in _PURE.items() if power == self.power), "")
        return names

    def times(self, other: Unit) -> Unit:
        """The unit of a product: what stands both over and under is cancelled."""
        over, under = list(self.over + other.over), list(self.under + other.under)
        power = self.power + other.power
        for name in tuple(over):
            match = next((each for each in under if _power(name, each) is not None), None)
            if match is not None:
                over.remove(name)
                under.remove(match)
                power += _power(name, match) or 0
        return Unit(tuple(sorted(over)), tuple(sorted(under)), power)

    def divided_by(self, other: Unit) -> Unit:
        return self.times(Unit(other.under, other.over, -other.power))

    def to_the(self, exponent: int) -> Unit:
        return Unit(self.over * exponent, self.under * exponent, self.power * exponent)

    def shift_to(self, other: Unit) -> int | None:
        """The power of ten that turns figures of this unit into figures of the other.

        None where the two measure different things.
        """
        over, under = _matched(self.over, other.over), _matched(self.under, other.under)
        if over is None or under is None:
            return None
        return self.power - other.power + over - under


def named(unit: Unit | None) -> str:
    """The unit for a message; a dash where there is none."""
    return str(unit or "") or "—"


PURE = Unit()


def unit_of(text: str) -> Unit:
    """Read a unit as people write it: ``万元``, ``%``, ``件/万人``, empty for a pure number."""
    first, *rest = canonical(text).split("/")
    parts = ((first, 1), *((name, -1) for name in rest))
    power = sum(sign * _PURE.get(name, 0) for name, sign in parts)
    named = [(name, sign) for name, sign in parts if name not in _PURE]
    return Unit(
        tuple(sorted(name for name, sign in named if sign > 0)),
        tuple(sorted(name for name, sign in named if sign < 0)),
        power,
    )


@cache
def spellings(units: tuple[str, ...]) -> frozenset[str]:
    """Every way to write a unit after a number, where fields are measured in ``units``.

    Besides those, and the parts of ratios such as ``件/万人``, some common ones are known, so that
    a figure of another kind is refused for what it is.
    """
    parts = {part for unit in units for part in canonical(unit).split("/")} | set(_COMMON)
    bases = {_without_magnitude(part) for part in parts - {""}}
    scaled = {m + base for m in MAGNITUDES for base in bases if comparable(m + base, base)}
    return frozenset(bases | scaled | parts | set(_PURE)) - {""}


def _without_magnitude(unit: str) -> str:
    bases = (unit.removeprefix(magnitude) for magnitude in MAGNITUDES)
    return min((base for base in bases if base and comparable(base, unit)), key=len, default=unit)


@lru_cache(maxsize=4096)
def _power(unit: str, to: str) -> int | None:
    """The power of ten from one unit to another; None where they measure different things."""
    return convert(Decimal(1), unit, to).adjusted() if comparable(unit, to) else None


def _matched(ours: tuple[str, ...], theirs: tuple[str, ...]) -> int | None:
    """The power of ten between two products of units, paired by kind; None if they don't pair."""
    left, total = list(theirs), 0
    for name in ours:
        match = next((each for each in left if _power(name, each) is not None), None)
        if match is None:
            return None
        left.remove(match)
        total += _power(name, match) or 0
    return None if left else total
