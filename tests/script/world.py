"""A small script world for tests: text in, scenes out."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

from storyboard_cli.cli.lines import worded
from storyboard_cli.core.problems import Problem
from storyboard_cli.script.aliases import AliasEntry, AliasTable, entries_of
from storyboard_cli.script.compile import Compiled, ScriptFacts, compile_scripts
from storyboard_cli.script.graph import Frame, Scene
from storyboard_cli.script.reading import read_script
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.spec.direction import DirectionFile
from storyboard_cli.spec.project import ProjectSpec


def project(**fields: object) -> ProjectSpec:
    return ProjectSpec.model_validate({"project_id": "PRJ_test", "name": "Test"} | fields)


def asset(asset_id: str, name: str, **fields: object) -> AssetSpec:
    kinds = {"CHAR": "character", "ENV": "environment", "NAT": "nature", "PROP": "prop"}
    return AssetSpec.model_validate(
        {
            "schema": 1,
            "asset_id": asset_id,
            "asset_type": kinds[asset_id.split("_")[0]],
            "name": name,
            "canonical_prompt": name,
        }
        | fields
    )


def facts(
    assets: Sequence[AssetSpec] = (),
    aliases: Mapping[str, str] | None = None,
    directions: Mapping[str, DirectionFile] | None = None,
    **fields: object,
) -> ScriptFacts:
    said = [
        AliasEntry(name, target.partition(":")[0], target.partition(":")[2] or None, "aliases.yaml")
        for name, target in (aliases or {}).items()
    ]
    table = AliasTable.build(
        [*(e for a in assets for e in entries_of(a, f"assets/{a.asset_id}/asset.yaml")), *said]
    )
    return ScriptFacts(project(**fields), table, {a.asset_id: a for a in assets}, directions or {})


def script(text: str) -> str:
    """A script as it would be typed, without the indentation of the test."""
    return textwrap.dedent(text).strip("\n") + "\n"


def compile_text(
    text: str,
    existing: Sequence[Scene] = (),
    known: ScriptFacts | None = None,
    path: str = "scripts/pilot.fountain",
    draft: bool = False,
    **options: object,
) -> Compiled:
    play = read_script(script(text).encode("utf-8"), path)
    return compile_scripts([play], known or facts(), existing, draft=draft, **options)  # type: ignore[arg-type]


def frames(compiled: Compiled | Sequence[Scene]) -> list[Frame]:
    scenes = compiled.scenes if isinstance(compiled, Compiled) else compiled
    return [f for s in scenes for f in s.live_frames]


def names(compiled: Compiled | Sequence[Scene]) -> dict[str, str]:
    """Frame name → text of every live frame."""
    return {f.frame_id: f.action or " ".join(d.text for d in f.dialogue) for f in frames(compiled)}


def told(problems: Sequence[Problem]) -> list[str]:
    """Problems as `code line:column message | hint`."""
    found = []
    for p in problems:
        at = f" {p.where.line}:{p.where.column}" if p.where and p.where.line else ""
        found.append(f"{p.code}{at} {p.message}" + (f" | {worded(p.hint)}" if p.hint else ""))
    return found
