"""The YAML that sb writes: stable out, strict in."""

from __future__ import annotations

import pytest

from storyboard_cli.core.yaml_text import dump, load


def test_equal_values_give_equal_text_in_the_order_of_the_keys() -> None:
    value = {"schema": 1, "b": "é: ü", "a": ["x", 2], "at": "2026-02-19T09:00:00Z", "note": "two\nlines\n"}
    text = dump(value)

    assert text == dump(dict(value))
    assert list(load(text)) == ["schema", "b", "a", "at", "note"]
    assert load(text) == value
    assert "\r" not in text and "é: ü" in text


def test_a_time_stays_text() -> None:
    assert load("at: 2026-02-19T09:00:00Z") == {"at": "2026-02-19T09:00:00Z"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\na: 2", "stands twice"),
        ("a: &x [1]\nb: *x", "aliases are not used"),
        ("a: !!python/object/apply:os.system ['true']", "could not determine a constructor"),
        ("a: [1", "expected"),
    ],
)
def test_what_sb_never_writes_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        load(text)
