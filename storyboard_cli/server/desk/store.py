"""The desk of a server on one machine: requests and jobs in one SQLite file, `server.db`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from storyboard_cli.core.caller import Cancelled
from storyboard_cli.core.clock import Clock, iso_precise, system_clock
from storyboard_cli.core.database import Database
from storyboard_cli.server.desk.job import (
    DEAD_AFTER,
    RETRIED,
    Guard,
    Job,
    JobState,
    NewJob,
    Outcome,
    died,
    missing,
    not_cancelled,
    not_retried,
    refused,
    retried_already,
)
from storyboard_cli.server.desk.port import Accepted, Enqueued, Recovered
from storyboard_cli.server.desk.progress import Progress, progress_from
from storyboard_cli.server.desk.request import (
    KEPT_S,
    Answered,
    Begun,
    Fresh,
    Head,
    Other,
    Reply,
    Request,
    Running,
    Unknown,
)
from storyboard_cli.server.desk.shape import STEPS

BAND = 25
"""A project's jobs count in bands: the first 25 that wait go before everybody's next 25."""
_MOST_AT_HAND = 200
JOBS_KEPT = timedelta(days=30)
_FIELDS = (
    "number, job_id, project_id, operation, ask, actor, principal, role, lane, state, created_at, attempt, "
    "deaths, started_at, finished_at, stop_wanted, progress, answer, failure, problem, retry_of, guard"
)
_KEY = "project_id = ? AND principal = ? AND key = ?"


class Desk:
    """As `DeskPort`. `server` names the server that opened it: what another one began, that one left."""

    def __init__(
        self, path: Path, *, server: str | None = None, clock: Clock = system_clock, wait_s: float = 15.0
    ) -> None:
        self.server = server or uuid4().hex
        self._clock = clock
        self.path = path
        self._database = Database(path, STEPS, wait_s=wait_s)
        self._at_hand: dict[str, tuple[int, Job]] = {}  # jobs that were read, each with the version before
        self._lost: set[tuple[str, str, str]] = set()  # begun here, and their answers could not be written

    def close(self) -> None:
        """As `DeskPort.close`."""
        self._database.close()

    # --- requests ---------------------------------------------------------------------------------------

    def begin(self, request: Request, head_before: Head | None = None) -> Begun:
        """As `DeskPort.begin`."""
        with self._database.writing() as connection:
            found = self._known(connection, request)
            if found is None:
                self._note(connection, request, head_before)
        if found is None:
            self._lost.discard(_key(request))
        return found or Fresh()

    def begin_again(self, request: Request, head_before: Head | None = None) -> Begun:
        """As `DeskPort.begin_again`."""
        with self._database.writing() as connection:
            found = self._known(connection, request)
            if found is not None and not isinstance(found, Unknown):
                return found  # somebody else was quicker
            self._note(connection, request, head_before)
        self._lost.discard(_key(request))
        return Fresh()

    def answered(self, request: Request) -> Answered | Other | None:
        """As `DeskPort.answered`."""
        with self._database.writing() as connection:
            found = self._known(connection, request)
        return found if isinstance(found, Answered | Other) else None

    def answer(self, request: Request, reply: Reply) -> None:
        """As `DeskPort.answer`. Where it cannot be kept, the request is `Unknown` from now on."""
        try:
            with self._database.writing() as connection:
                self._keep(connection, request, reply)
        except BaseException:
            self._lost.add(_key(request))
            raise
        self._lost.discard(_key(request))

    def drop(self, request: Request) -> None:
        """As `DeskPort.drop`."""
        try:
            with self._database.writing() as connection:
                connection.execute(f"DELETE FROM requests WHERE {_KEY} AND state = 'started'", _key(request))
        except BaseException:
            self._lost.add(_key(request))
            raise

    def lose(self, request: Request) -> None:
        """As `DeskPort.lose`."""
        self._lost.add(_key(request))

    def sweep(self) -> int:
        """As `DeskPort.sweep`. What this server is working on stays."""
        with self._database.writing() as connection:
            requests = connection.execute(
                "DELETE FROM requests WHERE at < ? AND (state = 'answered' OR server != ?)",
                (self._ago(timedelta(seconds=KEPT_S)), self.server),
            )
            jobs = connection.execute("DELETE FROM jobs WHERE finished_at < ?", (self._ago(JOBS_KEPT),))
            return requests.rowcount + jobs.rowcount

    def _known(self, connection: sqlite3.Connection, request: Request) -> Begun | None:
        row = connection.execute(
            f"SELECT target, body_sha256, state, server, head_before, head_hash, status, headers, body, at "
            f"FROM requests WHERE {_KEY}",
            _key(request),
        ).fetchone()
        if row is None:
            return None
        target, body_sha256, state, server, head_before, head_hash, status, headers, body, at = row
        is_ours = server == self.server and _key(request) not in self._lost
        if at < self._ago(timedelta(seconds=KEPT_S)) and (state == "answered" or not is_ours):
            connection.execute(f"DELETE FROM requests WHERE {_KEY}", _key(request))
            return None
        if (target, body_sha256) != (request.target, request.body_sha256):
            return Other(target)
        if state == "answered":
            return Answered(Reply(status, json.loads(headers), body))
        if is_ours:
            return Running()
        return Unknown(None if head_before is None else (head_before, head_hash or ""))

    def _note(self, connection: sqlite3.Connection, request: Request, head_before: Head | None) -> None:
        connection.execute(
            "INSERT OR REPLACE INTO requests "
            "(project_id, principal, key, target, body_sha256, state, server, head_before, head_hash, at) "
            "VALUES (?, ?, ?, ?, ?, 'started', ?, ?, ?, ?)",
            (
                *_key(request), request.target, request.body_sha256, self.server,
                *(head_before or (None, None)), self._now(),
            ),
        )  # fmt: skip

    def _keep(self, connection: sqlite3.Connection, request: Request, reply: Reply) -> None:
        connection.execute(
            "INSERT OR REPLACE INTO requests "
            "(project_id, principal, key, target, body_sha256, state, server, status, headers, body, at) "
            "VALUES (?, ?, ?, ?, ?, 'answered', ?, ?, ?, ?, ?)",
            (
                *_key(request), request.target, request.body_sha256, self.server,
                reply.status, json.dumps(dict(reply.headers)), reply.body, self._now(),
            ),
        )  # fmt: skip

    # --- jobs -------------------------------------------------------------------------------------------

    def enqueue(self, new: NewJob, request: Request | None = None, reply: Reply | None = None) -> Accepted:
        """As `DeskPort.enqueue`."""
        with self._database.writing() as connection:
            if request is not None:
                found = self._known(connection, request)
                if isinstance(found, Answered | Other):
                    return found
            if new.retry_of is not None:
                self._refuse_retry(connection, new.retry_of)
            self._add(connection, new)
            if request is not None and reply is not None:
                self._keep(connection, request, reply)
            return Enqueued(self._job(connection, new.job_id))

    def _add(self, connection: sqlite3.Connection, new: NewJob) -> None:
        waiting = _one(
            connection, "SELECT count(*) FROM jobs WHERE state = 'queued' AND project_id = ?", new.project_id
        )
        connection.execute(
            "INSERT INTO jobs (job_id, project_id, operation, ask, actor, principal, role, lane, band, "
            "state, created_at, retry_of, guard) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?)",
            (
                new.job_id, new.project_id, new.operation, json.dumps(dict(new.ask)), new.actor,
                new.principal, new.role, new.lane or new.operation, waiting // BAND, self._now(),
                new.retry_of, _written(asdict(new.guard) if new.guard else None),
            ),
        )  # fmt: skip

    def _refuse_retry(self, connection: sqlite3.Connection, job_id: str) -> None:
        job = self._job(connection, job_id)
        if job.state not in RETRIED:
            raise not_retried(job)
        row = connection.execute(
            "SELECT job_id FROM jobs WHERE retry_of = ? AND state IN ('queued', 'running')", (job_id,)
        ).fetchone()
        if row is not None:
            raise retried_already(job_id, row[0])

    def take(self, *, per_project: int) -> Job | None:
        """As `DeskPort.take`."""
        with self._database.writing() as connection:
            # SQLite gives the other columns of the row that `min` found.
            row = connection.execute(
                "WITH busy AS (SELECT project_id, count(*) AS n FROM jobs WHERE state = 'running' "
                "              GROUP BY project_id) "
                "SELECT j.job_id, min(j.number) AS first, j.band, coalesce(busy.n, 0) AS n "
                "FROM jobs j LEFT JOIN busy ON busy.project_id = j.project_id "
                "WHERE j.state = 'queued' AND coalesce(busy.n, 0) < ? AND NOT EXISTS ("
                "  SELECT 1 FROM jobs r WHERE r.state = 'running' AND r.project_id = j.project_id "
                "  AND r.lane = j.lane) "
                "GROUP BY j.project_id ORDER BY n, j.band, first LIMIT 1",
                (per_project,),
            ).fetchone()
            if row is None:
                return None
            connection.execute(
                "UPDATE jobs SET state = 'running', server = ?, attempt = attempt + 1, started_at = ? "
                "WHERE job_id = ?",
                (self.server, self._now(), row[0]),
            )
            return self._job(connection, row[0])

    def finish(self, job_id: str, outcome: Outcome, progress: Progress) -> Job:
        """As `DeskPort.finish`."""
        with self._database.writing() as connection:
            if self._is_mine(connection, job_id):
                self._end(connection, job_id, outcome, progress)
            return self._job(connection, job_id)

    def put_back(self, job_id: str, outcome: Outcome, progress: Progress) -> Job:
        """As `DeskPort.put_back`."""
        with self._database.writing() as connection:
            if self._is_mine(connection, job_id):
                if self._job(connection, job_id).stop_wanted:
                    self._end(connection, job_id, outcome, progress)
                else:
                    self._wait_again(connection, job_id)
            return self._job(connection, job_id)

    def _is_mine(self, connection: sqlite3.Connection, job_id: str) -> bool:
        """Is the job running here? One that was put back may run elsewhere by now."""
        row = connection.execute(
            "SELECT 1 FROM jobs WHERE job_id = ? AND state = 'running' AND server = ?", (job_id, self.server)
        ).fetchone()
        return row is not None

    def _wait_again(self, connection: sqlite3.Connection, job_id: str) -> None:
        connection.execute("UPDATE jobs SET state = 'queued', server = NULL WHERE job_id = ?", (job_id,))

    def cancel(self, job_id: str, why: str = "") -> Job:
        """As `DeskPort.cancel`."""
        with self._database.writing() as connection:
            job = self._job(connection, job_id)
            if job.state is JobState.queued:
                said = f"cancelled before it began{why and f': {why}'}; nothing was done"
                outcome = refused(Cancelled(said))
                self._end(connection, job_id, outcome, job.progress)
            elif job.state is JobState.running:
                connection.execute("UPDATE jobs SET stop_wanted = 1 WHERE job_id = ?", (job_id,))
            elif job.state is not JobState.cancelled:
                raise not_cancelled(job)
            return self._job(connection, job_id)

    def recover(self) -> Recovered:
        """As `DeskPort.recover`."""
        with self._database.writing() as connection:
            left = self._jobs(connection, "WHERE state = 'running' AND server != ?", self.server)
            ended, queued = [], []
            for job in left:
                connection.execute("UPDATE jobs SET deaths = deaths + 1 WHERE job_id = ?", (job.job_id,))
                if job.stop_wanted:
                    self._end(connection, job.job_id, refused(Cancelled()), job.progress)
                    ended.append(job.job_id)
                elif job.deaths + 1 >= DEAD_AFTER:
                    self._end(connection, job.job_id, died(), job.progress)
                    ended.append(job.job_id)
                else:
                    self._wait_again(connection, job.job_id)
                    queued.append(job.job_id)
            return Recovered(
                tuple(self._job(connection, job_id) for job_id in queued),
                tuple(self._job(connection, job_id) for job_id in ended),
            )

    def _end(self, connection: sqlite3.Connection, job_id: str, outcome: Outcome, progress: Progress) -> None:
        connection.execute(
            "UPDATE jobs SET state = ?, finished_at = ?, answer = ?, failure = ?, problem = ?, progress = ?, "
            "server = NULL WHERE job_id = ?",
            (
                outcome.state.value, self._now(), _written(outcome.answer), outcome.failure,
                _written(outcome.problem), json.dumps(progress.plain()), job_id,
            ),
        )  # fmt: skip

    # --- what is asked ----------------------------------------------------------------------------------

    def job(self, job_id: str) -> Job:
        """As `DeskPort.job`."""
        version = self._database.version()
        with self._database.reading() as connection:
            found = self._job(connection, job_id)
        if len(self._at_hand) >= _MOST_AT_HAND:
            self._at_hand = {}
        self._at_hand[job_id] = version, found
        return found

    def job_at_hand(self, job_id: str) -> Job | None:
        """As `DeskPort.job_at_hand`."""
        version, found = self._at_hand.get(job_id, (-1, None))
        return found if found is not None and version == self._database.version() else None

    def jobs(
        self,
        project_id: str | None = None,
        *,
        states: Sequence[JobState] = (),
        dead: bool = False,
        before: int | None = None,
        limit: int = 100,
    ) -> list[Job]:
        """As `DeskPort.jobs`."""
        wanted: list[str] = []
        values: list[object] = []
        if project_id is not None:
            wanted.append("project_id = ?")
            values.append(project_id)
        if states:
            wanted.append(f"state IN ({', '.join('?' * len(states))})")
            values += [state.value for state in states]
        if dead:
            wanted.append("state = 'failed' AND deaths >= ?")
            values.append(DEAD_AFTER)
        if before is not None:
            wanted.append("number < ?")
            values.append(before)
        condition = f"WHERE {' AND '.join(wanted)}" if wanted else ""
        with self._database.reading() as connection:
            return self._jobs(connection, f"{condition} ORDER BY number DESC LIMIT ?", *values, limit)

    def waiting_since(self) -> str | None:
        """As `DeskPort.waiting_since`."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT min(created_at) FROM jobs WHERE state = 'queued'").fetchone()
        return row[0] if row else None

    def counts(self) -> Mapping[JobState, int]:
        """As `DeskPort.counts`."""
        with self._database.reading() as connection:
            rows = dict(connection.execute("SELECT state, count(*) FROM jobs GROUP BY state").fetchall())
        return {state: int(rows.get(state.value, 0)) for state in JobState}

    def _job(self, connection: sqlite3.Connection, job_id: str) -> Job:
        found = self._jobs(connection, "WHERE job_id = ?", job_id)
        if not found:
            raise missing(job_id)
        return found[0]

    def _jobs(self, connection: sqlite3.Connection, which: str, *values: object) -> list[Job]:
        rows = connection.execute(f"SELECT {_FIELDS} FROM jobs {which}", values).fetchall()
        names = [field.strip() for field in _FIELDS.split(",")]
        return [_job_of(dict(zip(names, row, strict=True))) for row in rows]

    # --- when -------------------------------------------------------------------------------------------

    def _now(self) -> str:
        return iso_precise(self._clock())

    def _ago(self, time: timedelta) -> str:
        return iso_precise(self._clock() - time)


def _key(request: Request) -> tuple[str, str, str]:
    return request.project_id, request.principal, request.key


def _one(connection: sqlite3.Connection, sql: str, *values: object) -> int:
    return int(connection.execute(sql, values).fetchone()[0])


def _written(value: Mapping[str, Any] | None) -> str | None:
    return None if value is None else json.dumps(dict(value))


def _read(text: str | None) -> Any:
    return None if text is None else json.loads(text)


def _job_of(row: dict[str, Any]) -> Job:
    return Job(
        **row
        | {
            "state": JobState(row["state"]),
            "stop_wanted": bool(row["stop_wanted"]),
            "ask": _read(row["ask"]),
            "progress": progress_from(_read(row["progress"])),
            "answer": _read(row["answer"]),
            "problem": _read(row["problem"]),
            "guard": Guard(**guard) if (guard := _read(row["guard"])) else None,
        }
    )
