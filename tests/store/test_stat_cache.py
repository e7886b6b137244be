"""What is remembered of a file: by its tag once it has settled, by its bytes while it is young."""

from __future__ import annotations

import json
from dataclasses import dataclass

from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.store.memory_files import MemoryFiles
from storyboard_cli.store.stat_cache import StatCache


@dataclass(frozen=True)
class Seen:
    """A file as a listing shows it."""

    tag: str
    settled: bool
    path: str = "file"
    size: int = 3
    leads_out: bool = False


YOUNG, OLD = Seen("tag", False), Seen("tag", True)


def _kept(entry: Seen, data: bytes | None) -> MemoryFiles:
    files = MemoryFiles()
    cache = StatCache(files, "cache", "code")
    cache.put("file", entry, "made of it", data)
    cache.save()
    return files


def _known(files: MemoryFiles) -> object:
    return json.loads(files.read("cache.json"))["files"]


def test_a_young_file_is_kept_only_with_its_bytes() -> None:
    assert StatCache(_kept(YOUNG, None), "cache", "code").get("file", YOUNG, lambda: b"one") is None
    assert StatCache(_kept(YOUNG, b"one"), "cache", "code").get("file", YOUNG, lambda: b"one") == "made of it"


def test_a_change_that_the_tag_does_not_show_is_seen() -> None:
    cache = StatCache(_kept(YOUNG, b"one"), "cache", "code")
    assert cache.get("file", YOUNG, lambda: b"two") is None
    assert cache.get("file", YOUNG) is None  # who does not look may not trust


def test_another_tag_or_other_code_knows_nothing() -> None:
    files = _kept(OLD, None)
    assert StatCache(files, "cache", "code").get("file", OLD) == "made of it"
    assert StatCache(files, "cache", "code").get("file", Seen("other", True)) is None
    assert StatCache(files, "cache", "other code").get("file", OLD) is None


def test_a_file_that_has_settled_is_no_longer_looked_into() -> None:
    files = _kept(YOUNG, b"one")
    assert _known(files) == {"file": ["tag", "made of it", sha256_bytes(b"one")]}

    cache = StatCache(files, "cache", "code")
    assert cache.get("file", OLD, lambda: b"one") == "made of it"
    cache.save()
    assert _known(files) == {"file": ["tag", "made of it"]}


def test_a_damaged_cache_is_an_empty_one() -> None:
    for damaged in (b"", b"{", b"[]", b'{"fingerprint": "code", "files": {"file": [1, 2, 3, "x"]}}'):
        files = MemoryFiles({"cache.json": damaged})
        assert StatCache(files, "cache", "code").get("file", OLD) is None
