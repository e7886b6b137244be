"""Looks at servers without rendering.

Do they answer, what are they, what do they lack for these pipelines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from storyboard_cli.core.problems import Problem, Severity
from storyboard_cli.render.comfy.client import Client
from storyboard_cli.render.comfy.faults import Fault
from storyboard_cli.render.comfy.http import Credentials
from storyboard_cli.render.comfy.pipelines import Pipeline
from storyboard_cli.render.comfy.preflight import check_pipeline

_PATIENCE_S = 10.0


@dataclass(frozen=True)
class Inspection:
    """The findings about one address."""

    url: str
    fault: Fault | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    waiting: int = 0
    running: int = 0
    model: str = ""
    nodes: int = 0
    packs: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)  # by pipeline

    @property
    def is_ready(self) -> bool:
        """Does it answer, and lack nothing?"""
        return self.fault is None and not any(p.is_error for found in self.problems.values() for p in found)


def inspect(
    urls: Sequence[str],
    pipelines: Sequence[Pipeline],
    chosen: Mapping[str, str],
    credentials: Credentials,
) -> list[Inspection]:
    """Look at all servers at the same time; the answers come in the order of `urls`."""
    with ThreadPoolExecutor(max(1, min(16, len(urls)))) as threads:
        return list(threads.map(lambda url: _one(url, pipelines, chosen, credentials), urls))


def _one(
    url: str, pipelines: Sequence[Pipeline], chosen: Mapping[str, str], credentials: Credentials
) -> Inspection:
    client = Client.open(url, credentials, _PATIENCE_S)
    try:
        capabilities = client.capabilities()
        versions = client.pack_versions()
        problems = {p.label: tuple(check_pipeline(p, capabilities, chosen)) for p in pipelines}
        if credentials.headers(url) and _is_open_road(url):
            warning = Problem(
                Severity.warning,
                "plain-http",
                "the password or token travels unencrypted to this server",
                hint="use https, or an ssh tunnel to it",
            )
            problems["connection"] = (warning,)
        running, model = client.at_work()
        return Inspection(
            url,
            running=running,
            model=model,
            facts=capabilities.facts,
            waiting=client.waiting(),
            nodes=len(capabilities.raw),
            packs={name: versions.get(name, "") for name in capabilities.packs()},
            problems=problems,
        )
    except Fault as fault:
        return Inspection(url, fault)
    finally:
        client.close()


def _is_open_road(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme == "http" and parts.hostname not in ("localhost", "127.0.0.1", "::1")
