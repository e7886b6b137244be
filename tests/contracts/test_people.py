"""What every place that keeps people promises."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.people.port import People, WhyNot
from storyboard_cli.people.principal import Known, Principal
from storyboard_cli.people.records import SignIn, TokenKind, User
from storyboard_cli.people.roles import Right, Role
from storyboard_cli.people.sqlite_people import open_people
from tests.people.clocks import Standing

BY = "Asha Rao <asha@example.org>"
P1, P2 = "PRJ_001", "PRJ_002"


@pytest.fixture
def clock() -> Standing:
    return Standing()


@pytest.fixture(params=["sqlite"])
def opened(request: pytest.FixtureRequest, tmp_path: Path, clock: Standing) -> Iterator[Callable[[], People]]:
    """Opens the same people as often as it is called."""
    made: list[People] = []

    def open_it() -> People:
        made.append(open_people(tmp_path / "home" / "people.db", clock))
        return made[-1]

    yield open_it
    for people in made:
        people.close()


@pytest.fixture
def people(opened: Callable[[], People]) -> People:
    return opened()


def add(people: People, login: str, *, is_admin: bool = False, email: str = "") -> User:
    return people.add_user(login, login.title(), email, password_hash="h", is_admin=is_admin)


def code_of(call: Callable[[], object]) -> tuple[Kind, str]:
    with pytest.raises(SbError) as caught:
        call()
    return caught.value.kind, caught.value.code


def known(found: Principal | None) -> Principal:
    assert found is not None
    return found


# --- accounts ---------------------------------------------------------------------------------------------


def test_the_first_account_is_an_administrators_and_the_next_is_not(people: People) -> None:
    assert people.users() == []

    assert add(people, "ann").is_admin
    assert not add(people, "bo").is_admin
    assert [user.login for user in people.users()] == ["ann", "bo"]
    assert people.user("ann") == people.users()[0]
    assert people.user("nobody") is None


def test_login_and_address_are_one_persons(people: People) -> None:
    add(people, "ann", email="ann@example.org")
    add(people, "bo")
    add(people, "cy")

    assert code_of(lambda: add(people, "ann")) == (Kind.conflict, "login-taken")
    assert code_of(lambda: add(people, "dee", email="ANN@example.org")) == (Kind.conflict, "email-taken")
    assert code_of(lambda: people.change_user("bo", email="ann@example.org")) == (
        Kind.conflict,
        "email-taken",
    )
    assert people.change_user("ann", email="ann@example.org").login == "ann"
    assert known_user(people.user_of_email("Ann@Example.org")).login == "ann"
    assert people.user_of_email("") is None
    assert people.user("dee") is None


def known_user(found: User | None) -> User:
    assert found is not None
    return found


def test_two_with_one_name_sign_differently(people: People) -> None:
    ann = people.add_user("ann", "Ann Rao", "ann@example.org", password_hash=None, is_admin=False)
    other = people.add_user("ann2", "Ann Rao", "", password_hash=None, is_admin=False)

    assert (ann.signature, other.signature) == ("Ann Rao <ann@example.org>", "Ann Rao <ann2>")


def test_the_last_administrator_stays(people: People) -> None:
    add(people, "ann")
    add(people, "bo")

    assert code_of(lambda: people.set_disabled("ann", disabled=True)) == (Kind.blocked, "last-admin")
    assert code_of(lambda: people.change_user("ann", is_admin=False)) == (Kind.blocked, "last-admin")
    people.change_user("bo", is_admin=True)
    assert people.set_disabled("ann", disabled=True).disabled
    assert code_of(lambda: people.change_user("bo", is_admin=False)) == (Kind.blocked, "last-admin")
    assert not people.set_disabled("ann", disabled=False).disabled


def test_what_is_not_there_is_missing(people: People) -> None:
    add(people, "ann")
    missing = {
        "no-user": [
            lambda: people.change_user("bo", name="x"),
            lambda: people.set_password("bo", "h"),
            lambda: people.set_disabled("bo", disabled=True),
            lambda: people.add_member(P1, "bo", Role.artist),
        ],
        "no-member": [
            lambda: people.change_member(P1, "ann", Role.artist),
            lambda: people.remove_member(P1, "ann"),
        ],
        "no-token": [lambda: people.revoke_token("x")],
        "no-guest-link": [lambda: people.revoke_guest_link(P1, "x")],
    }
    for code, calls in missing.items():
        for call in calls:
            assert code_of(call) == (Kind.missing, code)


def test_a_better_hash_does_not_bring_an_old_password_back(people: People) -> None:
    add(people, "ann")
    people.set_password("ann", "new")

    people.rehash("ann", "h", "h2")
    assert known_user(people.user("ann")).password_hash == "new"
    people.rehash("ann", "new", "better")
    assert known_user(people.user("ann")).password_hash == "better"


def test_no_representation_shows_a_hash(people: People) -> None:
    user = people.add_user("ann", "Ann", "", password_hash="$argon2id$secret", is_admin=False)

    assert "argon2" not in repr(user) and user.password_hash == "$argon2id$secret"


def test_a_tie_to_a_provider_is_for_good(people: People) -> None:
    add(people, "ann")
    people.tie("ann", "https://id.example.org", "s1")

    assert known_user(people.user_of_subject("https://id.example.org", "s1")).login == "ann"
    assert people.user_of_subject("https://other.example.org", "s1") is None
    people.tie("ann", "https://id.example.org", "s1")
    assert code_of(lambda: people.tie("ann", "https://id.example.org", "s2"))[1] == "account-tied"


def test_nobody_at_a_provider_is_tied_to_two_accounts(people: People) -> None:
    for login in ("ann", "bo"):
        people.add_user(login, login, "", password_hash=None, is_admin=False)
    people.tie("ann", "https://id.example.org", "1")
    with pytest.raises(SbError) as found:
        people.tie("bo", "https://id.example.org", "1")
    assert found.value.code == "account-tied"
    bo = people.user("bo")
    assert bo is not None and bo.subject is None
    people.tie("bo", "https://id.example.org", "2")


# --- members ----------------------------------------------------------------------------------------------


def test_a_member_has_a_role_in_one_project(people: People) -> None:
    add(people, "ann")
    bo = add(people, "bo")
    people.add_member(P1, "bo", Role.artist)
    people.add_member(P2, "ann", Role.viewer)

    assert [(m.login, m.role) for m in people.members(P1)] == [("bo", Role.artist)]
    found = known(people.principal_of_session(people.open_session(bo.id)))
    assert found.role_in(P1) is Role.artist and found.role_in(P2) is None
    assert known_user(people.user("bo")).roles == {P1: Role.artist}


def test_adding_twice_says_so_and_changing_changes(people: People) -> None:
    add(people, "ann")
    people.add_member(P1, "ann", Role.artist)

    assert people.add_member(P1, "ann", Role.artist).role is Role.artist
    assert code_of(lambda: people.add_member(P1, "ann", Role.owner)) == (Kind.conflict, "member-already")
    assert people.change_member(P1, "ann", Role.owner).role is Role.owner
    assert people.members(P1)[0].role is Role.owner


def test_the_last_owner_stays(people: People) -> None:
    add(people, "ann")
    add(people, "bo")
    people.add_member(P1, "ann", Role.owner)
    people.add_member(P1, "bo", Role.artist)
    people.add_member(P2, "bo", Role.owner)

    assert code_of(lambda: people.remove_member(P1, "ann")) == (Kind.blocked, "last-owner")
    assert code_of(lambda: people.change_member(P1, "ann", Role.viewer)) == (Kind.blocked, "last-owner")
    assert people.remove_member(P1, "bo").login == "bo"
    people.add_member(P1, "bo", Role.owner)
    assert people.remove_member(P1, "ann").role is Role.owner
    assert [m.login for m in people.members(P1)] == ["bo"]


def test_a_disabled_owner_is_nobody_to_rely_on(people: People) -> None:
    for login in ("ann", "bo", "cy"):
        add(people, login)
    people.add_member(P1, "bo", Role.owner)
    people.add_member(P1, "cy", Role.owner)
    people.set_disabled("cy", disabled=True)

    assert code_of(lambda: people.remove_member(P1, "bo")) == (Kind.blocked, "last-owner")


def test_of_two_who_remove_each_other_one_stays(opened: Callable[[], People]) -> None:
    both = [opened(), opened()]
    for login in ("ann", "bo", "cy"):
        add(both[0], login)
    for turn in range(10):
        project, start = f"PRJ_{turn}", threading.Barrier(2)
        both[0].add_member(project, "bo", Role.owner)
        both[0].add_member(project, "cy", Role.owner)

        def remove(number: int, project: str = project, start: threading.Barrier = start) -> bool:
            start.wait()
            try:
                both[number].remove_member(project, ("bo", "cy")[number])
            except SbError as error:
                assert error.code == "last-owner"
                return False
            return True

        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(remove, range(2))) == [False, True]
        assert len(both[0].members(project)) == 1


# --- tokens -----------------------------------------------------------------------------------------------


def test_a_machine_token_is_of_one_project_with_one_role(people: People, clock: Standing) -> None:
    token, text = people.add_token(
        "ci", BY, project_id=P1, role=Role.machine, expires_at=clock() + timedelta(days=30)
    )

    found = known(people.principal_of_token(text))
    assert (found.kind, found.id, found.name, found.signature) == (
        Known.token,
        token.id,
        "ci",
        "ci (machine)",
    )
    assert found.may(Right.make, P1) and not found.may(Right.decide, P1)
    assert found.role_in(P2) is None and not found.is_admin
    assert found.expires_at == clock() + timedelta(days=30)
    assert text not in repr(token) and text not in repr(people.tokens())


def test_a_persons_token_has_the_roles_that_they_have_now(people: People) -> None:
    add(people, "ann")
    bo = add(people, "bo")
    people.add_member(P1, "bo", Role.artist)
    people.add_member(P2, "bo", Role.viewer)
    _, everywhere = people.add_token("laptop", BY, user_id=bo.id)
    _, here = people.add_token("laptop", BY, user_id=bo.id, project_id=P1)

    found = known(people.principal_of_token(everywhere))
    assert found.roles == {P1: Role.artist, P2: Role.viewer} and found.signature == "Bo <bo>"
    assert known(people.principal_of_token(here)).roles == {P1: Role.artist}
    people.change_member(P1, "bo", Role.supervisor)
    assert known(people.principal_of_token(everywhere)).role_in(P1) is Role.supervisor
    people.remove_member(P1, "bo")
    assert known(people.principal_of_token(everywhere)).role_in(P1) is None
    assert known(people.principal_of_token(here)).roles == {}


def test_an_administrators_token_for_one_project_is_no_administrator(people: People) -> None:
    ann = add(people, "ann")
    _, text = people.add_token("laptop", BY, user_id=ann.id, project_id=P1)

    found = known(people.principal_of_token(text))
    assert found.role_in(P1) is Role.owner and found.role_in(P2) is None and not found.is_admin


def test_a_token_of_whoever_sits_here_may_do_everything(people: People) -> None:
    _, text = people.add_token("mine", BY)

    found = known(people.principal_of_token(text))
    assert found.is_admin and found.may(Right.manage, P2) and found.signature == BY


def test_a_token_ends(people: People, clock: Standing) -> None:
    token, text = people.add_token("ci", BY, project_id=P1, role=Role.machine)
    _, short = people.add_token(
        "ci", BY, project_id=P1, role=Role.machine, expires_at=clock() + timedelta(hours=1)
    )
    assert people.principal_of_token(text) and people.principal_of_token(short)
    assert people.why_not(text) is None

    clock.pass_by(hours=1)
    assert people.principal_of_token(short) is None
    assert people.why_not(short) is WhyNot.expired
    first = people.revoke_token(token.id).revoked_at
    assert people.principal_of_token(text) is None
    assert people.why_not(text) is WhyNot.revoked
    clock.pass_by(hours=1)
    assert people.revoke_token(token.id).revoked_at == first


def test_the_last_use_is_kept_to_the_minute(people: People, clock: Standing) -> None:
    _, text = people.add_token("ci", BY, project_id=P1, role=Role.machine)
    used = []
    for _ in range(4):
        people.principal_of_token(text)
        used.append(people.tokens()[0].last_used_at)
        clock.pass_by(seconds=30)

    assert used == [
        "2026-03-01T09:00:00Z",
        "2026-03-01T09:00:00Z",
        "2026-03-01T09:01:00Z",
        "2026-03-01T09:01:00Z",
    ]


GUESSED = [
    "", "sb", "sb_", "sb__", "x" * 10_000, "sb_aaaaaaaaaaaa_", "\0", "sb_\ud800", "Bearer sb_x",
    "' OR 1=1 --",
]  # fmt: skip


@pytest.mark.parametrize("text", GUESSED, ids=range(len(GUESSED)))
def test_what_is_no_secret_proves_nothing(people: People, text: str) -> None:
    assert people.principal_of_token(text) is None
    assert people.principal_of_session(text) is None
    assert people.principal_of_guest(text, "Bo") is None
    assert people.why_not(text) is WhyNot.unknown
    people.close_session(text)


def test_a_secret_with_one_other_letter_proves_nothing(people: People) -> None:
    _, text = people.add_token("ci", BY, project_id=P1, role=Role.machine)
    for at in range(len(text)):
        other = text[:at] + ("a" if text[at] != "a" else "b") + text[at + 1 :]
        assert people.principal_of_token(other) is None
    assert people.principal_of_token(f"{text} ") is None
    assert people.principal_of_token(text.upper()) is None


def test_one_kind_of_secret_is_not_taken_for_another(people: People, clock: Standing) -> None:
    ann = add(people, "ann")
    _, token = people.add_token("mine", BY)
    session = people.open_session(ann.id)
    _, link = people.add_guest_link("client", BY, P1, ["S01"], clock() + timedelta(days=7))

    assert people.principal_of_session(token) is None and people.principal_of_guest(token, "x") is None
    assert people.principal_of_token(session) is None and people.principal_of_guest(session, "x") is None
    assert people.principal_of_token(link) is None and people.principal_of_session(link) is None
    people.close_session(token)
    assert people.principal_of_token(token) is not None


# --- sessions ---------------------------------------------------------------------------------------------


def test_a_session_is_the_persons(people: People) -> None:
    ann = add(people, "ann")
    first, second = people.open_session(ann.id), people.open_session(ann.id)

    found = known(people.principal_of_session(first))
    assert (found.kind, found.id, found.user_id, found.is_admin) == (Known.user, ann.id, ann.id, True)
    assert first != second
    people.close_session(first)
    assert people.principal_of_session(first) is None
    assert people.principal_of_session(second) is not None


def test_a_session_ends_where_nobody_uses_it_and_after_ninety_days(people: People, clock: Standing) -> None:
    ann = add(people, "ann")
    idle, used = people.open_session(ann.id), people.open_session(ann.id)
    for _ in range(13):
        clock.pass_by(days=1)
        assert people.principal_of_session(used) is not None
    clock.pass_by(days=1)
    assert people.principal_of_session(idle) is None
    assert people.why_not(idle) is WhyNot.expired
    for _ in range(75):
        assert people.principal_of_session(used) is not None
        clock.pass_by(days=1)
    assert people.principal_of_session(used) is not None
    clock.pass_by(days=1)
    assert people.principal_of_session(used) is None


def test_a_session_that_ended_is_forgotten(people: People, clock: Standing) -> None:
    ann = add(people, "ann")
    old = people.open_session(ann.id)
    clock.pass_by(days=15)
    people.open_session(ann.id)

    assert people.why_not(old) is WhyNot.unknown


def test_who_is_disabled_is_refused_at_once_with_all_that_is_theirs(people: People) -> None:
    add(people, "ann")
    bo = add(people, "bo")
    session = people.open_session(bo.id)
    _, token = people.add_token("laptop", BY, user_id=bo.id)
    assert people.principal_of_session(session) and people.principal_of_token(token)

    people.set_disabled("bo", disabled=True)
    assert people.principal_of_session(session) is None
    assert people.principal_of_token(token) is None
    assert people.why_not(token) is WhyNot.disabled
    people.set_disabled("bo", disabled=False)
    assert people.principal_of_session(session) is None, "who was shut out signs in anew"
    assert people.principal_of_token(token) is None, "and makes new tokens"


def test_another_password_ends_the_sessions_and_keeps_the_tokens(people: People) -> None:
    ann = add(people, "ann")
    session = people.open_session(ann.id)
    _, token = people.add_token("laptop", BY, user_id=ann.id)
    people.set_password("ann", "new")

    assert people.principal_of_session(session) is None
    assert people.principal_of_token(token) is not None


# --- guests -----------------------------------------------------------------------------------------------


def test_a_guest_sees_a_selection_and_speaks_by_name(people: People, clock: Standing) -> None:
    expires_at = clock() + timedelta(days=7)
    link, text = people.add_guest_link("client", BY, P1, ["S01", "S03/2"], expires_at)

    found = known(people.principal_of_guest(text, " Bo  Lee "))
    assert (found.kind, found.id, found.name, found.signature) == (
        Known.guest,
        link.id,
        "Bo Lee",
        "Bo Lee (guest, client)",
    )
    assert (
        found.selection == ("S01", "S03/2") and found.role_in(P1) is Role.guest and found.role_in(P2) is None
    )
    assert found.may(Right.comment, P1) and not found.may(Right.make, P1)
    assert known(people.principal_of_guest(text, "")).name == "Guest"
    assert people.guest_links(P1)[0].selection == ("S01", "S03/2") and people.guest_links(P2) == []
    clock.pass_by(days=7)
    assert people.principal_of_guest(text, "Bo") is None


@pytest.mark.parametrize(
    "name",
    ["Ann Rao <ann@example.org>", "Ann\nRao", "Ann (owner)", "Ann (guest, client)", "<script>", "\x1b[2J"],
)
def test_no_guest_signs_as_somebody_else(people: People, clock: Standing, name: str) -> None:
    _, text = people.add_guest_link("client", BY, P1, [], clock() + timedelta(days=7))

    signature = known(people.principal_of_guest(text, name)).signature
    assert signature.endswith(" (guest, client)")
    before = signature.removesuffix(" (guest, client)")
    assert not set(before) & set("<>\n\x1b") and "(guest" not in before


def test_a_link_that_was_revoked_leads_nowhere(people: People, clock: Standing) -> None:
    link, text = people.add_guest_link("client", BY, P1, [], clock() + timedelta(days=7))
    assert people.principal_of_guest(text, "Bo") is not None

    assert code_of(lambda: people.revoke_guest_link(P2, link.id)) == (Kind.missing, "no-guest-link")
    assert people.principal_of_guest(text, "Bo") is not None
    people.revoke_guest_link(P1, link.id)
    assert people.principal_of_guest(text, "Bo") is None


# --- sign-ins at a provider -------------------------------------------------------------------------------


def test_a_sign_in_comes_back_once_and_in_time(people: People, clock: Standing) -> None:
    def begin(state: str) -> SignIn:
        made = SignIn(state, "nonce", "verifier", "/v1/docs", clock() + timedelta(minutes=10))
        people.begin_sign_in(made)
        return made

    first = begin("one")
    begin("two")
    assert people.take_sign_in("other") is None
    assert people.take_sign_in("one") == first
    assert people.take_sign_in("one") is None
    clock.pass_by(minutes=10)
    assert people.take_sign_in("two") is None


# --- several at once --------------------------------------------------------------------------------------


def test_what_one_writes_the_others_see_at_once(opened: Callable[[], People]) -> None:
    one, other = opened(), opened()
    ann = add(one, "ann")
    token, text = other.add_token("laptop", BY, user_id=ann.id)
    for _ in range(2):
        assert one.principal_of_token(text) is not None
        assert other.principal_of_token(text) is not None

    other.revoke_token(token.id)
    assert one.principal_of_token(text) is None
    assert other.principal_of_token(text) is None


def test_what_is_kept_is_there_after_closing(opened: Callable[[], People]) -> None:
    first = opened()
    add(first, "ann")
    _, text = first.add_token("mine", BY)
    first.close()

    again = opened()
    assert [user.login for user in again.users()] == ["ann"]
    assert again.principal_of_token(text) is not None


def test_a_secret_that_is_revoked_amid_questions_is_never_known_again(opened: Callable[[], People]) -> None:
    asking, writing = opened(), opened()
    for _ in range(20):
        token, text = writing.add_token("ci", BY, project_id=P1, role=Role.machine)
        start, revoked = threading.Barrier(4), threading.Event()

        def ask(
            text: str = text, start: threading.Barrier = start, revoked: threading.Event = revoked
        ) -> bool:
            start.wait()
            while not revoked.is_set():
                asking.principal_of_token(text)
            return asking.principal_of_token(text) is None

        with ThreadPoolExecutor(3) as pool:
            answers = [pool.submit(ask) for _ in range(3)]
            start.wait()
            writing.revoke_token(token.id)
            revoked.set()
            assert all(answer.result() for answer in answers)


# --- what was asked for and is still to be done --------------------------------------------------------


def test_who_asked_is_known_by_their_id_with_what_they_may_now(people: People, clock: Standing) -> None:
    add(people, "ann")
    bo = add(people, "bo")
    people.add_member(P1, "bo", Role.artist)
    token, _ = people.add_token("laptop", BY, user_id=bo.id, expires_at=clock() + timedelta(hours=1))
    ci, _ = people.add_token("ci", BY, project_id=P1, role=Role.machine)

    for principal_id in (bo.id, token.id):
        assert known(people.standing(principal_id)).roles == {P1: Role.artist}
    assert known(people.standing(ci.id)).may(Right.make, P1)
    clock.now += timedelta(hours=2)
    assert known(people.standing(token.id)).may(Right.make, P1), "it has only ended by itself"
    people.change_member(P1, "bo", Role.viewer)
    assert not known(people.standing(bo.id)).may(Right.make, P1)
    assert not known(people.standing(token.id)).may(Right.make, P1)
    people.revoke_token(ci.id)
    assert people.standing(ci.id) is None
    people.set_disabled("bo", disabled=True)
    assert [people.standing(one) for one in (bo.id, token.id, "nobody")] == [None] * 3


def test_a_version_tells_that_somebody_wrote(opened: Callable[[], People]) -> None:
    here, beside = opened(), opened()
    before = here.version()
    assert here.version() == before
    add(beside, "ann")
    assert here.version() != before


# --- after a leak -----------------------------------------------------------------------------------------


def test_a_disabled_account_has_no_token_any_more_also_when_it_comes_back(people: People) -> None:
    add(people, "ann")
    bo = add(people, "bo")
    token, text = people.add_token("laptop", BY, user_id=bo.id)
    _, other = people.add_token("ci", BY, project_id=P1, role=Role.machine)
    people.set_disabled("bo", disabled=True)
    assert people.why_not(text) is WhyNot.disabled
    people.set_disabled("bo", disabled=False)

    assert people.principal_of_token(text) is None and people.why_not(text) is WhyNot.revoked
    assert [one.revoked_at for one in people.tokens() if one.id == token.id] != [None]
    assert people.principal_of_token(other) is not None


def test_several_tokens_are_revoked_or_none(people: People) -> None:
    made = [people.add_token(name, BY)[0].id for name in ("a", "b", "c")]
    assert code_of(lambda: people.revoke_tokens([made[0], "nobody"])) == (Kind.missing, "no-token")
    assert [token.revoked_at for token in people.tokens()] == [None] * 3
    assert [token.id for token in people.revoke_tokens(made[:2])] == made[:2]
    assert [token.revoked_at is None for token in people.tokens()] == [False, False, True]


def test_somebodys_sessions_are_told_without_what_proves_them(people: People, clock: Standing) -> None:
    ann = add(people, "ann")
    bo = add(people, "bo")
    first = people.open_session(ann.id)
    clock.pass_by(hours=3)
    second = people.open_session(ann.id)
    people.open_session(bo.id)
    clock.pass_by(hours=2)
    assert people.principal_of_session(first) is not None

    told = people.sessions("ann")
    assert [one.created_at for one in told] == ["2026-03-01T12:00:00Z", "2026-03-01T09:00:00Z"]
    assert [one.seen_at for one in told] == ["2026-03-01T12:00:00Z", "2026-03-01T14:00:00Z"]
    assert not [text for text in (first, second) if text[-20:] in repr(told)]
    assert code_of(lambda: people.sessions("nobody")) == (Kind.missing, "no-user")


def test_somebody_is_signed_out_with_or_without_their_tokens(people: People) -> None:
    ann, bo = add(people, "ann"), add(people, "bo")
    sessions = {user.login: people.open_session(user.id) for user in (ann, bo)}
    tokens = {user.login: people.add_token("laptop", BY, user_id=user.id) for user in (ann, bo)}

    ended = people.sign_out("bo")
    assert (ended.sessions, ended.tokens) == (1, ())
    assert people.principal_of_session(sessions["bo"]) is None
    assert people.principal_of_token(tokens["bo"][1]) is not None
    ended = people.sign_out("bo", tokens=True)
    assert (ended.sessions, [one.id for one in ended.tokens]) == (0, [tokens["bo"][0].id])
    assert people.principal_of_token(tokens["bo"][1]) is None
    assert people.principal_of_session(sessions["ann"]) is not None
    assert code_of(lambda: people.sign_out("nobody")) == (Kind.missing, "no-user")


def test_everybody_is_signed_out_and_programs_go_on(people: People) -> None:
    for login in ("ann", "bo"):
        people.open_session(add(people, login).id)
    user = people.user("bo")
    assert user is not None
    _, laptop = people.add_token("laptop", BY, user_id=user.id)
    _, ci = people.add_token("ci", BY, project_id=P1, role=Role.machine)
    ended = people.sign_out(None, tokens=True)
    assert (ended.sessions, len(ended.tokens)) == (2, 1)
    assert people.principal_of_token(laptop) is None and people.principal_of_token(ci) is not None


def test_a_token_for_numbers_opens_nothing_else(people: People) -> None:
    token, text = people.add_token("prometheus", BY, kind=TokenKind.metrics)
    found = known(people.principal_of_token(text))
    assert found.only_metrics and not found.is_admin and found.roles == {}
    assert token.kind is TokenKind.metrics and token.role is None


# --- what was changed -------------------------------------------------------------------------------------


def test_each_change_is_written_down_with_who_and_from_where(people: People) -> None:
    ann = people.acting(BY, "203.0.113.9")
    ann.add_user("asha", "Asha", "", password_hash="h", is_admin=True)
    ann.add_user("bo", "Bo", "", password_hash="h", is_admin=False)
    ann.change_user("bo", name="Bo Lee", is_admin=True)
    ann.change_user("bo", name="Bo Lee")
    ann.set_password("bo", "secret-hash")
    ann.add_member(P1, "bo", Role.artist)
    ann.add_member(P1, "bo", Role.artist)
    ann.change_member(P1, "bo", Role.viewer)
    ann.remove_member(P1, "bo")
    bo = known_user(people.user("bo"))
    token, text = ann.add_token("laptop", BY, user_id=bo.id)
    ann.revoke_token(token.id)
    ann.revoke_token(token.id)
    link, secret = ann.add_guest_link("client", BY, P1, ("S01",), datetime(2026, 4, 1, tzinfo=UTC))
    ann.revoke_guest_link(P1, link.id)
    ann.tie("bo", "https://id.example.org", "s1")
    ann.sign_out("bo")
    ann.set_disabled("bo", disabled=True)
    ann.set_disabled("bo", disabled=False)
    people.add_user("cy", "Cy", "", password_hash=None, is_admin=False)

    told = people.changes(limit=100)[::-1]
    assert [(one.action, one.whom, one.project_id, one.said) for one in told] == [
        ("user.add", "asha", "", "an administrator"),
        ("user.add", "bo", "", ""),
        ("user.change", "bo", "", "name: Bo → Bo Lee; an administrator"),
        ("user.password", "bo", "", ""),
        ("member.add", "bo", P1, "artist"),
        ("member.change", "bo", P1, "artist → viewer"),
        ("member.remove", "bo", P1, "viewer"),
        ("token.add", "bo", "", f"laptop ({token.id})"),
        ("token.revoke", "bo", "", f"laptop ({token.id})"),
        ("guest.add", "", P1, f"client ({link.id}), sees S01, until 2026-04-01"),
        ("guest.revoke", "", P1, f"client ({link.id})"),
        ("user.tie", "bo", "", "https://id.example.org"),
        ("user.sign_out", "bo", "", "0 sessions ended"),
        ("user.disable", "bo", "", "0 sessions ended"),
        ("user.disable", "bo", "", "let in again"),
        ("user.add", "cy", "", ""),
    ]
    assert {(one.by, one.origin) for one in told[:-1]} == {(BY, "203.0.113.9")}
    assert {one.at for one in told} == {"2026-03-01T09:00:00Z"}
    assert not [one for one in (text, secret, "secret-hash") if one[-20:] in repr(told)]


def test_changes_are_found_by_login_and_page(people: People) -> None:
    for login in ("ann", "bo", "cy"):
        add(people, login)
    first, second = people.changes(limit=2)
    assert [first.whom, second.whom] == ["cy", "bo"]
    assert [one.whom for one in people.changes(before=second.number, limit=2)] == ["ann"]
    assert [one.whom for one in people.changes("bo", limit=9)] == ["bo"]


def test_what_is_refused_is_not_written_down(people: People) -> None:
    add(people, "ann")
    code_of(lambda: people.set_disabled("ann", disabled=True))
    code_of(lambda: add(people, "ann"))
    assert [one.action for one in people.changes(limit=9)] == ["user.add"]
