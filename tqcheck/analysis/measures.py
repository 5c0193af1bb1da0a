"""Measures of one dimension, so that miles can answer kilometres: signs of units with their factors."""

from __future__ import annotations

from fractions import Fraction

from tqcheck.analysis.digits import Value

# unit → (dimension, its size in the dimension's first unit). Exact by definition (SI brochure; NIST SP 811); months
# and years are means of the Gregorian calendar, a barrel is one of oil, jin and mu are those of China since 1959.
_FOOT, _MILE = Fraction("0.3048"), Fraction("1609.344")
_UNITS: dict[str, tuple[str, Fraction]] = {
    "m": ("length", Fraction(1)),
    "km": ("length", Fraction(1000)),
    "cm": ("length", Fraction(1, 100)),
    "mm": ("length", Fraction(1, 1000)),
    "mi": ("length", _MILE),
    "nmi": ("length", Fraction(1852)),
    "ft": ("length", _FOOT),
    "in": ("length", Fraction("0.0254")),
    "yd": ("length", Fraction("0.9144")),
    "kg": ("mass", Fraction(1)),
    "g": ("mass", Fraction(1, 1000)),
    "mg": ("mass", Fraction(1, 1000000)),
    "t": ("mass", Fraction(1000)),
    "lb": ("mass", Fraction("0.45359237")),
    "oz": ("mass", Fraction("0.028349523125")),
    "jin": ("mass", Fraction(1, 2)),
    "m²": ("area", Fraction(1)),
    "km²": ("area", Fraction(1000000)),
    "cm²": ("area", Fraction(1, 10000)),
    "mi²": ("area", _MILE**2),
    "ft²": ("area", _FOOT**2),
    "ha": ("area", Fraction(10000)),
    "ac": ("area", Fraction("4046.8564224")),
    "mu": ("area", Fraction(2000, 3)),
    "L": ("volume", Fraction(1)),
    "mL": ("volume", Fraction(1, 1000)),
    "m³": ("volume", Fraction(1000)),
    "km³": ("volume", Fraction(10) ** 12),
    "cm³": ("volume", Fraction(1, 1000)),
    "ft³": ("volume", _FOOT**3 * 1000),
    "gal": ("volume", Fraction("3.785411784")),
    "bbl": ("volume", Fraction("158.987294928")),
    "m/s": ("speed", Fraction(1)),
    "km/h": ("speed", Fraction(1000, 3600)),
    "m/h": ("speed", Fraction(1, 3600)),
    "km/s": ("speed", Fraction(1000)),
    "mi/s": ("speed", _MILE),
    "ft/s": ("speed", _FOOT),
    "mi/h": ("speed", _MILE / 3600),
    "kn": ("speed", Fraction(1852, 3600)),
    "W": ("power", Fraction(1)),
    "kW": ("power", Fraction(1000)),
    "MW": ("power", Fraction(1000000)),
    "GW": ("power", Fraction(1000000000)),
    "kWh": ("energy", Fraction(1)),
    "MWh": ("energy", Fraction(1000)),
    "GWh": ("energy", Fraction(1000000)),
    "TWh": ("energy", Fraction(1000000000)),
    "s": ("time", Fraction(1)),
    "min": ("time", Fraction(60)),
    "h": ("time", Fraction(3600)),
    "d": ("time", Fraction(86400)),
    "wk": ("time", Fraction(604800)),
    "mo": ("time", Fraction(2629746)),
    "y": ("time", Fraction(31556952)),
    "10y": ("time", Fraction(315569520)),
    "100y": ("time", Fraction(3155695200)),
    "°C": ("temperature", Fraction(1)),
    "°F": ("temperature", Fraction(5, 9)),
    "°": ("temperature", Fraction(1)),
}
_FREEZING_F = 32
# A converted figure is rounded by whoever converts it: "60 miles" for "100 km" is right in a newspaper.
ROUNDING, _ROUGHLY = Fraction(6, 100), Fraction(10, 100)


def measured(unit: str) -> bool:
    """Whether a unit measures something: length, mass, area, volume, speed, power, temperature or time."""
    return unit in _UNITS


def duration(unit: str) -> bool:
    """Whether a unit measures time."""
    return unit in _UNITS and _UNITS[unit][0] == "time"


def temperature(unit: str) -> bool:
    """Whether a unit measures temperature."""
    return unit in _UNITS and _UNITS[unit][0] == "temperature"


def currency(unit: str) -> bool:
    """Whether a unit is a currency, by its ISO 4217 code."""
    return len(unit) == 3 and unit.isupper()


def same_unit(unit: str, other: str) -> bool:
    """Whether two units are one: degrees of no said scale are those of either."""
    return unit == other or ("°" in (unit, other) and convertible(unit, other))


def convertible(unit: str, other: str) -> bool:
    """Whether two units measure one dimension and are not one and the same: degrees of no said scale may be two."""
    return (unit != other or unit == "°") and unit in _UNITS and other in _UNITS and _UNITS[unit][0] == _UNITS[other][0]


def weighed(unit: str, other: str) -> str:
    """A unit, or what it is beside a weight: the word for pounds is one for both."""
    return "lb" if unit == "GBP" and other in _UNITS and _UNITS[other][0] == "mass" else unit


def same_measure(value: Value, unit: str, other_value: Value, other: str, *, rough: bool = False) -> bool:
    """Whether two values in convertible units are worth the same, within what rounding does, to a `rough` one too."""
    if isinstance(value, str) or isinstance(other_value, str):
        return False
    if temperature(unit):
        return _same_temperature(Fraction(value), unit, Fraction(other_value), other)
    sizes = Fraction(value) * _UNITS[unit][1], Fraction(other_value) * _UNITS[other][1]
    return _near(*sizes, _ROUGHLY if rough else ROUNDING)


def _same_temperature(one: Fraction, unit: str, other: Fraction, other_unit: str) -> bool:
    """Whether two temperatures, or two differences of temperature, are one in °C and °F. A ° may be of either scale."""
    return any(
        _near(celsius * 9 / 5 + _FREEZING_F, fahrenheit) or _near(celsius * 9 / 5, fahrenheit)
        for celsius, scale, fahrenheit, other_scale in ((one, unit, other, other_unit), (other, other_unit, one, unit))
        if scale in ("°C", "°") and other_scale in ("°F", "°")
    )


def within(value: Value, unit: str, low: Value, high: Value, other: str) -> bool:
    """Whether a value lies in a range of a convertible unit: "60 km/h" for "35–40 mph"."""
    if isinstance(value, str) or isinstance(low, str) or isinstance(high, str) or "°F" in (unit, other):
        return False
    one, size = Fraction(value) * _UNITS[unit][1], _UNITS[other][1]
    return Fraction(low) * size * (1 - ROUNDING) <= one <= Fraction(high) * size * (1 + ROUNDING)


def _near(one: Fraction, other: Fraction, share: Fraction = ROUNDING) -> bool:
    return abs(one - other) <= share * max(abs(one), abs(other))
