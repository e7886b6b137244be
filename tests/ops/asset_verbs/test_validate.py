"""Validation reads everything and stops at nothing."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable
from typing import Any

import pytest

from storyboard_cli.cli.lines import worded
from storyboard_cli.core.errors import Kind
from storyboard_cli.ops.validate import ValidateAnswer, ValidateAsk, validate

World = Any


def run(world: World, **ask: Any) -> ValidateAnswer:
    return validate(world.open(), ValidateAsk(**ask), world.report)


def codes(done: ValidateAnswer) -> list[tuple[str, str]]:
    return [(str(p.where), p.code) for p in done.problems]


def test_a_good_project_has_no_findings(world: World) -> None:
    world.asset("CHAR_001", "Aarav")
    world.import_pictures("CHAR_001", front="red")
    world.lock("CHAR_001")

    done = run(world)

    assert (done.problems, done.failure, done.specs, done.versions) == ([], None, 1, 1)


def test_mistakes_of_all_kinds_are_told_in_one_run(world: World) -> None:
    world.write_all({"project.yaml": "schema: 1\nproject_id: PRJ_T\nname: T\nrendrer: preview\n"})
    world.asset("CHAR_001", "Aarav", more="default_variant: rain\nreferences: [{path: ref/none.png}]\n")
    world.asset("CHAR_002", "Meera", more="aliases: [AARAV]\n")
    world.write_all(
        {
            "aliases.yaml": "schema: 1\naliases:\n  AUNT: CHAR_009\n  BOY: nobody\n",
            "direction/S03.yaml": "schema: 1\nscene_id: S03\nversions: {CHAR_001: 4}\n",
            "timeline.yaml": "schema: 1\nentries: [{frame: x}]\n",
        }
    )
    done = run(world)

    assert done.failure is Kind.usage
    assert set(codes(done)) >= {
        ("project.yaml:4:1", "unknown-key"),
        ("assets/CHAR_001/asset.yaml:6:18", "no-such-variant"),
        ("assets/CHAR_001/asset.yaml:7:21", "reference-missing"),
        ("assets/CHAR_002/asset.yaml:6:11", "alias-claimed-twice"),
        ("aliases.yaml:3:9", "no-such-asset"),
        ("aliases.yaml:4:8", "invalid-value"),
        ("direction/S03.yaml:3:22", "no-such-version"),
    }
    assert any(place.startswith("timeline.yaml:2") for place, _ in codes(done))


def test_an_alias_of_two_assets_names_both_places(world: World) -> None:
    world.asset("CHAR_001", "Aarav", more="aliases: [THE BOY]\n")
    world.asset("CHAR_002", "Arjun", more="aliases: [the boy]\n")

    (problem,) = run(world).problems

    assert str(problem.where) == "assets/CHAR_002/asset.yaml:6:11"
    assert "assets/CHAR_001/asset.yaml" in problem.message


def huge_png() -> bytes:
    """A tiny file that says it is 40,000 × 40,000 pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("path", "content", "code"),
    [
        pytest.param("ref/big.png", huge_png(), "picture-too-large", id="40,000 × 40,000"),
        pytest.param("ref/cut.png", "cut", "unreadable-picture", id="cut off"),
        pytest.param("ref/text.png", b"not a picture", "unreadable-picture", id="no picture"),
        pytest.param("../outside.png", None, "path-outside-project", id="climbs out"),
        pytest.param("/etc/passwd", None, "path-outside-project", id="absolute"),
        pytest.param("C:\\\\x.png", None, "path-outside-project", id="drive"),
        pytest.param(
            "ref/pointer.png", b"version https://git-lfs.github.com/spec/v1\n", "lfs-pointer", id="lfs"
        ),
    ],
)
def test_bad_references_are_named(
    world: World, picture: Callable[..., bytes], path: str, content: bytes | str | None, code: str
) -> None:
    if content is not None:
        world.write_all({path: picture()[:-40] if content == "cut" else content})
    world.asset("CHAR_001", "Aarav", more=f'references: [{{path: "{path}"}}]\n')

    done = run(world)

    assert codes(done) == [("assets/CHAR_001/asset.yaml:6:21", code)]


@pytest.mark.folder("a link in a folder")
@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_a_reference_through_a_link_that_leaves_the_project_is_refused(world: World) -> None:
    world.asset("CHAR_001", "Aarav", more="references: [{path: link/x.png}]\n")
    (world.root / "link").symlink_to(world.root.parent, target_is_directory=True)

    assert [code for _, code in codes(run(world))] == ["path-outside-project"]


def test_damaged_versions_are_named(world: World) -> None:
    for number in range(1, 5):
        world.asset(f"PROP_{number}", f"Thing {number}", kind="prop")
        world.import_pictures(f"PROP_{number}", front="red", side="blue")
    world.lock("PROP_*")
    world.remove("assets/PROP_1/v1/front.png")
    world.write_all({"assets/PROP_2/v1/front.png": b"something else"})
    world.write_all(
        {"assets/PROP_3/v1/side.png": b"version https://git-lfs.github.com/spec/v1\noid sha256:1\n"}
    )
    lock = world.text("assets/PROP_4/v1/lock.yaml").replace("this is Thing 4", "this is Thing 5")
    world.write_all({"assets/PROP_4/v1/lock.yaml": lock})

    assert codes(run(world)) == [
        ("assets/PROP_1/v1/front.png", "picture-missing"),
        ("assets/PROP_2/v1/front.png", "picture-changed"),
        ("assets/PROP_3/v1/side.png", "lfs-pointer"),
        ("assets/PROP_4/v1/lock.yaml", "lock-changed"),
    ]


def test_another_projects_asset_is_refused(world: World) -> None:
    world.asset("CHAR_001", "Aarav", more="project_id: PRJ_Other\n")

    assert codes(run(world)) == [("assets/CHAR_001/asset.yaml:6:13", "other-project")]


def test_findings_can_be_limited_to_paths(world: World) -> None:
    world.asset("CHAR_001", "Aarav", more="x: 1\n")
    world.asset("CHAR_002", "Meera", more="y: 1\n")

    assert len(run(world).problems) == 2
    assert codes(run(world, paths=["assets/CHAR_002"])) == [("assets/CHAR_002/asset.yaml:6:1", "unknown-key")]


def scene_text(frames: str) -> str:
    return (
        "schema: 1\nscene_id: S01\nuid: sc_1\nproject_id: PRJ_T\nscript_id: pilot\nscene_index: 1\n"
        f"heading: INT. ROOM - DAY\nframes:\n{frames}"
    )


def test_a_frame_name_that_stands_twice_after_a_merge_stops(world: World) -> None:
    frame = "- {{frame_id: FR_S01_001, uid: {uid}, frame_index: 1, shot: 1A}}\n"
    world.write_all(
        {"scenes/S01/scene.yaml": scene_text(frame.format(uid="fr_a") + frame.format(uid="fr_b"))}
    )

    (problem,) = run(world).problems

    assert problem.code == "frame-name-twice"
    assert "sb compile --mend" in worded(problem.hint or "")


def test_scenes_are_held_against_assets(world: World) -> None:
    world.asset("CHAR_001", "Aarav")
    frame = (
        "- {frame_id: FR_S01_001, uid: fr_a, frame_index: 1, shot: 1A, characters: "
        "[{asset: CHAR_001, variant: cape}, {asset: CHAR_404}, {asset: UNRESOLVED_CHAR_BOB}]}\n"
    )
    world.write_all({"scenes/S01/scene.yaml": scene_text(frame)})

    assert sorted(p.code for p in run(world).problems) == [
        "no-such-asset",
        "no-such-variant",
        "unresolved-name",
    ]


def test_a_good_project_that_did_not_change_is_known_to_be_good(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from storyboard_cli.ops import validate as module
    from storyboard_cli.store import local_files

    monkeypatch.setattr(local_files, "_SETTLED_NS", 0)
    world.asset("CHAR_001", "Aarav")
    first = run(world)
    with monkeypatch.context() as patched:
        patched.setattr(module, "_validate", lambda *_: pytest.fail("was read again"))
        assert run(world) == first

    world.asset("CHAR_001", "Aarav", more="x: 1\n")
    assert codes(run(world)) == [("assets/CHAR_001/asset.yaml:6:1", "unknown-key")]
    assert codes(run(world)) == [("assets/CHAR_001/asset.yaml:6:1", "unknown-key")]
