"""Units of measure as plans write them, and conversion between those of one kind.

A unit that is not in the table is a kind of its own: it is comparable only with itself.
Currency is never converted into another currency.
"""

from __future__ import annotations

from decimal import Decimal

from gaoxin.kernel.messages import Message, Refused
from gaoxin.kernel.text import normalise

_POWERS = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8, "万亿": 12}
_SCALED = ("元", "美元", "人", "人次", "个", "户", "件", "吨", "亩", "平方米", "千瓦时")
_ALIASES = {
    "％": "%", "百分比": "%", "百分点": "个百分点", "名": "人", "位": "人", "所": "个", "处": "个",
    "家": "个",
    "μg/m3": "微克/立方米", "µg/m3": "微克/立方米", "微克/m3": "微克/立方米",
}  # fmt: skip


def _base(unit: str) -> tuple[str, int]:
    """The base unit and its power of ten: ``亿元`` → (``元``, 8), ``万元/亩`` → (``元/亩``, 4)."""
    name, slash, per = unit.partition("/")
    for base in sorted(_SCALED, key=len, reverse=True):
        prefix = name.removesuffix(base)
        if prefix != name and prefix in _POWERS:
            return base + slash + per, _POWERS[prefix]
    return unit, 0


def canonical(unit: str) -> str:
    """The unit without white space, in half width, aliases resolved: ``名`` → ``人``."""
    plain = normalise(unit)
    return _ALIASES.get(plain, plain)


def comparable(one: str, other: str) -> bool:
    """Whether figures in the two units can be compared after conversion."""
    return _base(canonical(one))[0] == _base(canonical(other))[0]


def convert(value: Decimal, unit: str, to: str) -> Decimal:
    """``value`` of ``unit`` expressed in ``to``; exact.

    Raises ``Refused`` (``unit.mismatch``) when the two measure different things.
    """
    (base, power), (to_base, to_power) = _base(canonical(unit)), _base(canonical(to))
    if base != to_base:
        raise Refused(Message("unit.mismatch", {"unit": unit, "expected": to}))
    return value.scaleb(power - to_power)
