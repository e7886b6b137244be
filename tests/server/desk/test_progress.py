"""How far a job is, as its operation says it, and how often listeners hear of it."""

from __future__ import annotations

import threading
import time

from storyboard_cli.server.desk.progress import MOST_MESSAGES, Following, Progress, Throttle, progress_from

SOON = 20.0


def follow() -> Following:
    return Following(lambda _: None)


def test_a_task_within_a_task_is_shown_while_it_lasts() -> None:
    following = follow()
    with following.task("building", 4) as outer:
        outer.advance(note="compile")
        with following.task("rendering", 10) as inner:
            inner.advance(5, "FR_S01_001")
            assert (following.now.title, following.now.percent) == ("rendering", 50.0)
        assert (following.now.title, following.now.note, following.now.percent) == (
            "building",
            "compile",
            25.0,
        )
    assert following.now.title == "building"


def test_a_length_that_is_not_known_has_no_percent() -> None:
    following = follow()
    with following.task("reading") as task:
        task.advance()
        assert following.now.percent is None
        task.resize(8)
        assert following.now.percent == 12.5
        task.advance(20)
        assert following.now.percent == 100.0


def test_of_many_messages_the_newest_are_kept() -> None:
    following = follow()
    for number in range(MOST_MESSAGES + 50):
        following.say(str(number))
    texts = [message["text"] for message in following.now.messages]
    assert texts == [str(number) for number in range(50, MOST_MESSAGES + 50)]


def test_progress_is_read_as_it_was_written() -> None:
    progress = Progress("rendering", "FR_S01_001", 2, 4, ({"level": "said", "text": "x", "hint": None},))
    assert progress_from(progress.plain()) == progress
    assert progress_from({}) == Progress()


def test_a_thousand_steps_are_told_seldom_and_the_last_one_surely() -> None:
    following = follow()
    told: list[tuple[float, float]] = []
    last = threading.Event()

    def tell(job_id: str) -> None:
        told.append((time.monotonic(), following.now.done))
        if following.now.done == 1000:
            last.set()

    throttle = Throttle(tell, every_s=0.05)
    throttle.start()
    with following.task("rendering", 1000) as task:
        for _ in range(1000):
            task.advance()
            throttle.changed("job_1")
        assert last.wait(SOON)  # nothing comes after it, and it is told all the same
    throttle.stop()
    assert len(told) <= (told[-1][0] - told[0][0]) / 0.05 + 2


def test_of_a_job_that_ended_nothing_is_told_any_more() -> None:
    told: list[str] = []
    heard = threading.Event()

    def tell(job_id: str) -> None:
        told.append(job_id)
        heard.set()

    throttle = Throttle(tell, every_s=60)
    throttle.start()
    throttle.changed("job_1")
    assert heard.wait(SOON)
    heard.clear()
    throttle.changed("job_1")  # would be told in a minute
    throttle.forget("job_1")
    throttle.changed("job_2")
    assert heard.wait(SOON)
    throttle.stop()
    assert told == ["job_1", "job_2"]
