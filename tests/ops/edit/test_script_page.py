"""The script beside its frames, and what an edited text would make of the film before it is saved."""

from __future__ import annotations

from typing import Any

import pytest

from storyboard_cli.core.errors import SbError
from storyboard_cli.ops import compile as compiling
from storyboard_cli.ops.approve import ApproveAsk, approve
from storyboard_cli.ops.frames import FramesShowAsk, show
from storyboard_cli.ops.script_page import (
    ScriptFramesAnswer,
    ScriptFramesAsk,
    ScriptPreviewAnswer,
    ScriptPreviewAsk,
    preview,
    script_frames,
)
from storyboard_cli.project.workspace import Workspace
from tests.callers import calling
from tests.ops.projects import Project

NAME = "rain.fountain"
PATH = f"scripts/{NAME}"


def previewed(film: Workspace, text: str, name: str = NAME) -> ScriptPreviewAnswer:
    film.forget()
    return preview(film, ScriptPreviewAsk(name=name, text=text), calling())


def framed(film: Workspace, name: str = NAME) -> ScriptFramesAnswer:
    film.forget()
    return script_frames(film, ScriptFramesAsk(name=name), calling())


def beside(answer: ScriptFramesAnswer | ScriptPreviewAnswer) -> list[tuple[str, int, int]]:
    return [(row.frame_id, row.first_line, row.last_line) for row in answer.lines.frames]


def fates(answer: ScriptPreviewAnswer) -> list[tuple[str, str]]:
    return [(row.frame_id, row.fate) for row in answer.changes]


AS_IT_IS = [("FR_S01_001", 5, 5), ("FR_S01_002", 7, 10), ("FR_S01_003", 12, 12), ("FR_S02_001", 16, 16)]


def test_each_frame_stands_beside_its_lines(film: Workspace) -> None:
    found = framed(film)
    assert beside(found) == AS_IT_IS and found.is_compiled and found.counts
    assert [(s.scene_id, s.first_line, s.last_line, s.frames) for s in found.lines.scenes] == [
        ("S01", 3, 12, 3), ("S02", 14, 16, 1),
    ]  # fmt: skip
    assert [(u.kind, u.first_line, u.last_line) for u in found.lines.unshown] == [("title", 1, 1)]
    assert not any(row.is_new for row in (*found.lines.frames, *found.lines.scenes))


def test_an_edited_script_is_told_as_it_is_now(film: Workspace, project: Project) -> None:
    project.edit(PATH, "She opens the door.", "She opens the door.\n\n= What now?\n\nA dog runs in.")
    found = framed(film)
    assert not found.is_compiled
    assert beside(found)[-2:] == [("FR_S01_004", 16, 16), ("FR_S02_001", 20, 20)]
    assert [r.frame_id for r in found.lines.frames if r.is_new] == ["FR_S01_004"]
    assert [u.kind for u in found.lines.unshown] == ["title", "synopsis"]


def test_a_map_that_is_lost_is_made_of_the_script(film: Workspace, project: Project) -> None:
    film.state_files.remove("source_map.json")
    found = framed(film)
    assert beside(found) == AS_IT_IS
    assert found.is_compiled, "the scenes are what the script gives, whoever remembers compiling it"
    project.edit(PATH, "She turns around.", "She turns back.")
    assert not framed(film).is_compiled


def test_a_script_that_does_not_count_has_no_frames(film: Workspace, project: Project) -> None:
    project.write("scripts/old.fountain", "INT. ATTIC - DAY\n\nDust.\n")
    project.append("project.yaml", f"scripts: [{NAME}]\n")
    found = framed(film, "old")
    assert not found.counts and beside(found) == [] and found.path == "scripts/old.fountain"
    with pytest.raises(SbError, match="does not count"):
        previewed(film, "INT. ATTIC - NIGHT\n\nDust.\n", "old.fountain")


def test_the_text_as_it_is_changes_nothing(film: Workspace, project: Project) -> None:
    found = previewed(film, project.text(PATH))
    assert found.is_same and found.counts.kept == 4 and found.changes == []
    assert beside(found) == AS_IT_IS


def test_a_renamed_character_is_unresolved_with_ways_to_mend_it(film: Workspace, project: Project) -> None:
    approve(film, ApproveAsk(selectors=["S01", "S02"]), film.caller)
    found = previewed(film, project.text(PATH).replace("ASHA", "ASHRA"))
    [name] = found.unresolved
    assert (name.kind, name.name, name.at[0].line, name.at[0].path) == ("character", "ASHRA", 9, PATH)
    assert [(s.operation, dict(s.ask), s.blanks) for m in name.mends for s in m.steps] == [
        ("alias.add", {"name": "ASHRA", "target": "CHAR_001"}, ()),
        ("new", {"asset_type": "character", "name": "ASHRA"}, ()),
    ]
    changed = {row.frame_id: row for row in found.changes}
    assert "characters" in changed["FR_S01_001"].fields
    assert set(found.approvals_touched) <= set(changed) and "FR_S01_001" in found.approvals_touched
    assert found.counts.approvals == len(found.approvals_touched)


def test_a_new_name_like_none_may_be_new_or_another_name_of_somebody(
    film: Workspace, project: Project
) -> None:
    found = previewed(film, project.text(PATH) + "\nKONSTANTIN\nGood night.\n")
    [name] = found.unresolved
    assert [(s.operation, s.blanks) for m in name.mends for s in m.steps] == [
        ("new", ()), ("alias.add", ("target",)),
    ]  # fmt: skip


def test_two_scenes_become_one(film: Workspace, project: Project) -> None:
    approve(film, ApproveAsk(selectors=["S02"]), film.caller)
    found = previewed(film, project.text(PATH).replace("INT. ROOM - NIGHT\n\n", ""))
    [row] = found.changes
    assert (row.frame_id, row.fate, row.moved_from) == ("FR_S02_001", "changed", "S02")
    assert (row.first_line, found.counts.moved, row.render_state) == (14, 1, "stale")
    assert found.approvals_touched == {"FR_S02_001": "outdated"}
    assert [s.scene_id for s in found.lines.scenes] == ["S01"]


def test_a_line_that_is_cut_takes_its_frame_and_its_approval_out(film: Workspace, project: Project) -> None:
    approve(film, ApproveAsk(selectors=["S01/3"]), film.caller)
    found = previewed(film, project.text(PATH).replace("She opens the door.\n\n", ""))
    row = next(r for r in found.changes if r.fate == "omitted")
    assert (row.frame_id, row.first_line, row.approval) == ("FR_S01_003", None, "kept apart")
    assert found.counts.omitted == 1 and beside(found)[-1] == ("FR_S02_001", 14, 14)
    assert found.approvals_touched == {"FR_S01_003": "kept apart"}


def test_a_heading_in_between_makes_a_scene_of_what_follows(film: Workspace, project: Project) -> None:
    text = project.text(PATH).replace("She opens the door.", "INT. HALL - DAY\n\nShe opens the door.")
    found = previewed(film, text)
    assert [(s.scene_id, s.heading, s.is_new) for s in found.lines.scenes] == [
        ("S01", "INT. ROOM - DAY", False), ("S03", "INT. HALL - DAY", True),
        ("S02", "INT. ROOM - NIGHT", False),
    ]  # fmt: skip
    row = next(r for r in found.changes if r.moved_from == "S01")
    assert (row.frame_id, row.scene_id, row.first_line) == ("FR_S01_003", "S03", 14)
    assert [n.name for n in found.unresolved if n.kind == "environment"] == ["HALL"]


def test_a_new_line_is_a_new_frame_with_its_words(film: Workspace, project: Project) -> None:
    text = project.text(PATH).replace("She turns around.", "A dog barks.\n\nShe turns around.")
    found = previewed(film, text)
    [new] = [r for r in found.changes if r.fate == "new"]
    assert (new.frame_id, new.text, new.first_line, new.picture) == ("FR_S01_004", "A dog barks.", 7, None)
    assert [f.frame_id for f in found.lines.frames if f.is_new] == ["FR_S01_004"]


def test_moved_scenes_are_told_as_moved(film: Workspace, project: Project) -> None:
    head, _, rest = project.text(PATH).partition("INT. ROOM - DAY")
    day, night, tail = rest.partition("INT. ROOM - NIGHT")
    found = previewed(film, f"{head}{night}{tail}\nINT. ROOM - DAY{day}")
    assert [str(m) for m in found.moved] == ["S02 moved before S01"]
    assert found.counts.omitted == found.counts.new == 0


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("INT. ROOM - DAY\n\nShe\0 sits.\n", 3, "nul-byte"),
        ("<<<<<<< ours\nINT. A - DAY\n=======\n>>>>>>> t\n", 1, ""),
    ],
)
def test_broken_text_has_its_problem_with_the_line_and_no_frames(
    film: Workspace, text: str, line: int, code: str
) -> None:
    found = previewed(film, text)
    assert not found.is_readable and found.changes == [] and beside(found) == []
    first = next(p for p in found.problems if p.is_error)
    assert first.where is not None and first.where.line == line
    assert first.code == (code or "merge-conflict") and first.hint


def test_an_empty_text_takes_all_frames_out(film: Workspace, project: Project) -> None:
    found = previewed(film, "")
    assert found.counts.omitted == 4 and found.lines.frames == []


FDX = """<?xml version="1.0" encoding="UTF-8"?>
<FinalDraft DocumentType="Script" Version="1"><Content>
<Paragraph Type="Scene Heading"><Text>INT. ROOM - DAY</Text></Paragraph>
<Paragraph Type="Action"><Text>ASHA stands at the window.</Text></Paragraph>
</Content></FinalDraft>
"""


def test_final_draft_is_previewed_as_its_xml(film: Workspace, project: Project) -> None:
    """A page without an editor for it shows the lines; one that has its bytes sees what they make."""
    project.remove(PATH)
    project.write("scripts/rain.fdx", FDX)
    found = framed(film, "rain.fdx")
    assert found.format == "fdx" and found.lines.frames[0].first_line == 4

    text = FDX.replace(
        "</Content>", '<Paragraph Type="Action"><Text>She sits.</Text></Paragraph>\n</Content>'
    )
    told = previewed(film, text, "rain.fdx")
    assert (told.format, [f.first_line for f in told.lines.frames]) == ("fdx", [4, 5])
    broken = previewed(film, FDX.replace("</Content>", ""), "rain.fdx")
    assert not broken.is_readable and broken.problems[0].where is not None


EDITS: dict[str, tuple[str, str]] = {
    "words": ("She turns around.", "She sits on the bed."),
    "name": ("ASHA", "ASHRA"),
    "cut": ("She turns around.\n\n", ""),
    "merged": ("INT. ROOM - NIGHT\n\n", ""),
    "time": ("ROOM - NIGHT", "ROOM - MORNING"),
    "heading": ("She opens the door.", "INT. HALL - DAY\n\nShe opens the door."),
    "speech": ("Is it raining?", "Is it snowing?"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_what_is_foreseen_is_what_a_compile_does(film: Workspace, project: Project, edit: str) -> None:
    approve(film, ApproveAsk(selectors=["S01", "S02"]), film.caller)
    text = project.text(PATH).replace(*EDITS[edit])
    head, before = film.log.head, project.contents()
    foreseen = previewed(film, text)
    assert film.log.head == head and project.contents() == before

    project.write(PATH, text)
    film.forget()
    done = compiling.compile(film, compiling.CompileAsk(), calling())
    told = set(compiling.ChangeRow.model_fields) - {"render_state"}

    def rows(changes: Any) -> list[dict[str, Any]]:
        return [row.model_dump(include=told) for row in changes]

    assert rows(foreseen.changes) == rows(done.changes)
    assert foreseen.counts.kept == done.kept and foreseen.moved == done.moved
    assert [u.name for u in foreseen.unresolved] == [u.name for u in done.unresolved]
    now = framed(film)
    assert now.is_compiled and beside(now) == beside(foreseen)
    states = {r.frame_id: r.render_state for r in show(film, FramesShowAsk(), calling()).frames}
    for row in foreseen.changes:
        if row.render_state:
            assert states[row.frame_id] == row.render_state


@pytest.mark.parametrize("edit", EDITS)
def test_every_picture_that_would_be_stale_is_foreseen(film: Workspace, project: Project, edit: str) -> None:
    """A frame whose words stay is staged anew by what is said before it: who sits down sits in it, too."""
    text = project.text(PATH).replace(*EDITS[edit])
    foreseen = previewed(film, text)
    project.write(PATH, text)
    film.forget()
    compiling.compile(film, compiling.CompileAsk(), calling())
    film.forget()
    stale = {r.frame_id for r in show(film, FramesShowAsk(), calling()).frames if r.render_state == "stale"}
    assert {r.frame_id for r in foreseen.changes if r.render_state == "stale"} == stale
    assert foreseen.counts.stale == len(stale)
    assert edit != "words" or ("FR_S01_003", "kept") in fates(foreseen)


def test_as_many_changed_frames_as_may_be_planned_are(
    film: Workspace, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those beside them come after them: where there is no room for both, theirs is not told."""
    text = project.text(PATH).replace(*EDITS["words"])
    changed = [row.frame_id for row in previewed(film, text).changes if row.fate != "kept"]
    monkeypatch.setattr("storyboard_cli.ops.script_page.MOST_PLANNED", len(changed))
    found = previewed(film, text)
    assert [row.frame_id for row in found.changes if row.render_state == "stale"] == changed
    monkeypatch.setattr("storyboard_cli.ops.script_page.MOST_PLANNED", len(changed) - 1)
    assert {row.render_state for row in previewed(film, text).changes} == {""}


def test_who_has_no_such_script_is_told_the_nearest(film: Workspace) -> None:
    with pytest.raises(SbError, match="no script rian") as caught:
        previewed(film, "", "rian.fountain")
    assert "rain.fountain" in str(caught.value.hint)
