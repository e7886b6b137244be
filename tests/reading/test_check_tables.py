"""Each mistake in a word table is said once, with its line and what mends it."""

from __future__ import annotations

import pytest

from storyboard_cli.reading.check_tables import main, mistakes_of


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("market: market\nstreet avenue\n", 2, "no `meaning: word, word`"),
        ("market:bazaar\n", 1, "no `meaning: word, word`"),
        ("market: market, bazaar\nstreet: bazaar\n", 2, "`bazaar` means market in line 1"),
        ("market: market, Market\n", 1, "`Market` stands in line 1 already"),
        ("market: market\nmarket: bazaar\n", 2, "`market` stands in line 1 too"),
        ("market:\n", 1, "`market` has no words"),
        ("market: market,, bazaar\n", 1, "two commas stand together"),
        ("market: market, street: avenue\n", 1, "a second colon"),
        ('market: market, "bazaar"\n', 1, "a quotation mark"),
        ("market: [market\n", 1, "begins with `[`"),
        ("  market, bazaar\n", 1, "no meaning stands above it"),
        ("market: market,\n\tbazaar\n", 2, "a tab stands here"),
    ],
)
def test_a_mistake_has_its_line(text: str, line: int, said: str) -> None:
    (mistake,) = mistakes_of("en", "places", text)
    assert (mistake.line, said in mistake.said) == (line, True)
    assert str(mistake).startswith(f"storyboard_cli/reading/words/en/places.yaml:{line}: ")


def test_other_languages_mean_what_english_means() -> None:
    (mistake,) = mistakes_of("nl", "places", "keuken: keuken\n")
    assert "`keuken` is no meaning of en/places.yaml" in mistake.said


def test_a_table_that_nothing_reads_is_said() -> None:
    (mistake,) = mistakes_of("nl", "plaatsen", "kitchen: keuken\n")
    assert "no table is called plaatsen" in mistake.said


@pytest.mark.parametrize(
    "text",
    [
        "# Plaatsen\nkitchen: keuken, kleine keuken  # ook klein\n",
        "kitchen: keuken, kleine\n  keuken,\n  eetkeuken\n",
        "kitchen: >-\n  keuken,\n  eetkeuken\n",
        'kitchen:\n  - "keuken, eetkeuken"\n',
    ],
)
def test_a_good_table_has_none(text: str) -> None:
    assert mistakes_of("nl", "places", text) == []


def test_the_tables_have_no_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0, capsys.readouterr().out
