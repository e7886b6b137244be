"""What comes from a server is data: bounded, cleaned, and never followed elsewhere."""

from __future__ import annotations

import pytest

from storyboard_cli.cli.lines import worded
from storyboard_cli.core.errors import SbError
from storyboard_cli.core.settings import from_environment
from storyboard_cli.render.comfy.client import files_of
from storyboard_cli.render.comfy.embedding import pooled
from storyboard_cli.render.comfy.faults import Fault, RetryDecision, execution_fault, refusal_fault
from storyboard_cli.render.comfy.http import Credentials, HttpClient, server_url
from storyboard_cli.render.comfy.picture import blank, palette, pose_preset, verified, with_graph
from storyboard_cli.render.comfy.server_text import clean, one_line
from storyboard_cli.render.comfy.slots import sampler_name
from storyboard_cli.render.comfy.websocket import read_message
from tests.doubles.comfy_engine import picture
from tests.doubles.comfy_server import ComfyServer


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("127.0.0.1:8188", "http://127.0.0.1:8188"),
        ("https://gpu.example/comfy/", "https://gpu.example/comfy"),
        (" http://[::1]:8188 ", "http://[::1]:8188"),
    ],
)
def test_addresses_are_written_one_way(written: str, url: str) -> None:
    assert server_url(written) == url


@pytest.mark.parametrize(
    "written", ["ftp://host", "http://", "http://host:99999", "http://host/?token=x", ""]
)
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(SbError):
        server_url(written)


@pytest.mark.parametrize(
    ("written", "what"), [("http://host/?token=abc", "?token"), ("http://host/#/queue", "#/queue")]
)
def test_what_stands_behind_an_address_is_named_without_its_secret(written: str, what: str) -> None:
    with pytest.raises(SbError) as error:
        server_url(written)
    assert error.value.code == "query-in-url"
    assert what in error.value.message
    assert "SB_COMFY_TOKEN" in worded(error.value.hint or "")
    assert "abc" not in f"{error.value.message} {error.value.hint}"


def test_terminal_escapes_and_direction_marks_are_taken_out() -> None:
    assert clean("a\x1b[31mred\x1b]0;title\x07\u202eb\x00") == "ared b "
    assert one_line("two\nlines") == "two lines"
    assert len(clean("x" * 9_999_999)) <= 2_000


def test_credentials_show_nothing_and_basic_is_encoded() -> None:
    found = Credentials.of(
        from_environment({"SB_COMFY_USER": "me", "SB_COMFY_PASSWORD": "geheim"}), ["host:8188"]
    )
    assert found.headers("http://host:8189") == found.headers("https://host:8188") == {}
    assert found.headers("http://host:8188") == {"Authorization": "Basic bWU6Z2VoZWlt"}
    assert "geheim" not in repr(found) and "bWU6Z2VoZWlt" not in found.hide("sent bWU6Z2VoZWlt")
    assert not Credentials.of(from_environment({})).present


def test_a_netrc_or_proxy_login_is_never_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    with ComfyServer(token="right") as server:
        client = HttpClient(
            server.url, Credentials.of(from_environment({"SB_COMFY_TOKEN": "right"}), [server.url])
        )
        assert client.get("/system_stats").status == 200
        client.close()


def test_redirects_on_the_same_host_are_followed_and_others_not() -> None:
    with ComfyServer() as server:
        server.faults.redirect = "http://localhost.evil.example"
        client = HttpClient(server.url)
        with pytest.raises(Fault, match=r"localhost\.evil\.example"):
            client.get("/system_stats")
        client.close()


@pytest.mark.parametrize("name", ["../x.png", "a/b.png", "c:\\x.png", "", "x\0.png", ".."])
def test_paths_are_no_file_names(name: str) -> None:
    with pytest.raises(Fault):
        files_of({"9": {"images": [{"filename": name, "subfolder": "", "type": "output"}]}}, "9")


@pytest.mark.parametrize(
    "outputs", [None, [], {"9": None}, {"9": {"images": "x"}}, {"9": {"images": [None, 3]}}]
)
def test_odd_outputs_are_no_files(outputs: object) -> None:
    assert files_of(outputs, "9") == ()


def test_every_complaint_of_a_refusal_is_kept() -> None:
    errors = [{"message": "Value not in list", "details": f"x{i}"} for i in range(3)]
    fault = refusal_fault(
        {"error": {"message": "failed"}, "node_errors": {"4": {"class_type": "K", "errors": errors}}}
    )
    assert (
        fault.decision is RetryDecision.invalid
        and len(fault.detail.problems) == 3
        and "(and 2 more)" in fault.message
    )


@pytest.mark.parametrize(
    ("kind", "message", "decision"),
    [
        ("torch.OutOfMemoryError", "Allocation on device", RetryDecision.memory),
        ("OSError", "[Errno 28] No space left on device", RetryDecision.elsewhere),
        ("RuntimeError", "CUDA error: launch failure", RetryDecision.retry),
        ("ValueError", "bad shape", RetryDecision.invalid),
    ],
)
def test_errors_of_nodes_have_their_fate(kind: str, message: str, decision: RetryDecision) -> None:
    assert execution_fault({"exception_type": kind, "exception_message": message}).decision is decision


def test_pictures_are_decoded_before_they_are_believed() -> None:
    good = picture(8, 4, b"abc")
    assert verified(good, 8, 4).data == good
    for bad, decision in (
        (good[:-30], RetryDecision.retry),
        (b"<!DOCTYPE html>", RetryDecision.retry),
        (picture(4, 8, b"abc"), RetryDecision.invalid),
    ):
        with pytest.raises(Fault) as found:
            verified(bad, 8, 4)
        assert found.value.decision is decision


def test_small_pictures_have_fixed_bytes() -> None:
    assert blank("grey") == blank("grey") and verified(blank("black"), 64, 64)
    assert verified(palette(["#ff0000", "#00FF00"]), 64, 64).data == palette(["#ff0000", "#00ff00"])
    for role in ("front", "three_quarter", "profile", "back"):
        assert verified(pose_preset(role, 64, 96), 64, 96).data == pose_preset(role, 64, 96)


def test_the_graph_is_put_into_a_picture_that_lacks_it() -> None:
    bare = picture(8, 4, b"abc")
    carried = with_graph(bare, '{"1": {}}')
    assert b"iTXtprompt" in carried and verified(carried, 8, 4)
    assert with_graph(carried, "{}") == carried


def test_messages_that_cost_much_are_not_parsed() -> None:
    assert read_message(b'{"type": "progress_state", "data": {' + b" " * 20_000 + b"}}") is None
    ended = {"type": "executing", "data": {"node": None}}
    assert read_message(b'{"type": "executing", "data": {"node": null}}') == ended
    for odd in (b"[]", b"{", b'{"type": 3}', b'{"type": "executing", "data": []}', b"\xff\xfe"):
        assert read_message(odd) is None


def test_a_latent_that_is_none_is_refused() -> None:
    with pytest.raises((ValueError, KeyError)):
        pooled(b"\xff" * 64)


def test_samplers_go_by_the_names_that_people_use() -> None:
    assert sampler_name("DPM++") == "dpmpp_2m"
    assert sampler_name("dpm++ 2M SDE") == "dpmpp_2m_sde"
    assert sampler_name("Euler a") == "euler_ancestral"
    assert sampler_name("res_multistep") == "res_multistep"
