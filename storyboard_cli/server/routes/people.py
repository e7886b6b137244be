"""Who somebody is, and who may do what."""

from __future__ import annotations

from storyboard_cli.people.roles import Right
from storyboard_cli.server.routes.route import AnyRoute, Route, Special

_P = "/v1/projects/{project_id}"
_IN = {"project_id": "project_id"}
_MEMBER = {**_IN, "login": "login"}
_USER = {"login": "login"}
_OF_A_PROGRAM = {"login": None}
"""Only a person makes a token that may do what they may, at the machine of the service."""


def _admins(method: str, path: str, operation: str, **more: object) -> Route:
    return Route(method, path, operation, Right.manage, for_admins=True, **more)  # type: ignore[arg-type]


ROUTES: tuple[AnyRoute, ...] = (
    Special("GET", "/v1/me", "who:me", "Say who you are, and your roles.", answer="who:Me"),
    Special(
        "POST",
        "/v1/sessions",
        "people.sessions:sign_in",
        "Sign in with a password: the answer brings a cookie.",
        is_open=True,
        body="people.sessions:SignInAsk",
        answer="people.sessions:SignedIn",
        status=201,
    ),
    Special(
        "POST",
        "/v1/sessions:guest",
        "people.sessions:come_as_guest",
        "Come in by a guest link, under a name.",
        is_open=True,
        body="people.sessions:GuestAsk",
        answer="people.sessions:SignedIn",
        status=201,
    ),
    Special(
        "GET",
        "/v1/sign-in/providers",
        "people.at_provider:providers",
        "Say where people can sign in besides here.",
        is_open=True,
        answer="people.at_provider:ProviderList",
    ),
    Special(
        "GET",
        "/v1/sign-in",
        "people.at_provider:begin",
        "Sign in at the provider: for browsers, which are led there.",
        is_open=True,
        media="text/html",
        query={"next": {"type": "string", "description": "The path here to come out at."}},
        status=303,
    ),
    Special(
        "GET",
        "/v1/sign-in/callback",
        "people.at_provider:come_back",
        "Where the provider sends the browser back, which is signed in then.",
        is_open=True,
        media="text/html",
        query={
            "code": {"type": "string", "description": "What the provider gives for the tokens."},
            "state": {"type": "string", "description": "What the sign-in is known by."},
        },
        status=303,
    ),
    Special("DELETE", "/v1/sessions", "people.sessions:sign_out", "Sign out.", is_open=True, status=204),
    Special(
        "GET",
        "/v1/sessions",
        "people.own:sessions",
        "List where you are signed in.",
        answer="ops.signing_out:SessionListAnswer",
        needs_session=True,
    ),
    Special(
        "POST",
        "/v1/me:sign-out",
        "people.own:sign_out_everywhere",
        "End all of your sessions, also this one.",
        body="people.own:OwnSignOutAsk",
        answer="ops.signing_out:SignOutAnswer",
        is_secret=True,
        needs_session=True,
    ),
    Special(
        "POST",
        "/v1/me:password",
        "people.own:change_password",
        "Change your own password; your other sessions end.",
        body="people.own:OwnPasswordAsk",
        answer="people.own:PasswordChanged",
        is_secret=True,
        needs_session=True,
    ),
    Special(
        "GET",
        "/v1/tokens",
        "people.own:tokens",
        "List your own tokens.",
        answer="ops.token:TokenListAnswer",
        needs_session=True,
    ),
    Special(
        "POST",
        "/v1/tokens",
        "people.own:add_token",
        "Make a token of your own, for a program that does what you may; it is told once.",
        body="people.own:OwnTokenAsk",
        answer="ops.token:TokenAddAnswer",
        status=201,
        is_secret=True,
        needs_session=True,
    ),
    Special(
        "DELETE",
        "/v1/tokens/{token}",
        "people.own:revoke_token",
        "Let a token of your own open nothing from now on.",
        answer="ops.token:TokenRevokeAnswer",
        needs_session=True,
    ),
    _admins("GET", "/v1/users", "user.list"),
    _admins("POST", "/v1/users", "user.add"),
    Special(
        "GET",
        "/v1/users/{login}",
        "people.accounts:show",
        "Show an account.",
        answer="people.accounts:Account",
        for_admins=True,
    ),
    _admins("POST", "/v1/users/{login}:change", "user.change", binds=_USER),
    _admins("POST", "/v1/users/{login}:password", "user.password", binds=_USER),
    _admins("POST", "/v1/users/{login}:disable", "user.disable", binds=_USER),
    _admins(
        "POST",
        "/v1/users/{login}:sign-out",
        "user.sign_out",
        binds=_USER,
        fixed={"all": False},
        summary="End all sessions of an account.",
    ),
    _admins(
        "POST",
        "/v1/users:sign-out",
        "user.sign_out",
        fixed={"login": None, "all": True},
        summary="End all sessions of every account, also yours.",
    ),
    _admins("GET", "/v1/users/{login}/sessions", "user.sessions", binds=_USER),
    _admins(
        "GET",
        "/v1/users/{login}/tokens",
        "token.list",
        binds=_USER,
        fixed={"project_id": None},
        summary="List the tokens of an account.",
    ),
    _admins(
        "DELETE",
        "/v1/users/{login}/tokens",
        "token.revoke",
        binds=_USER,
        fixed={"project_id": None, "tokens": [], "all": True},
        summary="Let no token of an account open anything from now on.",
    ),
    _admins(
        "DELETE",
        "/v1/users/{login}/tokens/{token}",
        "token.revoke",
        binds={**_USER, "token": "tokens[]"},
        fixed={"project_id": None, "all": False},
        summary="Let a token of an account open nothing from now on.",
    ),
    _admins("GET", "/v1/audit", "user.log"),
    Route("GET", f"{_P}/members", "member.list", Right.read, binds=_IN),
    Route("POST", f"{_P}/members", "member.add", Right.manage, binds=_IN),
    Route("POST", f"{_P}/members/{{login}}:change", "member.change", Right.manage, binds=_MEMBER),
    Route("DELETE", f"{_P}/members/{{login}}", "member.remove", Right.manage, binds=_MEMBER),
    Route("GET", f"{_P}/tokens", "token.list", Right.manage, binds=_IN, fixed=_OF_A_PROGRAM),
    Route(
        "POST",
        f"{_P}/tokens",
        "token.add",
        Right.manage,
        binds=_IN,
        fixed={**_OF_A_PROGRAM, "metrics": False},
        must=("role",),
    ),
    Route(
        "DELETE",
        f"{_P}/tokens/{{token}}",
        "token.revoke",
        Right.manage,
        binds={**_IN, "token": "tokens[]"},
        fixed={**_OF_A_PROGRAM, "all": False},
        summary="Let a token open nothing from now on.",
    ),
    Route("GET", f"{_P}/guests", "guest.list", Right.manage, binds=_IN),
    Route("POST", f"{_P}/guests", "guest.add", Right.manage, binds=_IN),
    Route("DELETE", f"{_P}/guests/{{link}}", "guest.revoke", Right.manage, binds={**_IN, "link": "link"}),
)
