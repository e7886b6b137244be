"""What is remembered of a file: by its stat once it has settled, by its bytes while it is young."""

from __future__ import annotations

import json
import os
from pathlib import Path

from storyboard_cli.store.stat_cache import StatCache


def _file(folder: Path, text: str) -> Path:
    path = folder / "file"
    path.write_text(text, "utf-8")
    return path


def _kept(folder: Path, path: Path, data: bytes | None) -> StatCache:
    cache = StatCache(folder / "cache.json", "code")
    cache.put("file", path.stat(), "made of it", data)
    cache.save()
    return StatCache(folder / "cache.json", "code")


def test_a_young_file_is_kept_only_with_its_bytes(tmp_path: Path) -> None:
    path = _file(tmp_path, "one")
    assert _kept(tmp_path, path, None).get("file", path.stat(), path.read_bytes) is None
    assert _kept(tmp_path, path, b"one").get("file", path.stat(), path.read_bytes) == "made of it"


def test_a_change_that_the_stat_does_not_show_is_seen(tmp_path: Path) -> None:
    path = _file(tmp_path, "one")
    cache = _kept(tmp_path, path, b"one")
    assert cache.get("file", path.stat(), lambda: b"two") is None
    assert cache.get("file", path.stat()) is None  # who does not look may not trust


def test_a_file_that_has_settled_is_no_longer_looked_into(tmp_path: Path) -> None:
    path = _file(tmp_path, "one")
    settled = path.stat().st_mtime_ns - 60_000_000_000
    os.utime(path, ns=(settled, settled))
    stat = list(path.stat())
    stat[9] = settled // 1_000_000_000  # the system sets the time of change, so it is said here
    old = os.stat_result(stat, {"st_mtime_ns": settled, "st_ctime_ns": settled, "st_atime_ns": settled})
    entry = [settled, old.st_size, settled, "made of it"]
    digest = "sha256:7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"  # of `one`
    document = {"fingerprint": "code", "files": {"file": [*entry, digest]}}
    (tmp_path / "cache.json").write_text(json.dumps(document), "utf-8")

    cache = StatCache(tmp_path / "cache.json", "code")
    assert cache.get("file", old, path.read_bytes) == "made of it"
    cache.save()
    assert json.loads((tmp_path / "cache.json").read_bytes())["files"] == {"file": entry}
