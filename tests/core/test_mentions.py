"""Whom a note names: what stands behind an @, and whose login that is."""

from __future__ import annotations

import pytest

from storyboard_cli.core.mentions import (
    MOST_MENTIONS,
    called,
    is_meant,
    mentioned,
    names_in,
    who_is_meant,
)

PEOPLE = [("bo", "Bo Lee"), ("bo2", "Bo Ek"), ("asha.rao", "Asha Rao"), ("zoe", "Zoë Ünal")]


@pytest.mark.parametrize(
    ("note", "names"),
    [
        ("@bo look", ("bo",)),
        ("look, @bo!", ("bo",)),
        ("(@asha.rao) and @bo.", ("asha.rao", "bo")),
        ("@Zoë's coat", ("Zoë",)),
        ("@Bo @bo @BO", ("Bo",)),
        ("write to bo@example.org", ()),
        ("write to bo.lee+film@example.org", ()),
        ("@@bo", ()),
        ("@ bo", ()),
        ("at 5 @", ()),
        ("@bo\n@zoe", ("bo", "zoe")),
    ],
)
def test_names_behind_an_at(note: str, names: tuple[str, ...]) -> None:
    assert names_in(note) == names


def test_no_note_calls_a_crowd() -> None:
    assert len(names_in(" ".join(f"@p{n}" for n in range(500)))) == MOST_MENTIONS


@pytest.mark.parametrize(
    ("name", "login"),
    [
        ("bo", "bo"),  # a login before any name
        ("BO2", "bo2"),
        ("asha", "asha.rao"),
        ("AshaRao", "asha.rao"),
        ("asha_rao", "asha.rao"),
        ("Zoë", "zoe"),
        ("zoë-ünal", "zoe"),
        ("nobody", None),
    ],
)
def test_whose_login_a_name_is(name: str, login: str | None) -> None:
    assert who_is_meant(name, PEOPLE) == login


def test_a_first_name_of_two_means_neither() -> None:
    assert who_is_meant("mia", [("m1", "Mia Ek"), ("m2", "Mia Rao")]) is None


def test_a_note_names_logins_where_there_are_accounts_and_words_elsewhere() -> None:
    note = "@Asha and @nobody"

    assert mentioned(note) == ("Asha", "nobody")
    assert mentioned(note, lambda name: who_is_meant(name, PEOPLE)) == ("asha.rao",)


def test_somebody_is_named_by_login_name_or_address() -> None:
    names = called("Asha Rao <ar@example.org>", "asha.rao")

    for word in ("asha.rao", "ASHA", "asharao", "ar"):
        assert is_meant((word,), names)
    assert not is_meant(("rao",), names)
    assert not is_meant((), names)
