"""Which names of different stories are one name."""

from __future__ import annotations

import pytest

from tui.article import EntityType
from tui.entities.name_keys import canonical_key, full_name


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("PER", ("Vladimir V. Putin", "Vladimir Putin")),
        ("PER", ("George H. W. Bush", "George H.W. Bush")),
        ("PER", ("J. K. Rowling", "J.K. Rowling", "JK Rowling")),
        ("PER", ("Sergei Lavrov", "Sergey Lavrov", "Sergej Lavrov")),
        ("PER", ("Volodymyr Zelenskyy", "Volodymyr Zelensky", "Volodymyr Zelenskiy")),
        ("PER", ("Adam Orminskyi", "Adam Orminski", "Adam Orminskij", "Adam Orminsky")),
        ("PER", ("Dmitriy Peskov", "Dmitry Peskov", "Dmitrii Peskov")),
        ("ORG", ("Glendoran", "Glendoran Plc", "Glendoran PLC")),
        ("ORG", ("Toyota", "Toyota Motor Corp.", "Toyota Motor Corporation")),
        ("ORG", ("Orm Bros. & Co.", "Orm Bros", "Orm Bros and Co Inc")),
        ("LOC", ("Calif.", "California")),
    ],
)
def test_one(kind: EntityType, names: tuple[str, ...]) -> None:
    assert len({canonical_key(name, kind) for name in names}) == 1


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("PER", ("George H. W. Bush", "George W. Bush")),
        ("PER", ("Zelenskyy", "Zelensky")),  # no given name
        ("PER", ("Li Wei", "Li Wey")),
        ("PER", ("Henri Orm", "Henry Orm")),
        ("PER", ("Paolo Rossi", "Paolo Rossy")),
        ("ORG", ("Minsk", "Minsk Group")),
        ("ORG", ("Orm Plc", "Orm Bank Plc")),
        ("ORG", ("Supreme Court", "U.S. Supreme Court")),
        ("ORG", ("Senate", "U.S. Senate")),
        ("LOC", ("Germany", "West Germany")),
    ],
)
def test_several(kind: EntityType, names: tuple[str, ...]) -> None:
    assert len({canonical_key(name, kind) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("kind", "name", "full"),
    [
        ("LOC", "Calif.", "California"),
        ("LOC", "Conn", "Connecticut"),
        ("LOC", "Man", "Man"),  # a town in Ivory Coast
        ("LOC", "Moscow", "Moscow"),
        ("PER", "Tex", "Tex"),
    ],
)
def test_a_code_in_full(kind: EntityType, name: str, full: str) -> None:
    assert full_name(name, kind) == full
