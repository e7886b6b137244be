"""What is said twice, too long or in odd figures is refused in words, and nothing of it is a fault."""

from __future__ import annotations

import pytest

from tests.server.served import Client


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ('{"note": "a", "note": "b"}', "note"),
        ('{"note": "a", "n\\u006fte": "b"}', "note"),
        ('{"selectors": [], "note": {"x": 1, "x": 1}}', "x"),
    ],
)
def test_a_field_that_is_said_twice_in_a_body_is_refused(ann: Client, body: str, field: str) -> None:
    path = ann.path("/frames/FR_S01_001:comment")
    told = ann.http.post(path, content=body.encode(), headers={"content-type": "application/json"})
    assert (told.status_code, told.json()["code"], told.json()["fields"]) == (422, "said-twice", [field])


@pytest.mark.parametrize("query", ["limit=1&limit=2", "after=a&after=b"])
@pytest.mark.parametrize("path", ["/frames", "/events", "/scenes"])
def test_a_parameter_that_counts_once_is_said_once(ann: Client, path: str, query: str) -> None:
    told = ann.get(f"{path}?{query}")
    assert told.status_code == 422, told.text
    if told.json()["code"] != "unknown-query":
        assert told.json()["code"] == "said-twice"


def test_a_field_that_is_too_long_is_no_address(ann: Client) -> None:
    told = ann.post("/frames/FR_S01_001:comment", {"note": "x" * 10_001})
    assert (told.status_code, told.json()["code"]) == (422, "too-long")
    assert ann.get(f"/frames?after={'x' * 20_000}").status_code in (414, 431)


@pytest.mark.parametrize("to", ["²", "٣", "9" * 5000])
def test_a_rollback_to_odd_figures_finds_nothing(ann: Client, to: str) -> None:
    told = ann.post(":rollback", {"to": to}, headers={"if-match": "*"})
    assert (told.status_code, told.json()["code"]) == (404, "no-such-past"), told.text


@pytest.mark.parametrize("name", ["openclip:" + "x" * 5000, "dino:\0", "csd:a:b", "x" * 5000])
def test_an_embedder_that_no_folder_can_be_called_is_refused(ann: Client, name: str) -> None:
    told = ann.post(":search", {"words": ["bus"], "embedder": name})
    assert told.status_code < 500, told.text
    told = ann.post(":search", {"words": [], "embedder": name})
    assert told.status_code < 500, told.text
