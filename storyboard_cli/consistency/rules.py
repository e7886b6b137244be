"""The table of rules: each name that a finding may carry, who judges it, what that needs, what it compares.

The check calls `judge_frame`; `sb allow` reads names here; `specs/consistency.md` shows the table.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from storyboard_cli.consistency import (
    bundle,
    copy_paste,
    count,
    identity,
    margin,
    mirrored,
    palette,
    picture,
    place,
    prompt,
    seeds,
    style,
    style_anchor,
    trend,
    wardrobe,
)
from storyboard_cli.consistency.continuity import CONTINUITY_RULES
from storyboard_cli.consistency.findings import Finding
from storyboard_cli.consistency.measured import FrameMeasured
from storyboard_cli.plan.recipe import Recipe, SeedPlan

Needs = Literal["file", "recipe", "pixels", "film", "staging"]
WHAT_IT_NEEDS: dict[Needs, str] = {
    "file": "the picture's file",
    "recipe": "what the picture was made from",
    "pixels": "what is measured in the picture",
    "film": "the measures of all frames",
    "staging": "the staged frames of a scene, and no picture",
}
"""What has to be there before a rule can judge; a flat picture has no `pixels` to judge."""


@dataclass(frozen=True, slots=True)
class AnchorFacts:
    """The style anchor of the project now, and whether the others changed since the picture was made."""

    now: str
    others_changed: bool


@dataclass(frozen=True, slots=True)
class FrameFacts:
    """Everything that the rules look at in one frame."""

    frame_id: str
    rendered_pixels: str  # hash of the pixels as they were rendered
    found_pixels: str  # hash of the pixels in the file now
    measured: FrameMeasured
    made: Recipe  # that the picture was made from
    bundles: Sequence[bundle.BundleState]
    locked_prompts: Sequence[prompt.LockedPrompt]
    anchor: AnchorFacts
    garments: dict[tuple[str, str], str]
    wanted_seeds: SeedPlan | None = None  # None: no recipe can be planned for the frame today
    generates: bool = False  # a model made the pixels


Judge = Callable[[FrameFacts], list[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Several rules may share a judge, which is asked once."""

    name: str
    judge: Judge | None  # None: it is judged over a scene or a film, not in one frame
    needs: Needs
    summary: str  # what is compared with what
    example: str = ""  # what a finding says


def _picture(f: FrameFacts) -> list[Finding]:
    return picture.judge(
        f.frame_id, rendered_pixels=f.rendered_pixels, found_pixels=f.found_pixels, flat=f.measured.flat
    )


def _bundle(f: FrameFacts) -> list[Finding]:
    return bundle.judge(f.bundles)


def _prompt(f: FrameFacts) -> list[Finding]:
    return prompt.judge(f.frame_id, f.made.prompt.text, f.made.prompt.negative_text, f.locked_prompts)


def _style_anchor(f: FrameFacts) -> list[Finding]:
    return style_anchor.judge(
        f.frame_id,
        anchor=f.anchor.now,
        made_anchor=f.made.style_anchor_prompt,
        positive=f.made.prompt.text,
        others_changed=f.anchor.others_changed,
    )


def _seeds(f: FrameFacts) -> list[Finding]:
    return [] if f.wanted_seeds is None else seeds.judge(f.frame_id, f.made.seeds, f.wanted_seeds)


def _count(f: FrameFacts) -> list[Finding]:
    return count.judge(f.measured)


def _identity(f: FrameFacts) -> list[Finding]:
    return identity.judge(f.measured, f.garments)


def _margin(f: FrameFacts) -> list[Finding]:
    return margin.judge(f.measured)


def _wardrobe(f: FrameFacts) -> list[Finding]:
    return wardrobe.judge(f.measured)


def _palette(f: FrameFacts) -> list[Finding]:
    return palette.judge(f.measured, f.garments)


def _mirrored(f: FrameFacts) -> list[Finding]:
    return mirrored.judge(f.measured)


def _place(f: FrameFacts) -> list[Finding]:
    return place.judge(f.measured)


def _style(f: FrameFacts) -> list[Finding]:
    return style.judge(f.measured)


def _copy_paste(f: FrameFacts) -> list[Finding]:
    return copy_paste.judge(f.measured, generates=f.generates)


RULES: tuple[Rule, ...] = (  # findings stand in this order
    Rule(
        picture.CHANGED, _picture, "file", "the stored pixels with the rendered ones",
        "“the picture was painted over or replaced”",
    ),
    Rule(picture.FLAT, _picture, "file", "the pixels with each other", "“the picture is one flat colour”"),
    Rule(picture.BROKEN, None, "file", "nothing: the file can't be read", "why it can't"),
    Rule(bundle.RULE, _bundle, "recipe", "locked pictures with their hashes", "which file was changed"),
    Rule(
        bundle.OUTDATED, _bundle, "recipe", "the versions used with those in use (warns only)",
        "“made with Aarav v1; v2 is in use now”",
    ),
    Rule(
        prompt.RULE, _prompt, "recipe", "the prompt with each lock's words",
        "a word-by-word diff against the lock",
    ),
    Rule(style_anchor.RULE, _style_anchor, "recipe", "the anchor then and now", "a word-by-word diff"),
    Rule(
        seeds.RULE, _seeds, "recipe", "every step from the project's seed",
        "“the project's seed was 7 when it was drawn and is 8 now”",
    ),
    Rule(seeds.OVERRIDE, _seeds, "recipe", "nothing: it says that a seed was set by hand, and why"),
    Rule(
        count.MISSING, _count, "pixels", "who is there with who should be (OCCM)",
        "“Meera is missing: nobody is where the staging has them”",
    ),
    Rule(
        count.EXTRA, _count, "pixels", "who is there with who should be (OCCM)",
        "“someone who looks like Meera stands where the staging has nobody”",
    ),
    Rule(
        identity.RULE, _identity, "pixels",
        "hair, head, upper clothes and legs of each character with the same parts of its own locked pictures",
        "“Aarav's raincoat does not look like the locked pictures: mostly blue (#2a5fb0) where the bundle "
        "has red (#b43a2e)”",
    ),
    Rule(
        margin.RULE, _margin, "pixels", "each character with every other one",
        "“Aarav and Meera have changed places”",
    ),
    Rule(
        wardrobe.RULE, _wardrobe, "pixels", "the clothes with the character's other variants",
        "“Aarav is dressed for ‘raincoat’ where the scene asks for ‘campus uniform’”",
    ),
    Rule(
        palette.RULE, _palette, "pixels", "the main colour of each part (warns only)",
        "“the main colour of Aarav's uniform is …”",
    ),
    Rule(
        mirrored.RULE, _mirrored, "pixels",
        "left and right, and which way straps run, for assets with `symmetric: false`", "“Aarav is mirrored”",
    ),
    Rule(
        place.RULE, _place, "pixels",
        "what is around the figures with the locked pictures of the place; with `basic-v1` it only warns",
        "“the place does not look like the locked pictures of Library”",
    ),
    Rule(
        style.RULE, _style, "pixels", "the whole picture with the style asset's sheets",
        "“it is not drawn in the style of STYLE_Main”",
    ),
    Rule(
        copy_paste.RULE, _copy_paste, "pixels",
        "each figure with its references, where a pipeline generates (`generates: false` in `requires.yaml` "
        "says that it does not)",
        "“Aarav is a copy of the reference …”",
    ),
    Rule(
        trend.RULE, None, "film", "a character's likeness over the story (EWMA and CUSUM; warns only)",
        "“Aarav drifts slowly from … to …”",
    ),
    *(
        Rule(name, None, "staging", "each frame with those before it (`sb lint`; warns only)", f"“{finds}”")
        for name, finds in CONTINUITY_RULES.items()
    ),
)  # fmt: skip


def judge_frame(facts: FrameFacts) -> list[Finding]:
    """What every rule says about one frame, in the order of the table."""
    found: list[Finding] = []
    asked: set[Judge] = set()
    for rule in RULES:
        if rule.judge is None or rule.judge in asked or (rule.needs == "pixels" and facts.measured.flat):
            continue
        asked.add(rule.judge)
        found += rule.judge(facts)
    return found


def names() -> tuple[str, ...]:
    """Every name that an exception may carry: the rules, and the families of rules before a dot."""
    rules = [rule.name for rule in RULES]
    families = [name.partition(".")[0] for name in rules]
    return tuple(dict.fromkeys([*rules, *families]))


def completed(text: str) -> list[str]:
    """The rules that `text` may mean: the one of that name, else those with a part of that name."""
    wanted = text.strip().casefold().replace("_", "-")
    known = {name.casefold().replace("_", "-"): name for name in names()}
    if wanted in known:
        return [known[wanted]]
    meant = [name for plain, name in known.items() if plain.endswith(f".{wanted}")]
    return meant or [name for plain, name in known.items() if wanted and plain.startswith(wanted)]


def table() -> str:
    """The rules as a table in Markdown, for `specs/consistency.md`."""
    rows = [
        f"| `{rule.name}` | {rule.summary} | {WHAT_IT_NEEDS[rule.needs]} | {rule.example or '-'} |"
        for rule in RULES
    ]
    return "\n".join(["| rule | compares | needs | a finding says |", "|---|---|---|---|", *rows]) + "\n"
