"""Numbers for Prometheus: requests, jobs, listeners."""

from __future__ import annotations

from typing import Any, Literal, get_args

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

Way = Literal["password", "provider", "guest", "token"]
"""How somebody tries to come in."""

_STEPS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Metrics:
    """The numbers of one service."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._counted: dict[
            tuple[str, str, int], tuple[Any, Any]
        ] = {}  # finding one takes longer than counting
        self._requests = Counter(
            "sb_requests_total", "Requests.", ["method", "path", "status"], registry=self.registry
        )
        self._seconds = Histogram(
            "sb_request_seconds", "How long requests took.", ["path"], buckets=_STEPS, registry=self.registry
        )
        self.jobs = Gauge("sb_jobs", "Jobs by state.", ["state"], registry=self.registry)
        self.finished = Counter(
            "sb_jobs_finished_total", "Jobs that ended.", ["operation", "state"], registry=self.registry
        )
        self.oldest_queued = Gauge(
            "sb_oldest_queued_job_seconds",
            "How long the oldest job waits that has not begun; 0: none waits.",
            registry=self.registry,
        )
        self.disk_free = Gauge(
            "sb_disk_free_bytes", "What is free on the disk of the service.", registry=self.registry
        )
        self._refused = Counter(
            "sb_sign_ins_refused_total",
            "Who was not let in, by how they tried: password, provider, guest, token.",
            ["way"],
            registry=self.registry,
        )
        for way in get_args(Way):
            self._refused.labels(way)
        self.listeners = Gauge(
            "sb_event_listeners", "Streams of events that are open.", registry=self.registry
        )
        self.projects = Gauge("sb_projects_open", "Projects that are open.", registry=self.registry)

    def refused(self, way: Way) -> None:
        """Somebody was not let in."""
        self._refused.labels(way).inc()

    def request(self, method: str, path: str, status: int, seconds: float) -> None:
        """One request that was answered."""
        known = method if method in _METHODS else "other"  # whoever makes words up fills no memory
        kind = (known, path, status)
        found = self._counted.get(kind)
        if found is None:
            found = (self._requests.labels(known, path, str(status)), self._seconds.labels(path))
            self._counted[kind] = found
        found[0].inc()
        found[1].observe(seconds)

    def text(self) -> bytes:
        """All of them, as Prometheus reads them."""
        return bytes(generate_latest(self.registry))
