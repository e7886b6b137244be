"""Which servers a run asks, and which of them this machine logs in to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.handover import ServerAddress
from storyboard_cli.core.settings import Settings
from storyboard_cli.render.comfy.http import Credentials, server_url
from storyboard_cli.spec.project import ProjectSpec


class Addresses(NamedTuple):
    """The servers of a run, each once, what named them, and what to log in with."""

    urls: tuple[str, ...]
    source: str
    credentials: Credentials


def addresses(
    settings: Settings, project: ProjectSpec, named: Iterable[ServerAddress | str], *, here: bool
) -> Addresses:
    """Those that somebody at this machine named, else the machine's own, else the project's.

    `here` says that the caller sits at this machine. For whoever is far away a project's own list counts for
    nothing, because they can write it: this machine would call inner addresses for them, and log in there.
    """
    own = project.comfyui.servers if here else []
    for found, source in (
        ([str(one) for one in named], "servers"),
        (settings.servers, "SB_COMFY_SERVERS"),
        (own, "project.yaml"),
    ):
        if found:
            urls = tuple(dict.fromkeys(server_url(one) for one in found))
            return Addresses(urls, source, Credentials.of(settings, urls))
    return Addresses((), "", Credentials())


def no_servers(*, here: bool) -> SbError:
    """No server is named, for a caller at this machine or far away."""
    if here:
        said = "no ComfyUI server is named"
        hint = "set SB_COMFY_SERVERS, or `comfyui: {servers: [http://127.0.0.1:8188]}` in project.yaml"
    else:
        said = "the machine that sb runs on names no ComfyUI server"
        hint = (
            "set SB_COMFY_SERVERS there; servers of project.yaml are only asked for somebody who sits at it"
        )
    return SbError(Kind.usage, "no-servers", said, hint=hint)
