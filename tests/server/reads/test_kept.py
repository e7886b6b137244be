"""Bytes that are kept: their tags, what is compressed of them, and how many there may be."""

from __future__ import annotations

import gzip
import re

import brotli

from storyboard_cli.server.reads.kept import Entry, Kept, KeptAnswers, Version, etag_of
from storyboard_cli.server.reads.watch import is_remote_by


def test_a_tag_says_the_event_and_what_the_bytes_are() -> None:
    assert re.fullmatch(r'"12\.\d+"', etag_of(12, b"{}"))
    assert etag_of(12, b"{}") == etag_of(12, b"{}")
    assert len({etag_of(12, b"{}"), etag_of(12, b"[]"), etag_of(13, b"{}")}) == 3


def test_bytes_are_compressed_once_and_only_where_it_is_worth_it() -> None:
    kept = Kept(b"frame " * 1000, 1)
    br, zipped = kept.coded("br"), kept.coded("gzip")
    assert br is not None and zipped is not None
    assert brotli.decompress(br) == gzip.decompress(zipped) == kept.body
    assert kept.coded("br") is br
    assert Kept(b"small", 1).coded("br") is None


def test_what_is_new_is_compressed_as_what_was_before() -> None:
    before, after = Kept(b"frame " * 1000, 1), Kept(b"other " * 1000, 2)
    before.coded("br")
    after.follow(before)
    assert after.codings == ("br",)


def test_what_nobody_asked_for_longest_goes_first() -> None:
    answers = KeptAnswers(10_000)
    for name in "abc":
        answers.put(name, Entry(Version(0, 1, 0), Kept(b"x" * 2000, 1)))
    assert answers.get("a") is not None
    answers.put("d", Entry(Version(0, 1, 0), Kept(b"x" * 2000, 1)))
    assert answers.get("b") is None
    assert all(answers.get(name) is not None for name in "acd")
    for _ in range(20):
        answers.put("d", Entry(Version(0, 2, 0), Kept(b"y" * 2000, 2)))
    assert all(answers.get(name) is not None for name in "acd")
    answers.put("large", Entry(Version(0, 3, 0), Kept(b"x" * 50_000, 3)))
    assert answers.get("large") is not None
    assert answers.get("a") is None


def test_a_state_covers_those_before_it() -> None:
    assert Version(0, 5, 1).covers(Version(0, 4, 1))
    assert not Version(0, 5, 1).covers(Version(0, 4, 2))
    assert not Version(0, 5, 1).covers(Version(0, 6, 0))
    assert Version(1, 2, 1).covers(Version(0, 60, 1))
    assert not Version(0, 60, 9).covers(Version(1, 2, 0))


def test_disks_of_others_are_known_by_what_is_mounted() -> None:
    mounts = (
        "overlay / overlay rw 0 0\nnas:/films /mnt/films nfs4 rw 0 0\n/dev/sdb /mnt/films/local ext4 rw 0 0\n"
    )
    assert is_remote_by(mounts, "/mnt/films/rain")
    assert not is_remote_by(mounts, "/mnt/films/local/rain")
    assert not is_remote_by(mounts, "/mnt/filmsets")
    assert not is_remote_by(mounts, "/home/asha")
