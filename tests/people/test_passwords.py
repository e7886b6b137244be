"""Which passwords are refused, how they are kept, and that guessing is slow."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.people import passwords
from storyboard_cli.people.guessing import FREE_TRIES, LONGEST_WAIT_S, Guesses
from storyboard_cli.people.passwords import hashed, is_outdated, is_right, refuse_weak
from storyboard_cli.people.signing_in import SignIns, WaitAsked
from storyboard_cli.people.sqlite_people import SqlitePeople, open_people

GOOD = "four words nobody joins"


@pytest.mark.parametrize(
    "weak",
    [
        "",
        "rain4days",
        "ninechars",
        "aaaaaaaaaaaa",
        "abababababab",
        "Password123",
        "QWERTYUIOP",
        "ann.rao1234",
        "x" * 1001,
    ],
)
def test_what_is_guessed_first_is_refused_and_not_shown(weak: str) -> None:
    with pytest.raises(SbError) as caught:
        refuse_weak(weak, "ann.rao")

    assert caught.value.code == "weak-password" and caught.value.fields == ("password",)
    assert not weak or weak not in str(caught.value.plain())


@pytest.mark.parametrize(
    "good", [GOOD, "ten chars!", "日本語のパスワード十文字以上", "ann.rao and her lantern"]
)
def test_others_are_taken(good: str) -> None:
    refuse_weak(good, "ann.rao")


def test_a_hash_is_argon2id_with_its_own_salt() -> None:
    first, second = hashed(GOOD), hashed(GOOD)

    assert first.startswith("$argon2id$") and first != second
    assert is_right(GOOD, first) and is_right(GOOD, second)
    assert not is_right(GOOD + " ", first) and not is_right("", first)
    assert not is_right(GOOD, None) and not is_right(GOOD, "no hash")
    assert not is_outdated(first)
    assert is_outdated("$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$9sTbSlTio3Biev89thdrlKKiCaYsjjYVJxGAL3swxpQ")


# --- guessing ---------------------------------------------------------------------------------------------


def guess(
    guesses: Guesses, times: int, login: str = "ann", address: str = "10.0.0.1", now: float = 0.0
) -> None:
    for _ in range(times):
        guesses.wrong(login, address, now)


def test_five_tries_are_free_and_then_each_doubles_the_wait() -> None:
    guesses, waits = Guesses(), []
    for _ in range(FREE_TRIES + 12):
        waits.append(guesses.wait_s("ann", "10.0.0.1", 0.0))
        guess(guesses, 1)

    assert waits[:FREE_TRIES] == [0.0] * FREE_TRIES
    assert waits[FREE_TRIES : FREE_TRIES + 4] == [1.0, 2.0, 4.0, 8.0]
    assert waits[-1] == LONGEST_WAIT_S


def test_a_wait_passes_and_is_forgotten() -> None:
    guesses = Guesses()
    guess(guesses, 7)

    assert guesses.wait_s("ann", "10.0.0.1", 0.0) == 4.0
    assert guesses.wait_s("ann", "10.0.0.1", 3.5) == 0.5
    assert guesses.wait_s("ann", "10.0.0.1", 4.0) == 0.0
    guess(guesses, 1, login="bo", now=10_000.0)
    assert guesses.wait_s("ann", "10.0.0.1", 10_000.0) == 0.0


def test_an_account_is_closed_to_all_addresses_and_an_address_to_all_accounts() -> None:
    guesses = Guesses()
    guess(guesses, 6)

    assert guesses.wait_s("ANN", "10.9.9.9", 0.0) == 2.0, "a login is one in capitals too"
    assert guesses.wait_s("bo", "10.0.0.1", 0.0) == 2.0
    assert guesses.wait_s("bo", "10.9.9.9", 0.0) == 0.0


def test_the_right_password_resets_no_other_address() -> None:
    guesses = Guesses()
    guess(guesses, 8, address="10.6.6.6")
    guess(guesses, 2, address="10.0.0.1")
    guesses.right("ann", "10.0.0.1", 0.0)

    assert guesses.wait_s("ann", "10.6.6.6", 0.0) == 8.0
    assert guesses.wait_s("ann", "10.0.0.1", 0.0) == 0.0, "who signed in from here before is let in"


def test_an_account_of_ones_own_gains_nothing_for_guessing_others() -> None:
    guesses = Guesses()
    for _ in range(10):
        guess(guesses, 1, login="ann")
        guesses.right("mallory", "10.0.0.1", 0.0)

    assert guesses.wait_s("ann", "10.0.0.1", 0.0) == 32.0


@pytest.mark.parametrize(
    ("first", "second", "is_one"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:10.0.0.1", "10.0.0.1", True),
        ("10.0.0.1", "10.0.0.2", False),
        ("testclient", "testclient", True),
    ],
)
def test_neighbours_in_one_network_of_ipv6_are_one(first: str, second: str, is_one: bool) -> None:
    guesses = Guesses()
    guess(guesses, 6, login="bo", address=first)

    assert (guesses.wait_s("ann", second, 0.0) > 0) is is_one


def test_many_guesses_take_no_more_memory_than_some(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storyboard_cli.people.guessing._MOST_KEPT", 100)
    guesses = Guesses()
    guess(guesses, 6, login="victim", address="10.6.6.6", now=500.0)
    for number in range(300):
        guess(guesses, 1, login=f"u{number}", address=f"10.0.{number}.1", now=100.0 + number)
        guesses.right(f"v{number}", "10.0.0.1", 0.0)

    assert len(guesses._tries) <= 100 and len(guesses._proved) <= 100
    assert guesses.wait_s("victim", "10.6.6.6", 500.0) == 2.0


# --- signing in -------------------------------------------------------------------------------------------


@pytest.fixture
def people(tmp_path: Path) -> SqlitePeople:
    found = open_people(tmp_path / "people.db")
    found.add_user("ann", "Ann", "", password_hash=hashed(GOOD), is_admin=True)
    found.add_user("bo", "Bo", "", password_hash=hashed(GOOD), is_admin=False)
    found.add_user("cy", "Cy", "", password_hash=None, is_admin=False)
    found.set_disabled("bo", disabled=True)
    yield found  # type: ignore[misc]
    found.close()


def test_who_knows_the_password_is_let_in(people: SqlitePeople) -> None:
    assert SignIns(people).signed_in("Ann", GOOD, "10.0.0.1", 0.0).login == "ann"


@pytest.mark.parametrize(
    ("login", "password"),
    [("ann", "wrong"), ("nobody", GOOD), ("bo", GOOD), ("cy", GOOD), ("cy", ""), ("\ud800", "\ud800")],
)
def test_everybody_else_is_refused_in_the_same_words(people: SqlitePeople, login: str, password: str) -> None:
    with pytest.raises(SbError) as caught:
        SignIns(people).signed_in(login, password, "10.0.0.1", 0.0)

    assert caught.value.plain() == {
        "kind": "blocked",
        "code": "wrong-password",
        "message": "there is no such account with that password",
    }


def test_an_unknown_account_costs_the_same_work(
    people: SqlitePeople, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasher, compared = passwords._hasher(), []

    class Counting:
        def verify(self, kept: str, given: bytes) -> bool:
            compared.append(kept[:10])
            return hasher.verify(kept, given)

    passwords._nobodys()
    monkeypatch.setattr(passwords, "_hasher", Counting)
    for login in ("ann", "nobody", "bo", "cy"):
        with pytest.raises(SbError):
            SignIns(people).signed_in(login, "wrong password", "10.0.0.1", 0.0)
    assert compared == ["$argon2id$"] * 4


def test_guessing_is_slowed_and_even_the_right_password_waits(people: SqlitePeople) -> None:
    sign_ins = SignIns(people)
    for _ in range(5):
        with pytest.raises(SbError, match="no such account"):
            sign_ins.signed_in("ann", "wrong", "10.6.6.6", 0.0)

    with pytest.raises(WaitAsked) as caught:
        sign_ins.signed_in("ann", GOOD, "10.6.6.6", 0.0)
    assert (caught.value.code, caught.value.wait_s) == ("too-many-tries", 1)
    assert sign_ins.signed_in("ann", GOOD, "10.6.6.6", 1.0).login == "ann"


def test_a_hundred_guesses_at_once_are_no_hundred_tries(people: SqlitePeople) -> None:
    sign_ins, start = SignIns(people), threading.Barrier(20)

    def guess_once(number: int) -> str:
        start.wait(30)
        try:
            sign_ins.signed_in("ann", f"guess {number}", "10.6.6.6", 0.0)
        except SbError as error:
            return error.code
        return "in"

    with ThreadPoolExecutor(20) as pool:
        codes = list(pool.map(guess_once, range(20)))
    assert codes.count("wrong-password") == FREE_TRIES
    assert codes.count("too-many-tries") == 20 - FREE_TRIES


def test_a_hash_of_less_effort_is_made_anew(people: SqlitePeople) -> None:
    from argon2 import PasswordHasher

    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(GOOD)
    people.set_password("ann", weak)

    SignIns(people).signed_in("ann", GOOD, "10.0.0.1", 0.0)
    kept = people.user("ann")
    assert kept is not None and kept.password_hash not in (None, weak)
    assert is_right(GOOD, kept.password_hash)
