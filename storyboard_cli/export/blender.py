"""A Blender script: staged cameras in 3D, stand-ins for figures, the cut in the sequencer, and markers.

Run with `blender --python board_blender.py`; with `--background … -- out.blend` it saves and quits.
"""

from __future__ import annotations

import json
import math
from fractions import Fraction
from typing import Any

from storyboard_cli.export.board import Board, Panel
from storyboard_cli.export.cut_media import FOLDER, Media
from storyboard_cli.export.moves import View, views
from storyboard_cli.plan.staging.model import Camera, Staging, Vec3
from storyboard_cli.plan.staging.space import View as Axes

SENSOR_MM = 36.0

_SCRIPT = '''# Builds the storyboard "{title}" in Blender: cameras, stand-ins, image strips and markers.
# blender --python this_file.py            opens it; add  --background -- out.blend  to save without a window.
import json
import os
import sys

import bpy

HERE = os.path.dirname(os.path.abspath(__file__))
BOARD = json.loads(r"""{data}""")


def fresh_scene():
    scene = bpy.data.scenes.new(BOARD["title"][:60])
    if bpy.context.window is not None:
        bpy.context.window.scene = scene
    scene.render.resolution_x = BOARD["width"]
    scene.render.resolution_y = BOARD["height"]
    scene.render.fps = BOARD["fps"]
    scene.render.fps_base = BOARD["fps_base"]
    scene.frame_start = BOARD["first"]
    scene.frame_end = max(BOARD["first"], BOARD["last"])
    return scene


def key_linear(data, path, frame):
    data.keyframe_insert(data_path=path, frame=frame)


def add_camera(scene, panel):
    data = bpy.data.cameras.new(panel["name"])
    data.sensor_fit = "HORIZONTAL"
    data.sensor_width = BOARD["sensor"]
    camera = bpy.data.objects.new(panel["name"], data)
    scene.collection.objects.link(camera)
    camera.rotation_mode = "XYZ"
    for key in panel["camera"]:
        camera.location = key["location"]
        camera.rotation_euler = key["rotation"]
        data.lens = key["lens"]
        data.shift_x = key["shift"][0]
        data.shift_y = key["shift"][1]
        if len(panel["camera"]) > 1:
            key_linear(camera, "location", key["frame"])
            key_linear(camera, "rotation_euler", key["frame"])
            for path in ("lens", "shift_x", "shift_y"):
                key_linear(data, path, key["frame"])
    marker = scene.timeline_markers.new(panel["name"], frame=panel["start"])
    marker.camera = camera
    return camera


def add_stand_in(scene, figure, panel):
    empty = bpy.data.objects.new(figure["name"], None)
    empty.empty_display_type = "CUBE"
    empty.empty_display_size = 0.5
    empty.scale = figure["size"]
    empty.location = figure["location"]
    empty.rotation_euler = (0.0, 0.0, figure["turn"])
    scene.collection.objects.link(empty)
    for frame, hidden in ((panel["start"] - 1, True), (panel["start"], False), (panel["end"], True)):
        empty.hide_viewport = hidden
        empty.hide_render = hidden
        empty.keyframe_insert(data_path="hide_viewport", frame=frame)
        empty.keyframe_insert(data_path="hide_render", frame=frame)


def strips_of(editor):
    return editor.strips if hasattr(editor, "strips") else editor.sequences


def add_strips(scene):
    editor = scene.sequence_editor_create()
    strips = strips_of(editor)
    for number, panel in enumerate(BOARD["panels"]):
        path = os.path.join(HERE, BOARD["folder"], panel["file"])
        if not os.path.exists(path):
            print("missing picture:", path)
            continue
        strip = strips.new_image(panel["name"], path, 1 + number % 2, panel["start"])
        strip.frame_final_end = panel["end"]
    for sound in BOARD["sounds"]:
        path = os.path.join(HERE, BOARD["folder"], sound["file"])
        if os.path.exists(path):
            strips.new_sound(sound["name"], path, 3, sound["start"])


def build():
    scene = fresh_scene()
    for panel in BOARD["panels"]:
        if panel["camera"]:
            camera = add_camera(scene, panel)
            if scene.camera is None:
                scene.camera = camera
            for figure in panel["figures"]:
                add_stand_in(scene, figure, panel)
        else:
            scene.timeline_markers.new(panel["name"], frame=panel["start"])
    for frame, name in BOARD["markers"]:
        scene.timeline_markers.new(name, frame=frame)
    add_strips(scene)
    return scene


if __name__ == "__main__":
    build()
    words = sys.argv[sys.argv.index("--") + 1:] if "--" in sys.argv else []
    if words:
        bpy.ops.wm.save_as_mainfile(filepath=os.path.abspath(words[0]))
'''


def blender_text(board: Board, media: Media) -> str:
    """The whole script. Its data is JSON in a raw string: escaped so that no text can end it."""
    data = json.dumps(scene_data(board, media), ensure_ascii=True, indent=1)
    title = "".join(c if c.isprintable() and c not in '"\\' else " " for c in board.title)[:80]
    return _SCRIPT.replace("{title}", title).replace("{data}", data.replace('"""', '\\u0022""'))


def scene_data(board: Board, media: Media) -> dict[str, Any]:
    """What the script builds; Blender's world has z up, ours y up, both in metres."""
    whole = -(-board.fps.numerator // board.fps.denominator)
    first = 1
    return {
        "title": board.title,
        "folder": FOLDER,
        "width": board.width,
        "height": board.height,
        "fps": whole,
        "fps_base": float(Fraction(whole) / board.fps),
        "first": first,
        "last": first + board.duration - 1,
        "sensor": SENSOR_MM,
        "panels": [_panel(board, p, media, first) for p in board.panels],
        "markers": [[first + m.at, f"{m.name}: {m.note}" if m.note else m.name] for m in board.markers],
        "sounds": [
            {"name": s.path.stem, "file": media.sound(s).name, "start": first + s.start} for s in board.sounds
        ],
    }


def _panel(board: Board, panel: Panel, media: Media, first: int) -> dict[str, Any]:
    staging = panel.staging
    return {
        "name": f"{panel.frame_id} {panel.label}",
        "file": media.of(panel).name,
        "start": first + panel.start,
        "end": first + panel.end,
        "camera": camera_keys(panel, first + panel.start) if staging is not None else [],
        "figures": _figures(staging) if staging is not None else [],
    }


def camera_keys(panel: Panel, start: int) -> list[dict[str, Any]]:
    """The staged camera; a move over the picture becomes lens and shift, which is what it is on paper."""
    staging = panel.staging
    assert staging is not None
    found = views(panel)
    if found is None:
        return [_key(staging, None, start)]
    return [_key(staging, found[0], start), _key(staging, found[1], start + max(panel.duration - 1, 1))]


def _key(staging: Staging, view: View | None, frame: int) -> dict[str, Any]:
    camera = staging.camera
    zoom = view.scale if view is not None else 1.0
    x = view.x * staging.width if view is not None else staging.width / 2
    y = view.y * staging.height if view is not None else staging.height / 2
    lens = camera.focal_px * SENSOR_MM / staging.width * zoom
    return {
        "frame": frame,
        "location": _world(camera.eye),
        "rotation": rotation(camera),
        "lens": round(lens, 3),
        "shift": [
            round((x - camera.center_x) / staging.width * zoom, 5),
            round((camera.center_y - y) / staging.width * zoom, 5),
        ],
    }


def rotation(camera: Camera) -> list[float]:
    """Euler XYZ for a Blender camera, which looks along −z with y up when nothing turns it."""
    axes = Axes(camera)
    c, s = axes.roll
    right = _turned([r * c - u * s for r, u in zip(axes.right, axes.up, strict=True)])
    up = _turned([r * s + u * c for r, u in zip(axes.right, axes.up, strict=True)])
    back = _turned([-f for f in axes.forward])
    flat = math.hypot(right[0], right[1])
    angles = (math.atan2(up[2], back[2]), math.atan2(-right[2], flat), math.atan2(right[1], right[0]))
    return [round(angle, 5) for angle in angles]


def _turned(axis: list[float]) -> list[float]:
    """A direction of our world in Blender's."""
    return [axis[0], axis[2], axis[1]]


def _world(place: Vec3) -> list[float]:
    """Our (right, up, away) as Blender's (right, away, up)."""
    return [round(place[0], 4), round(place[2], 4), round(place[1], 4)]


def _figures(staging: Staging) -> list[dict[str, Any]]:
    made = [
        {
            "name": f.asset,
            "location": [*_world(f.place)[:2], round(f.place[1] + f.height_m / 2, 4)],
            "size": [round(f.height_m * 0.28, 3), round(f.height_m * 0.2, 3), round(f.height_m, 3)],
            "turn": round(math.radians(f.facing_deg), 5),
        }
        for f in staging.figures
    ]
    made += [
        {
            "name": p.asset,
            "location": [*_world(p.place)[:2], round(p.place[1] + p.size_m[1] / 2, 4)],
            "size": [p.size_m[0], p.size_m[2], p.size_m[1]],
            "turn": 0.0,
        }
        for p in staging.props
    ]
    return made
