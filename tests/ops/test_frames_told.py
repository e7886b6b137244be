"""Verbs that are asked about a film of another kind tell its frames as `sb plan` and `sb review` do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from storyboard_cli.core.asking import Answer
from storyboard_cli.ops.catalogue import CATALOGUE
from storyboard_cli.project.frame_states import frame_states
from storyboard_cli.project.frame_view import view_fields
from storyboard_cli.project.workspace import Workspace
from tests.callers import Heard, brought, made_at, servers_at
from tests.doubles.comfy_server import ComfyServer
from tests.ops.conftest import CHARACTER, PROJECT, asha, make
from tests.ops.projects import Project, read_folder
from tests.ops.test_frame_view import frames_in, names
from tests.render.comfy.worlds import write_flat_pipeline

SCRIPT = """\
Title: Harbour

EXT. HARBOUR - DAY

NILA walks along the wall.

NILA
The boat is late.

A gull lands on a post.

She turns to the sea.

EXT. HARBOUR - NIGHT

NILA waits. She holds a lantern.

She leaves.
"""
FILES = {
    "project.yaml": PROJECT.replace("Rain", "Harbour"),
    "scripts/harbour.fountain": SCRIPT,
    "assets/CHAR_001/asset.yaml": CHARACTER.replace("Asha", "Nila").replace("ASHA", "NILA"),
    "assets/ENV_Harbour/asset.yaml": (
        "schema: 1\nasset_id: ENV_Harbour\nasset_type: environment\nname: Harbour\n"
        "canonical_prompt: stone harbour wall\naliases: [HARBOUR]\nviews: [wide]\n"
    ),
}
Asks = Callable[..., Answer]
Standing = Callable[[], dict[str, dict[str, Any]]]


@pytest.fixture(scope="module")
def harbour_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from storyboard_cli.store.local_files import LocalFiles

    root = tmp_path_factory.mktemp("harbour") / "film"
    make(Project(root, LocalFiles(root)), FILES)
    return root


@pytest.fixture
def harbour(harbour_made: Path, new_project: Callable[..., Project]) -> Iterator[Workspace]:
    with new_project("harbour", harbour_made).open(asha()) as workspace:
        yield workspace


@pytest.fixture
def ask(harbour: Workspace) -> Asks:
    def call(operation: str, **words: Any) -> Answer:
        harbour.forget()
        found = CATALOGUE[operation]
        answer: Answer = found.function(harbour, found.ask.model_validate(words), Heard())
        return answer

    return call


@pytest.fixture
def standing(harbour: Workspace) -> Standing:
    def look() -> dict[str, dict[str, Any]]:
        harbour.forget()
        return {s.frame.frame_id: view_fields(s) for s in frame_states(harbour)}

    return look


@pytest.fixture
def uneven(harbour: Workspace, ask: Asks) -> None:
    """Approvals, one of them outdated, a rejection, a second version and a check."""
    ask("check", selectors=["S01"])
    ask("approve", selectors=["S01/1", "S01/2", "S02/1"])
    ask("reject", selectors=["S02/2"], note="cut")
    ask("render", selectors=["S01/1"], force=True)
    text = harbour.files.read("scripts/harbour.fountain").decode()
    harbour.files.put("scripts/harbour.fountain", text.replace("NILA waits", "NILA kneels").encode())
    ask("compile")


def told(answer: Answer) -> dict[str, dict[str, object]]:
    return {view.frame_id: names(view) for view in frames_in(answer)}


@pytest.mark.usefixtures("uneven")
@pytest.mark.parametrize(
    ("operation", "words"),
    [
        ("timeline.move", {"selectors": ["S01/3"], "before": "S01/1"}),
        ("timeline.insert", {"selectors": ["S01/1"], "after": "S02/1"}),
        ("timeline.hold", {"selectors": ["S02"], "length": "12", "dry_run": True}),
        ("timeline.marker", {"name": "here", "at": "S02/1"}),
        ("timeline.reset", {}),
        ("search", {"words": ["nila"]}),
        ("explain", {"selectors": ["S02"]}),
        ("layout", {"kinds": ["lines"], "dry_run": True}),
        ("compare", {"frame": "S01/1", "strip": True}),
        ("check", {"dry_run": True}),
    ],
)
def test_frames_are_told_as_they_stand(
    ask: Asks, standing: Standing, operation: str, words: dict[str, Any]
) -> None:
    views = told(ask(operation, **words))
    stands = standing()

    assert views
    if operation == "check":  # its verdict is of now
        stands = {
            name: view | {"verdict": views[name]["verdict"]} for name, view in stands.items() if name in views
        }
    assert views == {name: stands[name] for name in views}


@pytest.mark.usefixtures("uneven")
def test_the_frames_stand_unevenly(standing: Standing) -> None:
    views = standing().values()
    assert {v["review_status"] for v in views} >= {"approved", "outdated", "rejected", "waiting"}
    assert {v["render_version"] for v in views} == {1, 2}
    assert {v["render_state"] for v in views} >= {"fresh", "stale"}


@pytest.mark.usefixtures("uneven")
def test_the_answer_is_the_same_when_all_caches_are_gone(harbour: Workspace, ask: Asks) -> None:
    before = ask("timeline.show")
    for entry in harbour.cache.entries():
        harbour.cache.remove(entry.path)
    assert ask("timeline.show") == before


@pytest.mark.usefixtures("uneven")
def test_an_omitted_frame_is_told_by_explain_and_compile(harbour: Workspace, ask: Asks) -> None:
    text = harbour.files.read("scripts/harbour.fountain").decode()
    harbour.files.put("scripts/harbour.fountain", text.replace("A gull lands on a post.\n\n", "").encode())
    foreseen = told(ask("compile", dry_run=True))
    done = ask("compile")
    gone = next(c.frame_id for c in done.changes if c.fate == "omitted")  # type: ignore[attr-defined]

    assert foreseen == told(done)
    view = told(ask("explain", what=[gone]))[gone]
    assert view == told(done)[gone]
    assert (view["review_status"], view["render_state"], view["render_version"]) == ("omitted", "", 1)


@pytest.mark.usefixtures("uneven")
def test_a_search_by_a_picture_tells_the_frame(
    harbour: Workspace, ask: Asks, standing: Standing, tmp_path: Path
) -> None:
    picture = tmp_path / "like.png"
    picture.write_bytes(harbour.files.read("scenes/S01/frame_002_v1.png"))
    views = told(ask("search", like=brought(picture), limit=2))

    assert "FR_S01_002" in views
    assert views == {name: standing()[name] for name in views}


@pytest.mark.usefixtures("uneven")
def test_a_conformed_cut_tells_the_frames_that_it_changes(
    ask: Asks, standing: Standing, tmp_path: Path
) -> None:
    ask("export.edl", out=made_at(tmp_path / "cut.edl"))
    ask("timeline.remove", selectors=["S01/2"])
    views = told(ask("conform", file=brought(tmp_path / "cut.edl")))

    assert set(views) == {"FR_S01_002"}
    assert views == {name: standing()[name] for name in views}


@pytest.mark.usefixtures("uneven")
def test_what_gc_deletes_is_told_with_its_frames_review(ask: Asks, standing: Standing) -> None:
    ask("render", selectors=["S01/3"], force=True)
    ask("render", selectors=["S01/3"], force=True)
    foreseen = told(ask("gc", keep=1, dry_run=True))
    removed = told(ask("gc", keep=1))

    assert foreseen == removed and set(removed) == {"FR_S01_003"}
    view, now = removed["FR_S01_003"], standing()["FR_S01_003"]
    assert (view["shot"], view["review_status"]) == (now["shot"], now["review_status"])
    assert view["render_version"] == 1 and str(view["picture"]).endswith("_v1.png")


@pytest.mark.usefixtures("uneven")
def test_a_rollback_tells_frames_as_they_will_stand(
    harbour: Workspace, ask: Asks, standing: Standing
) -> None:
    before = harbour.log.head[0]
    ask("retake", selectors=["S01/1", "S02/1"], note="darker")
    foreseen = told(ask("rollback", to=str(before), dry_run=True))
    done = told(ask("rollback", to=str(before)))

    assert foreseen == done and set(done) == {"FR_S01_001", "FR_S02_001"}
    stands = standing()
    for name, view in done.items():
        assert (view["review_status"], view["shot"]) == (stands[name]["review_status"], stands[name]["shot"])
        assert view["picture"] == f"approved/{name[3:6]}/{name}.png" and view["render_version"] == 1
    assert done["FR_S02_001"]["review_status"] == "outdated"


@pytest.mark.usefixtures("uneven")
def test_an_exception_and_an_open_tell_the_frame(ask: Asks, standing: Standing) -> None:
    allowed = ask("allow", selector="S01/2", rule="drift.identity", reason="the coat is wet")
    assert all(view == standing()[name] for name, view in told(allowed).items())
    opened = told(ask("open", what="S01/2", show=False))["FR_S01_002"]
    stands = standing()["FR_S01_002"]
    assert opened == stands | {"picture": "approved/S01/FR_S01_002.png"}


@pytest.mark.usefixtures("uneven")
def test_a_frame_that_could_not_be_rendered_is_told_as_it_stays(
    harbour: Workspace, ask: Asks, standing: Standing, tmp_path: Path
) -> None:
    write_flat_pipeline(tmp_path / "flat")
    for path, data in read_folder(tmp_path / "flat").items():
        harbour.files.put(path, data)
    spec = harbour.files.read("project.yaml").decode()
    harbour.files.put("project.yaml", f"{spec}pipelines: {{scene: flat@1}}\n".encode())
    seed = b"schema: 1\nscene_id: S01\nframes:\n  FR_S01_002: {seed: {seed: 7, reason: a small one}}\n"
    harbour.files.put("direction/S01.yaml", seed)
    ask("compile")
    before = standing()["FR_S01_002"]
    with ComfyServer() as server:
        server.faults.crash = 9
        answer = ask(
            "render", selectors=["S01/2"], force=True, renderer="comfyui", servers=servers_at(server.url)
        )

    failed = list(frames_in(answer.failed))  # type: ignore[attr-defined]
    assert [names(view) for view in failed] == [before]
    assert before["picture"] and before["review_status"] == "outdated"


@pytest.mark.usefixtures("uneven")
@pytest.mark.parametrize("changed", [True, False])
def test_a_foreseen_render_has_the_review_that_it_will_have(
    ask: Asks, harbour: Workspace, changed: bool
) -> None:
    ask("retake", selectors=["S01/3"], note="closer")
    if changed:
        said = b"schema: 1\nscene_id: S01\nframes:\n  FR_S01_003: {size: CU}\n"
        harbour.files.put("direction/S01.yaml", said)
        ask("compile")
    foreseen = told(ask("render", selectors=["S01/3"], force=True, dry_run=True))["FR_S01_003"]
    done = told(ask("render", selectors=["S01/3"], force=True))["FR_S01_003"]
    assert foreseen["review_status"] == done["review_status"] == ("waiting" if changed else "retake")
    assert (foreseen["render_version"], foreseen["picture"]) == (done["render_version"], done["picture"])
