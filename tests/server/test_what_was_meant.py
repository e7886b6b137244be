"""A path, an id or a word that is nearly right leads to the one that was meant."""

from __future__ import annotations

import pytest

from storyboard_cli.server.routes.meant import meant
from storyboard_cli.server.routes.route import parameters
from storyboard_cli.server.routes.table import ROUTES
from tests.server.served import Client
from tests.server.test_routes import EXAMPLES

P = "/v1/projects/PRJ_001"


@pytest.mark.parametrize(
    ("method", "path", "wanted"),
    [
        ("GET", f"{P}/frames/", f"GET {P}/frames"),
        ("GET", "/v1/projects/", "GET /v1/projects"),
        ("GET", f"{P}//frames", f"GET {P}/frames"),
        ("POST", f"{P}/exports/PDF", f"POST {P}/exports/pdf"),
        ("POST", f"{P}/Exports/pdf", f"POST {P}/exports/pdf"),
        ("POST", f"{P}/timeline/move", f"POST {P}/timeline:move"),
        ("POST", f"{P}/timeline:reoder", f"POST {P}/timeline:reorder"),
        ("POST", f"{P}/render", f"POST {P}/renders"),
        ("POST", f"{P}/frames/FR_S01_001/approve", f"POST {P}/frames/FR_S01_001:approve"),
        ("GET", f"{P}/frame/FR_S01_001/pictures", f"GET {P}/frames/FR_S01_001/picture"),
        ("GET", "/v1/project/PRJ_001", "GET /v1/projects/PRJ_001"),
        ("GET", "/v1/heath", "GET /v1/health"),
    ],
)
def test_a_path_that_is_none_tells_the_one_that_was_meant(
    ann: Client, method: str, path: str, wanted: str
) -> None:
    told = ann.http.request(method, path)
    assert (told.status_code, told.json()["code"]) == (404, "no-path"), told.text
    assert f"did you mean {wanted}?" in told.json()["hint"]["text"]


@pytest.mark.parametrize("path", ["/v1/nothing/at/all", "/wp-login.php", f"{P}/zebra", "/" + "x" * 5000])
def test_a_path_that_is_near_to_none_tells_none(ann: Client, path: str) -> None:
    told = ann.get(path) if path.startswith("/v1") else ann.http.get(path)
    assert told.status_code == 404 and "did you mean" not in told.text


def test_what_is_told_is_a_route(ann: Client) -> None:
    """Of every route with a letter too many in its last fixed word, the told one is itself or a near one."""
    for route in ROUTES:
        if route.path == "/" or route.path.endswith("}"):
            continue
        path = route.path.format(**{name: EXAMPLES[name] for name in parameters(route.path)})
        said = meant(route.method, path + "q")
        assert said is not None and said.partition(" ")[2] in (path, *_others(path)), (route.path, said)


def _others(path: str) -> list[str]:
    paths = [r.path.format(**{n: EXAMPLES[n] for n in parameters(r.path)}) for r in ROUTES]
    return [p for p in paths if p.rpartition(":")[0] == path.rpartition(":")[0]]


@pytest.mark.parametrize(
    ("method", "below", "body", "hint"),
    [
        ("GET", "/scenes/S09", None, "did you mean S0"),
        ("POST", "/scenes/S09:validate", {}, "did you mean S0"),
        ("PATCH", "/scenes/S09/direction", {"changes": {}}, "did you mean S0"),
        ("DELETE", "/scenes/S09/direction", None, "did you mean S0"),
        ("PATCH", "/assets/CHAR_01/spec", {"changes": {}}, "did you mean CHAR_001?"),
        ("GET", "/assets/CHAR_01", None, "did you mean CHAR_001?"),
        ("GET", "/frames/FR_S01_009", None, "did you mean FR_S01_00"),
    ],
)
def test_an_id_that_is_not_there_tells_the_near_one(
    ann: Client, method: str, below: str, body: dict[str, object] | None, hint: str
) -> None:
    told = ann.ask(method, below, body, headers={"if-match": "*"})
    assert told.status_code == 404, told.text
    assert hint in told.json()["hint"]["text"], told.text
    if "S09" in below and "FR_" not in below:
        assert told.json()["detail"] == "there is no scene S09"


def test_a_project_is_told_to_who_has_a_role_in_it_alone(ann: Client) -> None:
    told = ann.http.get("/v1/projects/PRJ_01/frames")
    assert told.status_code == 404 and told.json()["hint"]["text"] == "did you mean PRJ_001?"
    link = ann.post("/guests", {"name": "client", "selection": ["S01"]}).json()
    window = ann.with_token("").http
    window.post("/v1/sessions:guest", json={"secret": link["secret"], "name": "Zoë"})
    assert "PRJ_001" in window.get("/v1/projects/PRJ_01/frames").text
    assert "PRJ_001" not in ann.with_token("").http.get("/v1/projects/PRJ_01/frames").text


def test_a_file_that_is_refused_says_what_to_do_over_http(ann: Client) -> None:
    told = ann.ask(
        "PATCH", "/assets/CHAR_001/spec", {"changes": {"views": 7}}, headers={"if-match": "*"}
    ).json()
    assert told["hint"]["text"] == "nothing was written; correct what `problems` lists and send it again"
    assert told["problems"][0]["where"]["line"] > 0
