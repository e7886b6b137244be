"""What tables say of ages, decades, comparisons and numbers is what is read."""

from __future__ import annotations

import pytest

from storyboard_cli.reading.clauses import ActionReader
from storyboard_cli.reading.decades import year_of_decade
from storyboard_cli.reading.discourse import Memory, Name, Names
from storyboard_cli.reading.language import language_of
from storyboard_cli.reading.subject import Subject
from storyboard_cli.reading.tables import ENGLISH, table


def _read(text: str) -> list[Subject]:
    return ActionReader(Names(), Memory()).read(text)


@pytest.mark.parametrize(
    ("said", "year"),
    [("thirties", 35), ("early 40s", 42), ("late-fifties", 58), ("mid-60s", 65), ("a man", None)],
)
def test_a_decade(said: str, year: int | None) -> None:
    assert year_of_decade(said) == year


@pytest.mark.parametrize(
    "word", [w for words in table(ENGLISH, "ages").values() for w in words if w not in ("little", "senior")]
)
def test_every_word_for_an_age_is_read(word: str) -> None:
    (somebody,) = _read(f"The {word} man waits.")
    assert word in somebody.looks["age"]


@pytest.mark.parametrize("phrase", table(ENGLISH, "comparison")["phrase"])
def test_what_is_compared_with_is_not_shown(phrase: str) -> None:
    assert [s.what for s in _read(f"A stone {phrase} a horse, on a table.")] == ["stone", "table"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A boy runs as if a lion chased him.", ["boy"]), ("A clock like a moon.", ["clock"]),
        ("A man no taller than a bucket.", ["man"]),
    ],
)  # fmt: skip
def test_a_comparison(text: str, shown: list[str]) -> None:
    assert [s.what for s in _read(text)] == shown


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("Drei SOLDATEN warten.", "de", 3), ("Douze SOLDATEN.", "fr", 12), ("3 SOLDATEN.", "de", 3),
        ("SOLDATEN.", "de", 1), ("Tué par SOLDATEN.", "fr", 1), ("Un par SOLDATEN.", "es", 2),
        ("दो SOLDATEN", None, 2),
    ],
)  # fmt: skip
def test_a_number_before_a_name_counts_in_its_language(text: str, language: str | None, count: int) -> None:
    names = Names([Name("SOLDATEN", ("soldaten",))])
    (soldiers,) = ActionReader(names, Memory(), language=language).read(text)
    assert soldiers.count == count


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Mann steht auf und geht mit ihr.", "de"), ("Le chat est sur la table avec elle.", "fr"),
        ("She looks at him.", "en"), ("", "en"), ("Олег идёт домой.", None),
    ],
)  # fmt: skip
def test_the_language_of_a_text(text: str, language: str | None) -> None:
    assert language_of([text]) == language
