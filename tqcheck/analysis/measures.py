"""Measures of one dimension, so that miles can answer kilometres: signs of units with their factors."""

from __future__ import annotations

from fractions import Fraction

from tqcheck.analysis.digits import Value

# unit → (dimension, its size in the dimension's first unit). Exact by definition (SI brochure; NIST SP 811).
_UNITS: dict[str, tuple[str, Fraction]] = {
    "m": ("length", Fraction(1)),
    "km": ("length", Fraction(1000)),
    "cm": ("length", Fraction(1, 100)),
    "mm": ("length", Fraction(1, 1000)),
    "mi": ("length", Fraction("1609.344")),
    "ft": ("length", Fraction("0.3048")),
    "in": ("length", Fraction("0.0254")),
    "yd": ("length", Fraction("0.9144")),
    "kg": ("mass", Fraction(1)),
    "g": ("mass", Fraction(1, 1000)),
    "t": ("mass", Fraction(1000)),
    "lb": ("mass", Fraction("0.45359237")),
    "oz": ("mass", Fraction("0.028349523125")),
    "ha": ("area", Fraction(10000)),
    "ac": ("area", Fraction("4046.8564224")),
    "L": ("volume", Fraction(1)),
    "gal": ("volume", Fraction("3.785411784")),
    "s": ("time", Fraction(1)),
    "min": ("time", Fraction(60)),
    "h": ("time", Fraction(3600)),
    "d": ("time", Fraction(86400)),
    "wk": ("time", Fraction(604800)),
    "mo": ("time", Fraction(2629746)),
    "y": ("time", Fraction(31556952)),
}
# A converted figure is rounded by whoever converts it: "60 miles" for "100 km" is right in a newspaper.
ROUNDING = Fraction(6, 100)


def measured(unit: str) -> bool:
    """Whether a unit measures something: length, mass, area, volume or time."""
    return unit in _UNITS


def currency(unit: str) -> bool:
    """Whether a unit is a currency, by its ISO 4217 code."""
    return len(unit) == 3 and unit.isupper()


def convertible(unit: str, other: str) -> bool:
    """Whether two different units measure one dimension."""
    return unit != other and unit in _UNITS and other in _UNITS and _UNITS[unit][0] == _UNITS[other][0]


def same_measure(value: Value, unit: str, other_value: Value, other: str) -> bool:
    """Whether two values in convertible units are worth the same, within what rounding does."""
    if isinstance(value, str) or isinstance(other_value, str):
        return False
    one, two = Fraction(value) * _UNITS[unit][1], Fraction(other_value) * _UNITS[other][1]
    return abs(one - two) <= ROUNDING * max(abs(one), abs(two))
