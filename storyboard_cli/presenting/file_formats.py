"""Every file format of a project: model, purpose and an example that a test reads back."""

from __future__ import annotations

from storyboard_cli.assets.lock import Lock, Retired
from storyboard_cli.assets.take import Take
from storyboard_cli.script.graph import Scene
from storyboard_cli.script.yaml_script import ScriptFile
from storyboard_cli.spec.aliases import AliasFile
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.spec.direction import DirectionFile
from storyboard_cli.spec.page import Format
from storyboard_cli.spec.project import ProjectSpec
from storyboard_cli.timeline.cut import Timeline
from storyboard_cli.timeline.review import Decision

_HASH = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

FORMATS: tuple[Format, ...] = (
    Format(
        "project",
        "Project",
        "project.yaml",
        "you (`sb init` starts it)",
        "The root of a project: its identity, its look, model defaults, renderer and "
        "policies. One project is one "
        "tenancy boundary: nothing in it can name, read or join another. `status: "
        "archived` refuses every write.",
        """\
schema: 1
project_id: PRJ_001
name: College Silence
visual_style: anime cinematic realism
base_model: SDXL
default_sampler: DPM++
style_anchor_prompt: cinematic anime realism, controlled palette, soft contrast
created_at: 2026-02-19T09:00:00Z
status: active
seed: 20260219
size: {width: 1344, height: 768}
fps: 24
style_anchors:
  palette: ["#2e3440", "#c0563f"]
renderer: preview
""",
        ProjectSpec,
    ),
    Format(
        "asset",
        "Asset spec",
        "assets/<asset_id>/asset.yaml",
        "you (`sb new` starts it)",
        "What you say about a character, an environment, nature, a prop or the project's "
        "style. It is a working copy: "
        "`sb lock` freezes it, with its pictures, as a version, and frames are made from "
        "the newest version that is "
        "not retired. `canonical_prompt` stands word for word in every prompt that shows the asset.",
        """\
schema: 1
asset_id: CHAR_001
asset_type: character
name: Aarav
canonical_prompt: young male, 20, lean build, sharp jawline, short black hair
negative_prompt: extra limbs, identity drift, low detail
seed: 443129
aliases: [AARAV, the quiet one]
tags: [lead, student]
taxonomy: {kind: human, role: protagonist}
appearance:
  height_cm: 178
  hair: {style: short, color: "#1d1a1c"}
  outfit: {top: uniform, top_color: "#34558b"}
variants:
  - name: campus_uniform
    prompt: blue campus uniform with a pale collar
  - name: raincoat
    prompt: wet yellow raincoat, hood down
    aliases: [raincoat]
default_variant: campus_uniform
expressions: [neutral, soft_smile, angry]
""",
        AssetSpec,
        "Colours need quotes: an unquoted `#` begins a comment in YAML.",
    ),
    Format(
        "direction",
        "Direction",
        "direction/<scene_id>.yaml",
        "you",
        "What a director overrides by scene or by frame; it wins over the script, and "
        "`sb compile` puts it into the "
        "scene with its origin. `versions` pins an asset to one of its locked versions for this scene.",
        """\
schema: 1
scene_id: S03
lighting: low evening sun
versions: {CHAR_001: 2}
frames:
  FR_S03_002:
    size: CU
    movement: push_in
    characters:
      CHAR_001: {expression: angry, position: left}
  4:
    duration_frames: 72
    seed: {seed: 99, reason: the hand reads better}
""",
        DirectionFile,
        "A frame is named by its name (`FR_S03_002`) or by its number in the scene.",
    ),
    Format(
        "aliases",
        "Aliases",
        "aliases.yaml",
        "you, or `sb alias`",
        "Names that scripts use for assets, beside the `aliases` of the specs "
        "themselves. One line a name, so that two "
        "branches that each add one merge cleanly.",
        "schema: 1\naliases:\n  AARU: CHAR_001\n  COLLEGE GATE: ENV_College_Campus\n  "
        "OLD KITCHEN AT NIGHT: ENV_Kitchen:night\n",
        AliasFile,
    ),
    Format(
        "script",
        "Script in YAML",
        "scripts/<script_id>.yaml",
        "you",
        "A screenplay as data, where that is more convenient than Fountain (`.fountain`) "
        "or Final Draft (`.fdx`), which "
        "say the same things in their own ways.",
        """\
schema: 1
title: Pilot
scenes:
  - heading: INT. KITCHEN - DAY
    number: 1A
    notes: ["mood: tense"]
    beats:
      - Meera stands at the window.
      - shot: CLOSE ON her hand
      - {character: MEERA, extension: V.O., parenthetical: quietly, dialogue: I can see you.}
      - transition: "CUT TO:"
""",
        ScriptFile,
    ),
    Format(
        "scene",
        "Scene graph",
        "scenes/<scene_id>/scene.yaml",
        "`sb compile`",
        "What the compiler made of a scene of the script: assets by id, frames in story "
        "order, and for each field which "
        "rule or layer set it (`origin`). Review it in git; to change it, change the script or `direction/`. "
        "`graph_hash` covers everything that can change a picture, and nothing else.",
        """\
schema: 1
scene_id: S03
uid: sc_6101af7bbf9febc6
project_id: PRJ_001
script_id: pilot
scene_index: 3
heading: EXT. COLLEGE CAMPUS - MORNING
int_ext: ext
location: COLLEGE CAMPUS
time_of_day: morning
environment: ENV_College_Campus:morning
characters: [CHAR_001]
nature: [NAT_TreeLine_Spring]
props: [PROP_Backpack_Std]
mood: tense
lighting: morning diffuse
frames:
  - frame_id: FR_S03_002
    uid: fr_fce7d783901ad7f7
    frame_index: 2
    shot: 3B
    size: WS
    characters:
      - {asset: CHAR_001, variant: campus_uniform, expression: neutral}
    shown:
      - {what: AARAV, name: AARAV, kind: person, asset: CHAR_001, does: walk, where: {through: crowd}}
      - {what: crowd, kind: group, count: 16, words: the crowd, at: 29}
    action: Aarav walks silently through the crowd.
    duration_frames: 72
""",
        Scene,
    ),
    Format(
        "lock",
        "Locked version",
        "assets/<asset_id>/v<n>/lock.yaml",
        "`sb lock`",
        "An immutable version of an asset: the spec as it was, every picture with its "
        "hashes and seed, and the version "
        "it descends from. `lock_hash` is its identity, `v3` its label. It is never "
        "edited; `sb verify` and every "
        "render compare it with its pictures. Retiring a version puts a `retired.yaml` beside it.",
        f"""\
schema: 1
asset_id: CHAR_001
version: 1
lock_hash: {_HASH}
parent: null
change_note: first version
created_at: 2026-02-19T09:30:00Z
created_by: Mira <mira@example.org>
generator: preview-1+skia-144
seed: 443129
spec:
  schema: 1
  asset_id: CHAR_001
  asset_type: character
  name: Aarav
  canonical_prompt: young male, 20, lean build
pictures:
  - role: front
    path: front.png
    sha256: {_HASH}
    pixel_sha256: {_HASH}
    width: 640
    height: 960
    seed: 7151320468
""",
        Lock,
    ),
    Format(
        "retired",
        "Retired version",
        "assets/<asset_id>/v<n>/retired.yaml",
        "`sb unlock`",
        "Says who retired a version, when and why. Frames made from it stay; new frames may not use it.",
        "schema: 1\nat: 2026-03-02T10:00:00Z\nby: Mira <mira@example.org>\nreason: the collar was wrong\n",
        Retired,
    ),
    Format(
        "take",
        "Take",
        ".sb/takes/<asset_id>/<take>/take.yaml",
        "`sb generate`, `sb import`",
        "Pictures of an asset that were drawn or imported and are not yet chosen. Takes are not in git; "
        "`sb lock --take t001` makes a version of one.",
        f"""\
schema: 1
asset_id: PROP_Umbrella
take: t001
created_at: 2026-02-19T09:20:00Z
created_by: Mira <mira@example.org>
generator: imported
seed: 7
spec:
  schema: 1
  asset_id: PROP_Umbrella
  asset_type: prop
  name: Umbrella
  canonical_prompt: a long black umbrella with a wooden handle
pictures:
  - role: front
    path: front.png
    sha256: {_HASH}
    pixel_sha256: {_HASH}
    width: 768
    height: 768
    source: umbrella_scan.jpg
""",
        Take,
    ),
    Format(
        "timeline",
        "Timeline",
        "timeline.yaml",
        "`sb timeline`, or you",
        "The cut: frames in order with their durations and transitions. One entry a "
        "line, so that two people's edits "
        "merge. Without the file the cut is the story order.",
        "schema: 1\nentries:\n  - {uid: fr_90e2518e00257000, frame_id: FR_S01_001}\n  - "
        "{uid: fr_fce7d783901ad7f7, frame_id: FR_S01_002, duration_frames: 72}\n",
        Timeline,
    ),
    Format(
        "decision",
        "Review decision",
        "review/<scene_id>/<frame_id>/<time>-<decision>-<hash>.yaml",
        "`sb approve`, `sb retake`, `sb reject`, `sb allow`",
        "One decision about one frame, never edited. An approval is bound to the recipe "
        "and to the pixels that were "
        "seen: when an input changes it becomes `outdated` by itself.",
        f"""\
schema: 1
decision: approve
frame_id: FR_S03_002
uid: fr_fce7d783901ad7f7
at: 2026-02-20T14:00:00Z
by: Mira <mira@example.org>
render_version: 5
recipe_hash: {_HASH}
pixel_sha256: {_HASH}
note: good
""",
        Decision,
    ),
)

BY_NAME = {form.name: form for form in FORMATS}
