"""An After Effects script (ExtendScript, ES3): one composition with the cut, moves as keyframes, and markers.

The script carries its data as literals: ExtendScript has no JSON. It finds the pictures beside itself.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from storyboard_cli.export.board import Board, Panel
from storyboard_cli.export.cut_media import FOLDER, Media
from storyboard_cli.export.moves import ease, views
from storyboard_cli.export.timecode import first_hour

_HEAD = """// Run in After Effects: File > Scripts > Run Script File.
// Builds one composition from the pictures in the folder "{folder}" beside this script.
(function () {{
    var board = {data};
"""

_BODY = """
    function fileBeside(name) {
        return new File(new File($.fileName).parent.fsName + "/" + board.folder + "/" + name);
    }

    function place(layer, panel) {
        var transform = layer.property("ADBE Transform Group");
        var fit = Math.min(board.width / layer.source.width, board.height / layer.source.height) * 100;
        var scale = transform.property("ADBE Scale");
        var position = transform.property("ADBE Position");
        var anchor = transform.property("ADBE Anchor Point");
        var i, key, times = [], scales = [], anchors = [];
        position.setValue([board.width / 2, board.height / 2]);
        if (panel.keys.length === 0) {
            scale.setValue([fit, fit]);
            return;
        }
        for (i = 0; i < panel.keys.length; i += 1) {
            key = panel.keys[i];
            times.push(key[0] * board.frame);
            scales.push([fit * key[3], fit * key[3]]);
            anchors.push([layer.source.width * key[1], layer.source.height * key[2]]);
        }
        scale.setValuesAtTimes(times, scales);
        anchor.setValuesAtTimes(times, anchors);
    }

    function fade(layer, panel) {
        var opacity = layer.property("ADBE Transform Group").property("ADBE Opacity");
        if (panel.fadeIn > 0) {
            opacity.setValueAtTime(panel.start * board.frame, 0);
            opacity.setValueAtTime((panel.start + panel.fadeIn) * board.frame, 100);
        }
        if (panel.fadeOut > 0) {
            opacity.setValueAtTime((panel.end - panel.fadeOut) * board.frame, 100);
            opacity.setValueAtTime(panel.end * board.frame, 0);
        }
    }

    function footage(name, folder, known) {
        var options;
        if (known[name]) {
            return known[name];
        }
        options = new ImportOptions(fileBeside(name));
        options.importAs = ImportAsType.FOOTAGE;
        known[name] = app.project.importFile(options);
        known[name].parentFolder = folder;
        return known[name];
    }

    function build() {
        var missing = [], known = {}, i, panel, layer, marker, sound, comp, folder;
        for (i = 0; i < board.panels.length; i += 1) {
            if (!fileBeside(board.panels[i].file).exists) {
                missing.push(board.panels[i].file);
            }
        }
        if (missing.length > 0) {
            alert("Missing in the folder \\"" + board.folder + "\\":\\n" + missing.join("\\n"));
            return;
        }
        folder = app.project.items.addFolder(board.title + " pictures");
        comp = app.project.items.addComp(
            board.title, board.width, board.height, 1, Math.max(board.duration * board.frame, 0.1), board.fps
        );
        comp.displayStartTime = board.startTime;
        for (i = 0; i < board.panels.length; i += 1) {
            panel = board.panels[i];
            layer = comp.layers.add(footage(panel.file, folder, known));
            layer.name = panel.name;
            layer.startTime = panel.start * board.frame;
            layer.inPoint = panel.start * board.frame;
            layer.outPoint = panel.out * board.frame;
            layer.comment = panel.comment;
            place(layer, panel);
            fade(layer, panel);
            if (panel.over) {
                layer.moveToBeginning();
            }
            marker = new MarkerValue(panel.name);
            marker.comment = panel.name + "  " + panel.caption;
            comp.markerProperty.setValueAtTime(panel.start * board.frame, marker);
        }
        for (i = 0; i < board.markers.length; i += 1) {
            marker = new MarkerValue(board.markers[i][1]);
            comp.markerProperty.setValueAtTime(board.markers[i][0] * board.frame, marker);
        }
        for (i = 0; i < board.sounds.length; i += 1) {
            sound = board.sounds[i];
            if (fileBeside(sound.file).exists) {
                layer = comp.layers.add(footage(sound.file, folder, known));
                layer.startTime = (sound.start - sound.skip) * board.frame;
                layer.inPoint = Math.max(sound.start, 0) * board.frame;
                layer.moveToEnd();
            }
        }
        comp.openInViewer();
    }

    app.beginUndoGroup("Build " + board.title);
    try {
        build();
    } catch (problem) {
        alert("The storyboard could not be built: " + problem.toString());
    }
    app.endUndoGroup();
}());
"""


def jsx_text(board: Board, media: Media) -> str:
    """The whole script, in plain ASCII so that every version of After Effects reads it alike."""
    return _HEAD.format(folder=FOLDER, data=_literal(scene_data(board, media), 1)) + _BODY


def scene_data(board: Board, media: Media) -> dict[str, Any]:
    """What the script builds. Times are frames; keys are (frame, x, y, scale) with x and y as shares."""
    frame = Fraction(1) / board.fps
    panels = [_panel(board, p, i, media) for i, p in enumerate(board.panels)]
    return {
        "title": board.title,
        "folder": FOLDER,
        "width": board.width,
        "height": board.height,
        "fps": float(board.fps),
        "frame": float(frame),
        "startTime": float(first_hour(board.fps) * frame),
        "duration": board.duration,
        "panels": panels,
        "markers": [[m.at, f"{m.name}: {m.note}" if m.note else m.name] for m in board.markers],
        "sounds": [{"file": media.sound(s).name, "start": s.start, "skip": s.skip} for s in board.sounds],
    }


def _panel(board: Board, panel: Panel, index: int, media: Media) -> dict[str, Any]:
    """One layer. A picture that the next one dissolves over stands until that is done, below it."""
    after = board.panels[index + 1] if index + 1 < len(board.panels) else None
    overlaps = after is not None and after.transition.kind in ("dissolve", "wipe")
    caption = panel.action or " ".join(s.text for s in panel.dialogue)
    return {
        "file": media.of(panel).name,
        "name": f"{panel.frame_id} {panel.label}",
        "caption": " ".join(caption.split())[:250],
        "comment": f"v{panel.version or 0} {panel.status}",
        "start": panel.start,
        "end": panel.end,
        "out": panel.end + (after.transition.frames if overlaps and after is not None else 0),
        "over": True,
        "fadeIn": panel.transition.frames if panel.transition.kind != "cut" else 0,
        "fadeOut": panel.fade_out,
        "keys": move_keys(panel),
    }


def move_keys(panel: Panel) -> list[list[float]]:
    """Keyframes that follow the eased way of the camera, few enough to edit by hand."""
    found = views(panel)
    if found is None:
        return []
    start, end = found
    keys: list[list[float]] = []
    steps = 4
    last = max(panel.duration - 1, 1)
    for step in range(steps + 1):
        share = step / steps
        eased = ease(share)
        width = start.width * (end.width / start.width) ** eased
        way = eased if start.width == end.width else (width - start.width) / (end.width - start.width)
        x, y = start.x + (end.x - start.x) * way, start.y + (end.y - start.y) * way
        keys.append([panel.start + round(last * share), round(x, 5), round(y, 5), round(1 / width, 5)])
    return keys


def _literal(value: Any, depth: int) -> str:
    """A JavaScript literal: no trailing commas, every character outside ASCII escaped."""
    pad = "    " * (depth + 1)
    if isinstance(value, dict):
        inside = ",\n".join(f'{pad}"{key}": {_literal(item, depth + 1)}' for key, item in value.items())
        return "{\n" + inside + "\n" + "    " * depth + "}" if value else "{}"
    if isinstance(value, list):
        if all(isinstance(item, int | float) for item in value):
            return "[" + ", ".join(_literal(item, depth) for item in value) + "]"
        inside = ",\n".join(pad + _literal(item, depth + 1) for item in value)
        return "[\n" + inside + "\n" + "    " * depth + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _string(value)
    return repr(value)


def _string(text: str) -> str:
    made = []
    for character in text:
        code = ord(character)
        if character in '"\\':
            made.append("\\" + character)
        elif 0x20 <= code < 0x7F:
            made.append(character)
        elif code <= 0xFFFF:
            made.append(f"\\u{code:04x}")
        else:
            code -= 0x10000
            made.append(f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}")
    return '"' + "".join(made) + '"'
