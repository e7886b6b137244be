"""Rule `lock.changed`: the locked pictures that a frame was made from still are what was locked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storyboard_cli.consistency.findings import Finding, Outcome
from storyboard_cli.core.mend import Mend

RULE = "lock.changed"
OUTDATED = "lock.outdated"


@dataclass(frozen=True, slots=True)
class BundleState:
    """One locked version as it lies on disk now."""

    asset: str
    name: str
    version: int
    changed: tuple[str, ...] = ()  # paths whose content differs from the lock
    missing: tuple[str, ...] = ()
    identity_broken: bool = False  # lock.yaml itself was edited: its content is not its hash
    newest: int | None = None  # the version that would be used today
    retired: str | None = None
    gone: bool = False  # the whole version was deleted


def judge(bundles: Sequence[BundleState]) -> list[Finding]:
    """Findings for each version that is damaged, edited or no longer the one in use."""
    found: list[Finding] = []
    for bundle in bundles:
        found += _damage(bundle)
        if bundle.newest is not None and bundle.newest != bundle.version:
            said = f"made with {bundle.name} v{bundle.version}; v{bundle.newest} is in use now"
            found.append(
                Finding(
                    rule=OUTDATED,
                    outcome=Outcome.warned,
                    asset=bundle.asset,
                    message=said,
                    hint=Mend("plan", {}, "{} shows what would be drawn again"),
                )
            )
    sound = "every locked picture is as it was locked"
    return found or [Finding(rule=RULE, outcome=Outcome.passed, message=sound)]


def _damage(bundle: BundleState) -> list[Finding]:
    name = f"{bundle.name} ({bundle.asset}@v{bundle.version})"
    said: list[tuple[str, str | None]] = []  # the sentence, and the picture that shows it
    if bundle.gone:
        said.append((f"{name}, which it was made from, is not in the project any more", None))
    if bundle.changed:
        said.append((f"a locked picture of {name} was changed: {_listed(bundle.changed)}", bundle.changed[0]))
    if bundle.missing:
        said.append((f"a locked picture of {name} is missing: {_listed(bundle.missing)}", None))
    if bundle.identity_broken:
        said.append(
            (f"lock.yaml of {name} was edited: it no longer has the hash that it was locked with", None)
        )
    hint = Mend(
        "lock",
        {"assets": [bundle.asset]},
        f"git checkout assets/{bundle.asset}/v{bundle.version}, or lock the change as a new version: {{}}",
    )
    return [
        Finding(
            rule=RULE, outcome=Outcome.failed, asset=bundle.asset, message=text, hint=hint, reference=shown
        )
        for text, shown in said
    ]


def _listed(paths: Sequence[str]) -> str:
    shown = ", ".join(paths[:3])
    return shown if len(paths) <= 3 else f"{shown} and {len(paths) - 3} more"
