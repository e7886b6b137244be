"""The picture of the packages in ARCHITECTURE.md, made from the packages: what each is, and what it imports.

`python -m tests.architecture_picture` puts today's picture into the page.
"""

from __future__ import annotations

import ast
from pathlib import Path

from tests.test_architecture import DOMAIN, OUTSIDE, imports, layer, modules

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "ARCHITECTURE.md"
BEGIN = "<!-- picture: made by python -m tests.architecture_picture -->\n"
END = "<!-- end of picture -->\n"
PROJECT = ("presenting", "checking", "rendering", "history", "project")
ROWS = (  # from the faces down
    ("faces", ("cli", "server")),
    ("verbs", ("ops",)),
    ("an opened project", PROJECT),
    ("the outside world", OUTSIDE),
    ("the domain: pure", tuple(reversed(DOMAIN))),
    ("under all", ("core",)),
)


def graph() -> dict[str, set[str]]:
    """Package → packages that it imports, `core` left out: all import that."""
    found: dict[str, set[str]] = {}
    for name, tree in modules():
        importer = layer(name)
        for module in imports(tree):
            if module.startswith("storyboard_cli."):
                imported = module.split(".")[1]
                found.setdefault(importer, set()).add(imported)
    return {name: used - {name, "core", "__version__"} for name, used in found.items()}


def sentence(package: str) -> str:
    """What a package says that it is."""
    path = ROOT / "storyboard_cli" / package / "__init__.py"
    said = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return " ".join(said.split("\n\n")[0].split())


def picture() -> str:
    """A table: row, package, what it is, what it imports."""
    arrows = graph()
    order = [package for _, packages in ROWS for package in packages]
    lines = ["| row | package | what it is | imports, besides `core` |", "|---|---|---|---|"]
    for row, packages in ROWS:
        for number, package in enumerate(packages):
            used = ", ".join(f"`{other}`" for other in order if other in arrows.get(package, ()))
            lines.append(f"| {'' if number else row} | `{package}` | {sentence(package)} | {used or '-'} |")
    return "\n".join(lines) + "\n"


def with_picture(page: str) -> str:
    """The page with today's picture between its marks."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}{picture()}{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    PAGE.write_text(with_picture(PAGE.read_text("utf-8")), "utf-8", newline="\n")
