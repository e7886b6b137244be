"""Pictures of assets before and after they are made: which a bundle lacks, and how a take is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from storyboard_cli.assets.lock import picture_path
from storyboard_cli.assets.take import Take, TakenPicture
from storyboard_cli.core.characters import visible
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.hashing import canonical_json, sha256_bytes, sha256_json
from storyboard_cli.core.pictures import picture_size, pixel_sha256, with_recipe
from storyboard_cli.core.problems import closest
from storyboard_cli.plan.needs import style_of
from storyboard_cli.plan.recipe import AssetUse, PictureUse, Recipe
from storyboard_cli.plan.recipes import asset_recipes, locked_use, roles_of
from storyboard_cli.plan.seeds import asset_seed
from storyboard_cli.project.new_take import commit_take
from storyboard_cli.project.targets import asset_target
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.render.base import Job, Picture
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.store.takes import newest_take, picture_data

Key = tuple[str, str | None]  # role, variant


@dataclass(frozen=True)
class BundleWanted:
    """How the pictures of an asset are to be made."""

    renderer: str
    roles: Sequence[str] = ()  # globs; none: all of them
    seed: int | None = None  # another candidate than the spec's own seed gives
    fill: bool = False  # only what the newest take lacks
    force: bool = False


@dataclass
class Bundle:
    """One asset's bundle: recipes that are wanted, pictures that are there, pictures to come."""

    spec: AssetSpec
    seed: int
    recipes: dict[Key, Recipe]
    kept: dict[Key, TakenPicture]
    base: Take | None
    drawn: dict[Key, Picture] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    @property
    def missing(self) -> dict[Key, Recipe]:
        return {key: recipe for key, recipe in self.recipes.items() if key not in self.kept}

    @property
    def is_whole(self) -> bool:
        """Is every picture that was missing there, or given up?"""
        return len(self.drawn) + len(self.failed) == len(self.missing)

    def jobs(self) -> dict[str, tuple[Key, Job]]:
        """The jobs of the missing pictures, by job id."""
        found = {}
        for (role, variant), recipe in self.missing.items():
            label = f"{self.spec.asset_id} {f'{variant}/{role}' if variant else role}"
            job = Job(_job_id(recipe), label, recipe)
            found[job.job_id] = ((role, variant), job)
        return found


# --- before -------------------------------------------------------------------------------------------------


def prepare_bundle(workspace: Workspace, spec: AssetSpec, asked: BundleWanted) -> Bundle:
    """The recipes of an asset's pictures against its newest take. Nothing is written."""
    project, renderer = workspace.project, asked.renderer
    if asked.seed is not None:
        spec = spec.model_copy(update={"seed": asked.seed})
    target = asset_target(workspace, spec.asset_type, renderer)
    recipes = asset_recipes(
        project,
        spec,
        target,
        style=_style(workspace, renderer),
        references=_references(workspace, spec, renderer),
        roles=_roles(spec, asked.roles),
    )
    wanted = {_key(recipe): recipe for recipe in recipes}
    base = newest_take(workspace.state_files, spec.asset_id)
    kept: dict[Key, TakenPicture] = {}
    for picture in base.pictures if base else ():
        recipe = wanted.get(picture.key)
        unchanged = recipe is not None and picture.recipe_hash == recipe.recipe_hash and not asked.force
        if unchanged or asked.fill or (asked.roles and recipe is None):
            kept[picture.key] = picture
    return Bundle(spec, asset_seed(project.seed, spec.asset_id, spec.seed), wanted, kept, base)


def _style(workspace: Workspace, renderer: str) -> AssetUse | None:
    """The locked look, for renderers that start from pictures of it; the preview draws it from the
    project.
    """
    style = style_of(workspace.registry)
    lock = workspace.registry.current(style) if style and renderer != "preview" else None
    return locked_use(lock) if lock is not None else None


def _references(workspace: Workspace, spec: AssetSpec, renderer: str) -> tuple[PictureUse, ...]:
    """The spec's pictures to start from, for renderers that can; the preview draws from words alone."""
    if renderer == "preview":
        return ()
    found = []
    for number, reference in enumerate(spec.references, 1):
        data = workspace.files.read(reference.path)  # checked before, by the verb
        size = picture_size(data, reference.path)
        found.append(
            PictureUse(
                role=reference.role or f"reference.{number}",
                path=reference.path,
                sha256=sha256_bytes(data),
                width=size.width,
                height=size.height,
            )
        )
    return tuple(found)


def _roles(spec: AssetSpec, patterns: Sequence[str]) -> list[Key]:
    """The roles of a full bundle that one of the patterns names; none means all."""
    roles = roles_of(spec)
    if not patterns:
        return roles
    names = {(f"{v}/{r}" if v else r): (r, v) for r, v in roles}
    chosen = [key for name, key in names.items() if any(fnmatchcase(name, p) for p in patterns)]
    if chosen:
        return chosen
    near = closest(patterns[0], names)
    hint = f"did you mean {near[0]}?" if near else f"its roles are {', '.join(names)}"
    asked = ", ".join(visible(pattern) if pattern.strip() else repr(pattern) for pattern in patterns)
    raise SbError(Kind.missing, "no-role", f"{spec.asset_id} has no role {asked}", hint=hint)


def _key(recipe: Recipe) -> Key:
    return str(recipe.subject["role"]), recipe.subject["variant"]


# --- after --------------------------------------------------------------------------------------------------


def deliver_take(workspace: Workspace, work: Bundle) -> Take | None:
    """Store a whole bundle as a take; a bundle with failures is kept as far as it came.

    Returns it, or None where there is nothing to store. A bundle that is delivered twice is one take.
    """
    is_as_before = work.base is None or set(work.kept) == {p.key for p in work.base.pictures}
    if not work.drawn and (work.failed or is_as_before):
        return None
    pictures: list[TakenPicture] = []
    data: dict[str, bytes] = {}
    for key, recipe in work.recipes.items():
        if key in work.drawn:
            picture, content = _taken(key, recipe, work.drawn[key])
            pictures.append(picture)
            data[picture.path] = content
    for kept in work.kept.values():
        assert work.base is not None
        pictures.append(kept)
        data[kept.path] = picture_data(workspace.state_files, work.base, kept.path)
    with workspace.writing():
        newest = newest_take(workspace.state_files, work.spec.asset_id)
        if newest is not None and newest != work.base and _same(newest.pictures, pictures):
            return newest
        generator = next((r.renderer for r in work.recipes.values()), "imported")
        return commit_take(workspace, work.spec, pictures, data, generator=generator, seed=work.seed)


def _same(one: Sequence[TakenPicture], other: Sequence[TakenPicture]) -> bool:
    """Are these the same pictures of the same recipes?"""
    return {(p.key, p.recipe_hash, p.pixel_sha256) for p in one} == {
        (p.key, p.recipe_hash, p.pixel_sha256) for p in other
    }


def _taken(key: Key, recipe: Recipe, picture: Picture) -> tuple[TakenPicture, bytes]:
    role, variant = key
    carried = {"recipe": recipe.model_dump(mode="json", by_alias=True), "role": role, "variant": variant}
    data = with_recipe(picture.data, canonical_json(carried))
    taken = TakenPicture(
        role=role,
        variant=variant,
        path=picture_path(role, variant),
        sha256=sha256_bytes(data),
        pixel_sha256=picture.pixel_sha256 or pixel_sha256(data, role),
        width=picture.width,
        height=picture.height,
        seed=recipe.seeds.seed,
        recipe_hash=recipe.recipe_hash,
    )
    return taken, data


def _job_id(recipe: Recipe) -> str:
    return sha256_json(["asset", recipe.project_id, recipe.recipe_hash]).removeprefix("sha256:")[:32]
