"""What can go wrong between this server and a provider. No text of a provider stands in it unread."""

from __future__ import annotations

from storyboard_cli.core.errors import Kind, SbError


def unreachable(name: str, why: str) -> SbError:
    """The provider does not answer, or answers nothing that can be used."""
    return SbError(
        Kind.unreachable,
        "provider-unreachable",
        f"{name} {why}",
        hint="try again in a moment; whoever has a password signs in with it",
    )


def untrue(name: str, why: str) -> SbError:
    """What the provider says of somebody is not proved."""
    return SbError(
        Kind.blocked,
        "provider-untrue",
        f"what {name} says is not proved: {why}",
        hint="sign in once more; if it stays so, the settings SB_OIDC_… or the provider's are wrong",
    )


def refused(message: str, hint: str) -> SbError:
    """Whoever it is, they are not let in."""
    return SbError(Kind.blocked, "sign-in-refused", message, hint=hint)


def printable(text: object, most: int = 100) -> str:
    """Words of somebody else, as far as a page or a log may show them."""
    return "".join(sign if sign.isprintable() else " " for sign in str(text)[:most])
