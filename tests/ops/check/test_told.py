"""What `sb check` shows an artist: each cause once, with what mends it, in words beside the pictures."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PIL import Image
from rich.console import Console

from storyboard_cli.cli.check import show
from storyboard_cli.cli.lines import line, worded
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.reporter import Task
from storyboard_cli.drift.pictures import Opened, open_picture
from storyboard_cli.drift.side_by_side import explained
from storyboard_cli.ops import allow, check, search
from tests.callers import ACTOR, Heard, calling, made_at
from tests.ops.check.conftest import opened, sent
from tests.ops.check.test_check import blue_coat, checked, repaint
from tests.ops.projects import Project


def told(done: check.CheckAnswer) -> str:
    """The terminal's words, in whole lines as into a pipe."""
    out = io.StringIO()
    show(done, Console(file=out, width=1000, soft_wrap=True, no_color=True, highlight=False))
    return out.getvalue()


def test_a_cause_of_many_frames_is_said_once_with_what_mends_it(project: Project) -> None:
    project.edit("project.yaml", "seed: 7", "seed: 8")
    with opened(project) as workspace:
        said = told(checked(workspace))
    assert said.count("the project's seed was 7 when it was drawn and is 8 now") == 1
    assert "  in 3 frames: FR_S01_001, FR_S01_002, FR_S02_001\n" in said
    assert "  sb render FRAME, or put the old seed back\n" in said


def test_a_new_lock_that_outdates_many_frames_is_said_once(project: Project) -> None:
    """The same warning in three frames, and nothing else: no frame is listed for it."""
    with opened(project) as workspace:
        done = checked(workspace)
    warned = [
        frame.model_copy(
            update={
                "findings": [
                    check_finding("lock.outdated", "warned", "made with Asha v1; v2 is in use now"),
                    check_finding("drift.identity", "not judged", "Ravi is not judged: hidden"),
                ]
            }
        )
        for frame in done.frames
    ]
    said = told(done.model_copy(update={"frames": warned}))
    assert said.count("made with Asha v1; v2 is in use now") == 1 and "Ravi" not in said
    assert "FR_S01_001 " not in said


def check_finding(rule: str, outcome: str, message: str):  # type: ignore[no-untyped-def]
    from storyboard_cli.consistency.findings import Finding, Outcome

    return Finding(rule=rule, outcome=Outcome(outcome), message=message)


def test_advice_names_the_frame_wherever_it_is_shown(film, project, tmp_path) -> None:
    repaint(project, "scenes/S01/frame_001_v1.png", blue_coat)
    page = tmp_path / "check.html"
    ask = check.CheckAsk(selectors=["FR_S01_001"], explain=True, report=made_at(page))
    done = check.check(film, ask, Caller(ACTOR, says=line))
    wanted = "sb allow FR_S01_001 drift.identity --reason …"
    assert wanted in told(done)
    assert any(p.code == "drift.identity" and wanted in worded(p.hint or "") for p in done.problems())
    html = page.read_text("utf-8")
    assert "<code>sb allow FR_S01_001 drift.identity --reason …</code>" in html
    assert "`" not in html and "FRAME" not in html
    block = html[html.index("<b>drift.identity</b>") :].split("</section>")[0]
    assert '<figure><img alt="Asha&#x27;s coat' in block and wanted in block


def test_the_picture_of_an_explanation_has_its_words(film, project) -> None:
    """Each row of pictures has a strip of ink above it, red for a failure."""
    repaint(project, "scenes/S01/frame_001_v1.png", blue_coat)
    checked(film, "FR_S01_001", explain=True)
    with Image.open(project.state / "explain/FR_S01_001_v1.png") as sheet:
        head = sheet.convert("RGB").crop((0, 0, 400, 29))
        first = sheet.convert("RGB").crop((0, 29, 400, 58))
    assert min(sum(c) for _, c in head.getcolors(100_000)) < 120  # the frame's name, nearly black
    assert any(c[0] > 150 and c[1] < 70 and c[2] < 70 for _, c in first.getcolors(100_000))


def test_nothing_is_written_for_a_frame_with_nothing_to_see(film) -> None:
    done = checked(film, explain=True)
    assert done.written == [] and not (film.state / "explain").exists()


@pytest.mark.parametrize("size", [(900, 120), (640, 360), (60, 700)])
def test_panels_keep_the_shape_of_their_picture(size: tuple[int, int]) -> None:
    out = io.BytesIO()
    Image.new("RGB", size, (20, 60, 200)).save(out, "PNG")
    frame: Opened = open_picture(out.getvalue(), "frame.png")
    with Image.open(io.BytesIO(explained(frame, None, None))) as sheet:
        blue = sheet.convert("RGB").point(lambda v: 255 * (150 < v < 220)).getchannel("B").getbbox()
    assert blue is not None
    width, height = blue[2] - blue[0], blue[3] - blue[1]
    assert width / height == pytest.approx(size[0] / size[1], rel=0.06)


def test_a_report_never_takes_the_place_of_another_file(film, project) -> None:
    spec = "assets/CHAR_001/asset.yaml"
    before = project.read(spec)
    with pytest.raises(SbError, match="is there already and is no report") as refused:
        checked(film, report=made_at(film.root / spec))
    assert refused.value.kind is Kind.usage and project.read(spec) == before
    with pytest.raises(SbError, match="is a folder"):
        checked(film, report=made_at(film.root / "assets"))
    assert not list(film.log.read(kinds=["check.judged"]))  # refused before any work
    page = film.root / "check.html"
    project.write("check.html", "")
    for _ in range(2):  # an empty file, then a report of before
        assert checked(film, report=made_at(page)).written == ["check.html"]


def test_an_archived_project_can_still_be_looked_at(project: Project) -> None:
    project.append("project.yaml", "status: archived\n")
    with opened(project) as workspace:
        with pytest.raises(SbError, match="is archived") as refused:
            checked(workspace)
        assert "`sb check --dry-run`" in worded(refused.value.hint or "")
        assert checked(workspace, dry_run=True).passed == 3


def test_a_search_for_what_is_no_picture_says_what_one_is(film, project) -> None:
    with pytest.raises(SbError, match="cannot be read as a picture") as refused:
        search.search(film, search.SearchAsk(like=sent(project, "project.yaml")), calling())
    assert refused.value.hint == "give a PNG, JPEG or WebP picture"


def test_an_exception_where_nothing_failed_says_so_and_a_short_reason_is_called_short(film) -> None:
    checked(film)
    with pytest.raises(SbError, match="is called 'nonsense'") as refused:
        allow.allow(film, allow.AllowAsk(selector="S01/1", rule="nonsense", reason="because"), calling())
    assert worded(refused.value.hint or "").startswith("the rules are: picture.changed, ")
    with pytest.raises(SbError, match="'x' is too short for a reason"):
        allow.allow(film, allow.AllowAsk(selector="S01/1", rule="count", reason="x"), calling())


def test_wrapped_lines_stay_below_their_beginning(film, project) -> None:
    repaint(project, "scenes/S01/frame_001_v1.png", blue_coat)
    done = checked(film, "FR_S01_001", explain=True)
    out = io.StringIO()
    show(done, Console(file=out, width=60, no_color=True, highlight=False))
    lines = out.getvalue().splitlines()
    (first,) = [n for n, line in enumerate(lines) if line.startswith("  drift.identity  Asha's coat")]
    assert lines[first + 1].startswith("    ") and lines[first + 1][4] != " "
    assert max(map(len, lines)) <= 60
    assert not [line for line in lines if line[:1].islower() and "quarantined" not in line]


def test_a_threshold_without_a_reason_is_said_not_to_count(project: Project) -> None:
    project.append("assets/CHAR_001/asset.yaml", "consistency: {threshold: 0.999}\n")
    report = Heard()
    with opened(project) as workspace:
        done = check.check(workspace, check.CheckAsk(), report)
    assert done.passed == 3
    assert [t for t in report.warned if "consistency.threshold of CHAR_001 does not count" in t]


def test_a_search_by_a_picture_answers_where_nothing_can_be_written(film, project) -> None:
    """A folder where the lock of the vectors would be stands for a project that is read-only."""
    ask = search.SearchAsk(like=sent(project, "scenes/S01/frame_001_v1.png"))
    usual = search.search(film, ask, calling())
    lock = film.state / "vectors.lock"
    lock.unlink(missing_ok=True)
    lock.mkdir()
    with opened(project) as workspace:
        answer = search.search(workspace, ask, calling())
    assert (answer.alike, answer.alike_frames) == (usual.alike, usual.alike_frames)
    assert {a.frame_id: a.likeness for a in answer.alike_frames}["FR_S01_001"] == 1.0


class _Impatient(Heard):
    """A user who presses Ctrl-C when the second frame is done."""

    done = 0.0

    @contextmanager
    def task(self, title: str, total: float | None = None) -> Iterator[Task]:
        yield self

    def advance(self, steps: float = 1, note: str | None = None) -> None:
        self.done += steps
        if self.done == 2:
            raise KeyboardInterrupt

    def resize(self, total: float | None) -> None:
        pass


def test_a_stopped_check_keeps_the_verdicts_it_had(film) -> None:
    with pytest.raises(KeyboardInterrupt):
        check.check(film, check.CheckAsk(), _Impatient())
    kept = [e.subject for e in film.log.read(kinds=["check.judged"])]
    assert kept == ["FR_S01_001", "FR_S01_002"]
    assert checked(film).judged == 1
