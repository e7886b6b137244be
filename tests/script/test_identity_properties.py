"""Identity held by random edits: whatever a writer does, no name leaves text that is still there."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from storyboard_cli.script.graph import Scene
from storyboard_cli.script.pairs import text_key
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


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits())
def test_compiling_twice_changes_nothing(edit: tuple[Pages, Pages]) -> None:
    before, after = (typed(p) for p in edit)
    second = compile_text(after, compile_text(before).scenes).scenes
    assert compile_text(after, second).scenes == second


KITCHEN, STREET = "INT. KITCHEN - DAY", "EXT. STREET - NIGHT"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits())
@example(
    (
        [(KITCHEN, ["Rain falls.", "Rain falls slowly.", "Rain."])],
        [(KITCHEN, ["Rain falls."]), (KITCHEN, ["Rain falls slowly.", "Rain."])],
    )
)
def test_undo_brings_every_untouched_frame_back(edit: tuple[Pages, Pages]) -> None:
    """Every frame that the edit moved, cut or left alone is itself again, with exactly its text.

    Two things can't be promised, for the script is all there is to go by. A frame whose words the edit
    changed: what it said before is written nowhere, so only likeness can bring it back, and a merge stays
    with the first part. And a text that the edit made stand more often: when one of several equal frames
    goes, the places decide which (the next test says where they always do).
    """
    before, after = (typed(p) for p in edit)
    first = compile_text(before).scenes
    second = compile_text(after, first).scenes
    old, now = texts(first), texts(second)
    back = texts(compile_text(before, second).scenes)
    had, has = Counter(old.values()), Counter(now.values())
    for uid, text in old.items():
        if now.get(uid, text) == text and has[text] <= had[text]:
            assert back.get(uid) == text
    assert Counter(back.values()) == had


@st.composite
def twins(draw: st.DrawFn) -> tuple[Pages, Pages]:
    """A script in which every text stands once, and the same with one of them a second time somewhere."""
    said = draw(st.lists(paragraph, min_size=1, max_size=12, unique_by=str.casefold))
    before: Pages = [(draw(heading), [])]
    for text in said:
        if before[-1][1] and draw(st.integers(0, 2)) == 0:
            before.append((draw(heading), []))
        before[-1][1].append(text)
    after = [(h, list(ps)) for h, ps in before]
    twin, at = draw(st.sampled_from(said)), draw(st.integers(0, len(after) - 1))
    there = draw(st.integers(0, len(after[at][1])))
    how = draw(st.sampled_from(["beside", "own scene", "split"]))
    if how == "beside":
        after[at][1].insert(there, twin)
    elif how == "own scene":
        after.insert(at, (draw(heading), [twin]))
    else:
        title, told = after[at]
        after[at : at + 1] = [(title, [twin, *told[:there]]), (draw(heading), told[there:] or ["And so on."])]
    return before, after


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(twins())
@example(
    (
        [(KITCHEN, ["Meera meera.", "Meera meera meera.", "Meera."])],
        [(KITCHEN, ["Meera.", "Meera meera."]), (KITCHEN, ["Meera meera meera.", "Meera."])],
    )
)
@example(
    (
        [(KITCHEN, ["Rain.", "The lamp falls."]), (STREET, ["Aarav runs away."])],
        [(KITCHEN, ["The lamp falls.", "Rain."]), (STREET, ["Rain.", "Aarav runs away."])],
    )
)
def test_a_twin_that_comes_and_goes_takes_no_uid_with_it(edit: tuple[Pages, Pages]) -> None:
    """A text that stood once, is written a second time and goes from there: all are who they were."""
    before, after = (typed(p) for p in edit)
    first = compile_text(before).scenes
    second = compile_text(after, first).scenes
    assert texts(compile_text(before, second).scenes) == texts(first)
