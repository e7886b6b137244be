"""Starting files: project, asset and ignore files with the comments that a newcomer needs, and nothing
made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from storyboard_cli.core import yaml_text
from storyboard_cli.core.characters import in_ascii, is_roman
from storyboard_cli.core.ids import PREFIX, AssetType

_NOT_WORD = re.compile(r"[^A-Za-z0-9]+")

GITIGNORE = """\
# facts and caches of this machine; `sb rebuild` makes them again
.sb/
# rendered frames are made from recipes; the approved ones lie in approved/
scenes/*/frame_*.png
exports/
"""
GITATTRIBUTES = """\
* text=auto
*.yaml text eol=lf
*.fountain text eol=lf
*.fdx text eol=lf
*.png binary
*.jpg binary
*.pdf binary
# a version is never merged line by line; `sb lock --renumber` keeps both sides
lock.yaml -merge
"""
GITATTRIBUTES_LFS = """\
# pictures live in git-lfs (`git lfs install` once on each machine)
assets/**/*.png filter=lfs diff=lfs merge=lfs -text
approved/**/*.png filter=lfs diff=lfs merge=lfs -text
"""

_PROMPT_HELP = {
    AssetType.character: "Stands word for word in every prompt that shows this character.\n"
    "# Say what never changes: age, build, face, hair. Clothes belong to the variants.",
    AssetType.environment: "Stands word for word in every prompt that shows this place.\n"
    "# Say what never changes: size, walls, windows, furniture. Time and weather belong to the variants.",
    AssetType.nature: "Stands word for word in every prompt that shows it: kind, size, season.",
    AssetType.prop: "Stands word for word in every prompt that shows it: what it is, size, colour, wear.",
    AssetType.style: "The look of the whole project: medium, line, palette, light.",
}
_APPEARANCE_HELP = {
    AssetType.character: (
        "# What the built-in drawings start from; what is left out is read from the prompt.\n"
        "#appearance:\n"
        "#  height_cm: 172\n"
        '#  hair: {style: short, color: "#2b1d14"}\n'
        '#  outfit: {top: shirt, top_color: "#7a8894", bottom: trousers, bottom_color: "#4a4f57"}\n'
    ),
    AssetType.environment: (
        "# What the built-in drawings start from: classroom, library, street, forest, kitchen, …\n"
        "#appearance:\n"
        "#  setting: classroom\n"
    ),
    AssetType.nature: "#appearance:\n#  shape: tree\n",
    AssetType.prop: (
        "# What the built-in drawings start from: backpack, book, phone, umbrella, …\n"
        "#appearance:\n"
        "#  shape: book\n"
        '#  palette: ["#34558b"]\n'
    ),
    AssetType.style: '#appearance:\n#  palette: ["#2e3440", "#c0563f", "#e9e2d0"]\n',
}
_VARIANT_HELP = {
    AssetType.character: (
        "# Wardrobes: `name` goes into CHAR_…:name, `aliases` are words of the script that mean it.\n"
    ),
    AssetType.environment: (
        "# Times, weathers, seasons: a scene heading's NIGHT or RAIN chooses one of that name.\n"
    ),
}


@dataclass(frozen=True, slots=True)
class NewVariant:
    """A variant of a new asset."""

    name: str
    label: str | None = None
    prompt: str = ""
    lighting: str | None = None

    def plain(self) -> dict[str, str]:
        given = {"name": self.name, "label": self.label, "prompt": self.prompt, "lighting": self.lighting}
        return {key: value for key, value in given.items() if value}


@dataclass(frozen=True, slots=True)
class NewAsset:
    """What is known of an asset before its spec is written."""

    asset_id: str
    asset_type: AssetType
    name: str
    prompt: str
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    expressions: tuple[str, ...] = ()
    variants: tuple[NewVariant, ...] = ()
    default_variant: str | None = None
    taxonomy: Mapping[str, str] = field(default_factory=dict)
    appearance: Mapping[str, object] = field(default_factory=dict)
    remark: str = ""


def _appearance(asset: NewAsset) -> str:
    """What is known of the appearance, and as comments what else may stand there."""
    text = _APPEARANCE_HELP[asset.asset_type]
    if not asset.appearance:
        return text
    known = "".join(f"  {line}\n" for line in _lines(asset.appearance).splitlines())
    return text.replace("#appearance:\n", f"appearance:\n{known}", 1)


def schema_line(kind: str, depth: int = 2) -> str:
    """The comment that gives editors completion; `depth` folders below the project's root."""
    return f"# yaml-language-server: $schema={'../' * depth}.sb/schemas/{kind}.json\n"


def asset_text(asset: NewAsset) -> str:
    """A starting `asset.yaml`."""
    kind = asset.asset_type
    parts = [schema_line("asset")]
    parts += [f"# {line}\n" for line in asset.remark.splitlines()]
    parts.append(
        _lines({"schema": 1, "asset_id": asset.asset_id, "asset_type": kind.value, "name": asset.name})
    )
    parts.append(f"# {_PROMPT_HELP[kind]}\n")
    parts.append(_lines({"canonical_prompt": asset.prompt}))
    parts.append("# Other names that scripts use for it.\n" if kind is not AssetType.style else "")
    parts.append(_list("aliases", asset.aliases) if kind is not AssetType.style else "")
    parts.append(_list("tags", asset.tags))
    if asset.taxonomy:
        parts.append(_lines({"taxonomy": dict(asset.taxonomy)}))
    parts.append(_appearance(asset))
    if kind is AssetType.character:
        parts.append(_list("expressions", asset.expressions))
    if kind in _VARIANT_HELP:
        parts.append(_VARIANT_HELP[kind])
        parts.append(_lines({"variants": [v.plain() for v in asset.variants]}))
    if asset.default_variant:
        parts.append(_lines({"default_variant": asset.default_variant}))
    return "".join(parts)


_NO_NAME = """\
# The title and who wrote it; left out, the title page of the script says both.
# name: My Film
# author: Somebody
"""


def project_text(project_id: str, name: str | None, created_at: str, seed: int) -> str:
    """A starting `project.yaml`; without a name, the script's title page gives it."""
    head = {"schema": 1, "project_id": project_id} | ({"name": name} if name else {})
    return (
        f"{schema_line('project', 0)}{_lines(head)}{'' if name else _NO_NAME}"
        f"""\
visual_style: ""
# Stands in every prompt, word for word: medium, palette, contrast.
style_anchor_prompt: clean storyboard drawing, controlled palette, soft contrast
negative_prompt: text, watermark, extra limbs
created_at: "{created_at}"
status: active
# Every seed descends from this one; a change of it makes every picture new.
seed: {seed}
size: {{width: 1344, height: 768}}
aspect: 16/9
fps: 24
# preview draws on this machine and needs nothing; comfyui drives your servers.
renderer: preview
drawing_style: tone
# Drafts beside each other in scripts/: name the files that count, in the order of the story.
# scripts: [my_script.fountain]
# What holds where neither script nor direction says otherwise.
defaults:
  mood: neutral
  lighting: soft daylight
"""
    )


def asset_id_for(kind: AssetType, name: str, taken: Iterable[str]) -> str:
    """`CHAR_Aarav` for Aarav; names in other scripts get the next free number; a clash gets a number
    behind.
    """
    used = {known.casefold() for known in taken}  # on Windows and macOS two such folders would be one
    words = [w for w in _NOT_WORD.split(_plain(name)) if w]
    stem = "_".join(w if _stays(w, len(words)) else w.capitalize() for w in words)[:50]
    if stem:
        first = f"{PREFIX[kind]}_{stem}"
        candidates = [first, *(f"{first}_{n}" for n in range(2, 1000))]
    else:
        candidates = [f"{PREFIX[kind]}_{n:03d}" for n in range(1, 10_000)]
    return next(c for c in candidates if c.casefold() not in used)


def _stays(word: str, words: int) -> bool:
    """Are its capitals its own? Those of an abbreviation beside other words, and of a number: Henry VIII."""
    return words > 1 and word.isupper() and (len(word) <= 3 or is_roman(word))


def project_id_for(name: str) -> str:
    """`PRJ_My_Film` for My Film."""
    words = [w for w in _NOT_WORD.split(_plain(name)) if w]
    return f"PRJ_{'_'.join(w.capitalize() for w in words)[:50] or '001'}"


def _plain(name: str) -> str:
    spelled = re.sub(r"['’]", "", name)
    return in_ascii(spelled)


def _lines(fields: Mapping[str, object]) -> str:
    return yaml_text.dump(dict(fields))


def _list(key: str, values: Iterable[str]) -> str:
    """A short list on one line."""
    shown = ", ".join(_in_flow(v) for v in values)
    return f"{key}: [{shown}]\n"


def _in_flow(text: str) -> str:
    """A word inside [ ]: quoted where YAML would read it as something else."""
    if (
        re.fullmatch(r"[A-Za-z][A-Za-z0-9_ -]*[A-Za-z0-9]|[A-Za-z]", text)
        and text.casefold() not in _YAML_WORDS
    ):
        return text
    import json

    return json.dumps(text, ensure_ascii=False)


_YAML_WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
