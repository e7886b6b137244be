"""A round of retakes over HTTP: what is told of a frame follows what was said of it and what is drawn."""

from __future__ import annotations

from typing import Any

from tests.server.served import Client

FRAME = "FR_S01_001"
ANY = {"if-match": "*"}


def said(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found.get("answer", found)  # type: ignore[no-any-return]


def asked(ann: Client, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    return said(ann.post(path, body or {}, headers=ANY | {"prefer": "wait=30"}))


def frame(ann: Client, name: str = FRAME) -> dict[str, Any]:
    [row] = said(ann.get(f"/frames/{name}"))["frames"]
    return row  # type: ignore[no-any-return]


def direct(ann: Client, size: str) -> None:
    changes = {"frames": {FRAME: {"size": size}}}
    answer = ann.ask("PATCH", "/scenes/S01/direction", {"changes": changes}, headers=ANY)
    assert answer.status_code in (200, 201), answer.text


def test_a_retake_leads_to_another_picture_by_what_its_hint_names(ann: Client) -> None:
    told = asked(ann, f"/frames/{FRAME}:retake", {"note": "closer"})
    assert [step["operation"] for step in told["hint"]["steps"]] == ["compile", "render"]

    made = asked(ann, "/renders", {"selectors": [FRAME], "force": True})
    assert [p["code"] for p in made["problems"]] == ["same-picture"]
    assert frame(ann)["review_status"] == "retake"
    asked(ann, ":check")
    done = asked(ann, "/frames:approve", {"all_passed": True})
    assert FRAME in [one["frame_id"] for one in done["sent_back"]]
    assert said(ann.get("/status"))["sent_back"] == [FRAME]

    direct(ann, "CU")
    stands = said(ann.get("/status"))
    assert stands["edited_since_compile"] == ["direction/S01.yaml"]
    assert stands["next"][0]["command"]["steps"][0]["operation"] == "compile"
    for step in told["hint"]["steps"]:
        asked(ann, step["href"].partition("/v1/projects/PRJ_001")[2], step["body"])
    assert frame(ann)["review_status"] == "waiting"
    stands = said(ann.get("/status"))
    assert (stands["edited_since_compile"], stands["sent_back"]) == ([], [])


def test_what_is_compiled_to_no_change_is_told_no_more(ann: Client) -> None:
    direct(ann, frame(ann)["camera"]["size"])
    assert said(ann.get("/status"))["edited_since_compile"] == ["direction/S01.yaml"]
    asked(ann, "/scripts:compile")
    assert said(ann.get("/status"))["edited_since_compile"] == []


def test_an_omitted_frame_is_read_by_its_name(ann: Client) -> None:
    script = said(ann.get("/scripts/rain.fountain"))["file"]["text"]
    kept = script[: script.index("INT. ROOM - NIGHT")]
    answer = ann.ask("PUT", "/scripts/rain.fountain", {"text": kept}, headers=ANY)
    assert answer.status_code == 200, answer.text
    whole = said(ann.get("/frames"))["frames"]
    asked(ann, "/scripts:compile")

    assert [r["frame_id"] for r in said(ann.get("/frames"))["frames"]] == [
        r["frame_id"] for r in whole if r["scene_id"] == "S01"
    ]
    row = frame(ann, "FR_S02_001")
    assert (row["review_status"], row["render_state"], row["needs"]) == ("omitted", "", "none")
    assert ann.get("/frames/FR_S02_001/picture").status_code == 200
    assert said(ann.get("/frames/FR_S02_001/renders"))["rows"]
    refused = ann.get("/frames?review_status=omitted")
    assert refused.status_code == 422
    assert "S02" in [s["scene_id"] for s in said(ann.get("/scenes?omitted=true"))["scenes"]]
