"""Units of measure: as copy names them, and their signs."""

from __future__ import annotations

import re

_NAMES = {
    "t": "tonne tonnes тонна тонны тонн",
    "ton": "ton tons",
    "kg": "kilogram kilograms kilogramme kilogrammes kg килограмм килограмма килограммов кг",
    "g": "gram grams грамм грамма граммов",
    "oz": "ounce ounces oz",
    "lb": "lb lbs pound pounds",
    "bu": "bushel bushels",
    "bbl": "barrel barrels баррель барреля баррелей",
    "bbl/d": "bpd b/d",
    "gal": "gallon gallons",
    "l": "liter liters litre litres",
    "bcm": "bcm",
    "km": "kilometer kilometers kilometre kilometres km километр километра километров км",
    "m": "m meter meters metre metres метр метра метров м",
    "m³": "кубометр кубометра кубометров",
    "cm": "cm centimeter centimeters centimetre centimetres",
    "mi": "mile miles",
    "yd": "yard yards",
    "ft": "ft feet",
    "in": "inch inches",
    "ha": "ha hectare hectares гектар гектара гектаров га",
    "acre": "acre acres",
    "kW": "kilowatt kilowatts kw квт",
    "MW": "megawatt megawatts mw мвт",
    "GW": "gigawatt gigawatts gw гвт",
    "TW": "terawatt terawatts tw",
    "kWh": "kilowatt~hour kilowatt~hours kwh",
    "MWh": "megawatt~hour megawatt~hours mwh",
    "GWh": "gigawatt~hour gigawatt~hours gwh",
    "TWh": "terawatt~hour terawatt~hours twh",
    "°C": "degrees~celsius degrees~centigrade degrees~c °c °~c c",
    "°F": "degrees~fahrenheit degrees~f °f °~f f",
    "°": "degrees",
    "kn": "knots",
    "km/h": "kph km/h",
    "mph": "mph",
    "ct": "carat carats",
    "bale": "bale bales",
    "MB": "megabyte megabytes",
    "GB": "gigabyte gigabytes",
}
_SIGNS = {name.replace("~", " "): sign for sign, names in _NAMES.items() for name in names.split()}
_POWERS = {"square ": "²", "sq ": "²", "sq. ": "²", "cubic ": "³", "кв. ": "²", "куб. ": "³"}
_RATE = re.compile(r"(?: per | an? |/)(hour|day|second|year)$")


def unit_sign(named: str) -> str | None:
    """The sign of a unit: ``"square kilometres"`` → ``"km²"``, ``"barrels a day"`` →
    ``"bbl/d"``. Signs are those of the SI where it has one; a ton, which may be long, short
    or metric, is left a ton. None for what is no unit."""
    words = " ".join(named.lower().replace("-", " ").replace("º", "°").split())
    rate = _RATE.search(words)
    words = words[: rate.start()] if rate else words
    power = next((begins for begins in _POWERS if words.startswith(begins)), "")
    sign = _SIGNS.get(words.removeprefix(power))
    if sign is None:
        return None
    return sign + _POWERS.get(power, "") + (f"/{rate[1][0].replace('y', 'a')}" if rate else "")
