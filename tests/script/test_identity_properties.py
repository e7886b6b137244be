"""Identity held by random edits: whatever a writer does, no name leaves text that is still there."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storyboard_cli.script.graph import Scene
from storyboard_cli.script.matching import text_key
from tests.script.world import compile_text

WORDS = [
    "Meera",
    "waits",
    "rain",
    "opens",
    "the",
    "door",
    "slowly",
    "a",
    "lamp",
    "falls",
    "Aarav",
    "runs",
    "away",
]
paragraph = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(
    lambda w: " ".join(w).capitalize() + "."
)
heading = st.sampled_from(["INT. KITCHEN - DAY", "EXT. STREET - NIGHT", "INT. HALL - DAY", "EXT. SEA - DAWN"])
scene = st.tuples(heading, st.lists(paragraph, min_size=1, max_size=5))
pages = st.lists(scene, min_size=1, max_size=5)

Pages = list[tuple[str, list[str]]]


@st.composite
def edits(draw: st.DrawFn) -> tuple[Pages, Pages]:
    """A script, and the same after a few strokes of a writer."""
    before = draw(pages)
    after = [(h, list(ps)) for h, ps in before]
    for _ in range(draw(st.integers(1, 4))):
        kind = draw(
            st.sampled_from(["insert", "delete", "change", "move", "swap", "heading", "scene", "cut scene"])
        )
        at = draw(st.integers(0, len(after) - 1))
        _title, texts = after[at]
        if kind == "insert":
            texts.insert(draw(st.integers(0, len(texts))), draw(paragraph))
        elif kind == "delete" and len(texts) > 1:
            texts.pop(draw(st.integers(0, len(texts) - 1)))
        elif kind == "change" and texts:
            texts[draw(st.integers(0, len(texts) - 1))] = draw(paragraph)
        elif kind == "move" and len(texts) > 1:
            after[draw(st.integers(0, len(after) - 1))][1].append(texts.pop(0))
        elif kind == "swap":
            other = draw(st.integers(0, len(after) - 1))
            after[at], after[other] = after[other], after[at]
        elif kind == "heading":
            after[at] = (draw(heading), texts)
        elif kind == "scene":
            after.insert(at, draw(scene))
        elif kind == "cut scene" and len(after) > 1:
            after.pop(at)
    return before, after


def typed(script: Pages) -> str:
    return "\n\n".join("\n\n".join([h, *ps]) for h, ps in script) + "\n"


def texts(scenes: list[Scene]) -> dict[str, str]:
    return {f.uid: text_key(f.action, [d.text for d in f.dialogue]) for s in scenes for f in s.live_frames}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits())
def test_no_uid_whose_text_survives_moves_to_other_text(edit: tuple[Pages, Pages]) -> None:
    before, after = (typed(p) for p in edit)
    first = compile_text(before).scenes
    second = compile_text(after, first).scenes
    old, new = texts(first), texts(second)
    surviving = set(new.values())
    for uid, text in old.items():
        if text in surviving and uid in new:
            assert new[uid] == text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits())
def test_every_text_that_is_left_keeps_as_many_uids_as_it_can(edit: tuple[Pages, Pages]) -> None:
    before, after = (typed(p) for p in edit)
    first = compile_text(before).scenes
    second = compile_text(after, first).scenes
    old, new = texts(first), texts(second)
    had, has = Counter(old.values()), Counter(new.values())
    for text in had:
        kept = sum(1 for uid, t in old.items() if t == text and new.get(uid) == text)
        assert kept == min(had[text], has[text])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits())
def test_nothing_is_lost_and_no_name_stands_twice(edit: tuple[Pages, Pages]) -> None:
    before, after = (typed(p) for p in edit)
    first = compile_text(before).scenes
    second = compile_text(after, first).scenes
    uids = Counter(f.uid for s in second for f in s.frames)
    names = Counter(f.frame_id for s in second for f in s.frames)
    scenes = Counter(s.scene_id for s in second)
    assert max(uids.values()) == max(names.values()) == max(scenes.values()) == 1
    assert {f.uid for s in first for f in s.frames} <= set(uids)
    assert {s.scene_id for s in first} <= set(scenes)
    renamed = {f.uid: f.frame_id for s in first for f in s.frames}
    assert all(renamed.get(f.uid, f.frame_id) == f.frame_id for s in second for f in s.frames)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits())
def test_compiling_twice_changes_nothing_and_undo_brings_everything_back(edit: tuple[Pages, Pages]) -> None:
    before, after = (typed(p) for p in edit)
    first = compile_text(before).scenes
    second = compile_text(after, first).scenes
    assert compile_text(after, second).scenes == second
    back = compile_text(before, second).scenes
    assert set(texts(first)) <= set(texts(back))
