"""Pictures that running jobs are still making: the newest of each, in memory, as long as the job runs."""

from __future__ import annotations

import io
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field

from storyboard_cli.core.errors import SbError
from storyboard_cli.core.pictures import open_picture, picture_size
from storyboard_cli.core.reporter import Glimpse

MOST = 16
"""Of so many subjects a job's newest pictures are kept."""
TOLD_S = 0.2
"""Listeners hear of new ones at most once in this time, for each job."""
MEDIA = "image/webp"
_SIDE, _LARGEST = 512, 4096
"""Pixels of a side: as it is kept, and as it may come."""
_QUALITY = 70


@dataclass(slots=True)
class _OfJob:
    pictures: OrderedDict[str, Glimpse] = field(default_factory=OrderedDict)  # the newest stands last
    untold: set[str] = field(default_factory=set)
    told_at: float = 0.0


class Glimpses:
    """Any thread may put and look."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: dict[str, _OfJob] = {}

    def put(self, job_id: str, glimpse: Glimpse) -> list[str]:
        """Keep a picture; the subjects that listeners are to hear of now, none where they heard just now."""
        now = time.monotonic()
        with self._lock:
            found = self._jobs.setdefault(job_id, _OfJob())
            found.pictures[glimpse.subject] = glimpse
            found.pictures.move_to_end(glimpse.subject)
            while len(found.pictures) > MOST:
                found.pictures.popitem(last=False)
            found.untold.add(glimpse.subject)
            if now - found.told_at < TOLD_S:
                return []
            found.told_at = now
            told, found.untold = sorted(found.untold & found.pictures.keys()), set()
            return told

    def newest(self, job_id: str, subject: str | None = None) -> Glimpse | None:
        """The newest picture of the job, or of one of its subjects."""
        with self._lock:
            found = self._jobs.get(job_id)
            if found is None:
                return None
            if subject is not None:
                return found.pictures.get(subject)
            return next(reversed(found.pictures.values()), None)

    def forget(self, job_id: str) -> None:
        """The job ended: what it made is there itself."""
        with self._lock:
            self._jobs.pop(job_id, None)


def shown(glimpse: Glimpse) -> Glimpse | None:
    """The picture as it is sent on: opened, small, and drawn again. None where it cannot be opened."""
    try:
        size = picture_size(glimpse.data, glimpse.subject)
        if max(size.width, size.height) > _LARGEST:
            return None
        image = open_picture(glimpse.data, glimpse.subject, formats=["JPEG", "PNG"]).convert("RGB")
    except SbError:
        return None
    image.thumbnail((_SIDE, _SIDE))
    out = io.BytesIO()
    image.save(out, "WEBP", quality=_QUALITY, method=2)
    return Glimpse(glimpse.subject, out.getvalue(), glimpse.server)
