"""Rule `seeds.lineage`: the seed that was used is what the project's seed and policy lead to."""

from __future__ import annotations

from storyboard_cli.consistency.findings import Finding, Outcome, draw_again
from storyboard_cli.plan.recipe import SeedPlan, SeedStep

RULE = "seeds.lineage"
OVERRIDE = "seeds.override"


def judge(frame_id: str, made: SeedPlan, wanted: SeedPlan) -> list[Finding]:
    """Name the first step that differs; an override with a reason is said, not blamed."""
    found = []
    if made.lineage and made.lineage[-1].seed != made.seed:
        last = made.lineage[-1]
        said = f"it was made with seed {made.seed}, but its own lineage ends in {last.seed} ({last.kind})"
        found.append(_failed(frame_id, said))
    elif made.policy != wanted.policy:
        said = f"it was made under the seed policy {made.policy!r}; the project's is {wanted.policy!r} now"
        found.append(_failed(frame_id, said))
    elif broken := _first_difference(made, wanted):
        found.append(_failed(frame_id, broken))
    elif made.assets != wanted.assets:
        found.append(_failed(frame_id, _assets_differ(made, wanted)))
    else:
        said = f"seed {made.seed} follows from the project's seed ({made.policy})"
        found.append(Finding(rule=RULE, outcome=Outcome.passed, message=said))
    if made.override_reason is not None:
        said = f"its seed {made.seed} was set by hand: {made.override_reason}"
        found.append(Finding(rule=OVERRIDE, outcome=Outcome.passed, message=said))
    return found


def lineage_text(plan: SeedPlan) -> str:
    """`project 7 → scene 123 → frame 456`, for people and for the audit."""
    return " → ".join(f"{step.kind} {step.seed}" for step in plan.lineage)


def _first_difference(made: SeedPlan, wanted: SeedPlan) -> str | None:
    for before, now in zip(made.lineage, wanted.lineage, strict=False):
        if before != now:
            return _difference(before, now)
    if len(made.lineage) != len(wanted.lineage):
        return f"its seed came by {lineage_text(made)}; now it would come by {lineage_text(wanted)}"
    return None


def _assets_differ(made: SeedPlan, wanted: SeedPlan) -> str:
    """Whose seeds differ; most often an asset came into the frame, or left it."""
    gone = sorted(made.assets.keys() - wanted.assets.keys())
    new = sorted(wanted.assets.keys() - made.assets.keys())
    if gone or new:
        parts = [f"it was drawn with {', '.join(gone)}, which would not be used now"] if gone else []
        parts += [f"it was drawn without {', '.join(new)}, which would be used now"] if new else []
        return "; ".join(parts)
    others = sorted(a for a in made.assets if made.assets[a] != wanted.assets[a])
    return f"the frame's seed leads to other seeds of {', '.join(others)} than it was drawn with"


def _difference(before: SeedStep, now: SeedStep) -> str:
    if before.kind == now.kind and before.subject == now.subject:
        whose = "the project's seed" if now.kind == "project" else f"the {now.kind} seed of {now.subject}"
        return f"{whose} was {before.seed} when it was drawn and is {now.seed} now"
    return (
        f"its seed came from the {before.kind} seed of {before.subject}; "
        f"now it would come from the {now.kind} seed of {now.subject}"
    )


def _failed(frame_id: str, said: str) -> Finding:
    return Finding(
        rule=RULE,
        outcome=Outcome.failed,
        message=said,
        hint=draw_again(frame_id, "{}, or put the old seed back"),
    )
