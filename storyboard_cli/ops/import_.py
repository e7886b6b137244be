"""`sb import`: brings pictures of one's own into an asset as a take: decoded, turned upright, metadata
stripped.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from storyboard_cli.assets.lock import picture_path
from storyboard_cli.assets.take import Take, TakenPicture
from storyboard_cli.core.asking import Answer, Ask, asked
from storyboard_cli.core.caller import Caller
from storyboard_cli.core.errors import Kind, SbError
from storyboard_cli.core.handover import Upload
from storyboard_cli.core.hashing import sha256_bytes
from storyboard_cli.core.ids import ROLE, AssetType
from storyboard_cli.core.mend import Mend
from storyboard_cli.core.model import Frozen, Strict
from storyboard_cli.core.pictures import closed_png, image_sha256, open_picture
from storyboard_cli.core.places import PLACE, in_state
from storyboard_cli.core.problems import Problem, Severity, Where, closest
from storyboard_cli.plan.recipes import roles_of
from storyboard_cli.plan.seeds import asset_seed
from storyboard_cli.project.asset_selection import reference
from storyboard_cli.project.new_take import commit_take
from storyboard_cli.project.signed import signed
from storyboard_cli.project.workspace import Workspace
from storyboard_cli.spec.asset import AssetSpec
from storyboard_cli.store.outside import files_below, is_folder, named, read_upload
from storyboard_cli.store.takes import newest_take, picture_data, take_folder

if TYPE_CHECKING:
    from PIL.Image import Image

PICTURE_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp")
MAX_BYTES = 256 << 20

Key = tuple[str, str | None]  # role, variant


class ImportPicture(Strict):
    role: str | None = Field(
        None, description="front, raincoat/front; left out: as the file is called, such as front.png."
    )
    picture: Upload = Field(description="The picture.")


def pictures_given(words: Sequence[str], start: Path) -> list[ImportPicture]:
    """`front=path.png` and folders, as they are typed on this machine; relative paths count from `start`."""
    found = []
    for word in words:
        role, equals, path = word.partition("=")
        typed = path if equals else word
        upload = Upload.local(typed, named(str(start), typed))
        found.append(ImportPicture(role=role if equals else None, picture=upload))
    return found


class ImportAsk(Ask):
    asset: Annotated[
        str, asked("CHAR_001, or CHAR_001:raincoat for pictures of that variant.", argument="asset")
    ]
    pictures: Annotated[
        list[ImportPicture],
        asked(
            "Pictures with their roles.",
            argument="pictures",
            line="front=path.png, raincoat/front=path.png, or a folder whose file names are roles.",
            typed=list[str],
        ),
    ]
    keep: Annotated[bool, asked("Take the drawn pictures of the newest take along.", "--keep")] = False
    dry_run: Annotated[bool, asked("Say what would be imported.", "--dry-run")] = False


class Imported(Frozen):
    role: str = Field(description="The role of the picture: front, expression.smile.")
    variant: str | None = Field(
        None, description="The variant that the picture shows; none: the asset itself."
    )
    source: str = Field(description="Where the picture came from.")
    path: str = Field(description="Its file in the take's folder.")
    width: int = Field(description="Pixels across.")
    height: int = Field(description="Pixels down.")


class ImportAnswer(Answer):
    asset_id: str = Field(description="The asset, as CHAR_001.")
    take: str | None = Field(None, description="The take that holds the pictures.")
    pictures: list[Imported] = Field([], description="Pictures that were taken in.")
    kept: list[str] = Field([], description="Roles that came along from the take before.")
    missing: list[str] = Field([], description="Roles of a full bundle that are still without a picture.")
    skipped: list[str] = Field([], description="Files of a folder that are no pictures.")
    folder: Annotated[str, PLACE] = Field("", description="The take's folder.")
    dry_run: bool = Field(False, description="Nothing was written: this is what would be done.")


@signed
def import_(workspace: Workspace, ask: ImportAsk, caller: Caller) -> ImportAnswer:
    """Make a take of the pictures named; every mistake is told before anything is written.

    The pictures are read before anybody has to wait: what they are does not depend on the project.
    """
    ref = reference(workspace.registry, ask.asset)
    _spec(workspace, ref.asset_id)
    sources, skipped = _sources(ask, ref.variant)
    read = {key: _tried(key, path) for key, path in sources.items()}
    with workspace.deciding(dry_run=ask.dry_run):
        spec = _spec(workspace, ref.asset_id)
        problems: list[Problem] = []
        found: dict[Key, tuple[TakenPicture, bytes]] = {}
        for key, picture in read.items():
            problem = _role_problem(spec, *key, sources[key])
            if problem is not None:
                problems.append(problem)
            elif isinstance(picture, Problem):
                problems.append(picture)
            else:
                found[key] = picture
        if problems:
            raise SbError(Kind.usage, "cannot-import", "nothing was imported", problems=problems)
        return _import(workspace, ask, spec, found, skipped)


def _spec(workspace: Workspace, asset_id: str) -> AssetSpec:
    spec = workspace.registry.specs.get(asset_id)
    if spec is None:
        raise SbError(
            Kind.missing,
            "no-spec",
            f"{asset_id} has no working spec",
            hint=Mend("restore", {}, "`{}` first", examples={"version": f"{asset_id}@v1"}),
        )
    return spec


def _tried(key: Key, picture: Upload) -> tuple[TakenPicture, bytes] | Problem:
    """The picture, or why it cannot be read."""
    try:
        return _read(*key, picture)
    except SbError as error:
        return Problem(Severity.error, error.code, error.message, Where(str(picture)), error.hint)


def _import(
    workspace: Workspace,
    ask: ImportAsk,
    spec: AssetSpec,
    found: dict[Key, tuple[TakenPicture, bytes]],
    skipped: list[str],
) -> ImportAnswer:
    """Store the take, as things stand now."""
    base = newest_take(workspace.state_files, spec.asset_id)
    kept = _kept(base, set(found), ask.keep)
    have = {*found, *(p.key for p in kept)}
    done = ImportAnswer(
        asset_id=spec.asset_id,
        pictures=[
            Imported(
                role=p.role,
                variant=p.variant,
                source=p.source or "",
                path=p.path,
                width=p.width,
                height=p.height,
            )
            for p, _ in found.values()
        ],
        kept=[_label(p.key) for p in kept],
        missing=[_label(key) for key in roles_of(spec) if key not in have],
        skipped=skipped,
        dry_run=ask.dry_run,
    )
    if ask.dry_run:
        return done
    take = _store(workspace, spec, found, base, kept)
    folder = in_state(take_folder(take.asset_id, take.take))
    return done.model_copy(update={"take": take.take, "folder": folder})


def _store(
    workspace: Workspace,
    spec: AssetSpec,
    found: dict[Key, tuple[TakenPicture, bytes]],
    base: Take | None,
    kept: list[TakenPicture],
) -> Take:
    data = {picture.path: content for picture, content in found.values()}
    for picture in kept:
        assert base is not None
        data[picture.path] = picture_data(workspace.state_files, base, picture.path)
    pictures = [*(p for p, _ in found.values()), *kept]
    drawn = any(p.recipe_hash is not None for p in kept)
    return commit_take(
        workspace,
        spec,
        pictures,
        data,
        generator=f"imported and {base.generator}" if drawn and base else "imported",
        seed=asset_seed(workspace.project.seed, spec.asset_id, spec.seed),
    )


def _kept(base: Take | None, new: set[Key], keep: bool) -> list[TakenPicture]:
    """Imported pictures of the take before come along; drawn ones only when asked for."""
    if base is None:
        return []
    return [p for p in base.pictures if p.key not in new and (keep or p.recipe_hash is None)]


def _sources(ask: ImportAsk, variant: str | None) -> tuple[dict[Key, Upload], list[str]]:
    """(role, variant) → file, and the files of folders that are no pictures."""
    found: dict[Key, Upload] = {}
    skipped: list[str] = []
    for given in ask.pictures:
        picture, folder = given.picture, given.picture.path
        name = Path(picture.name).stem if given.role is None and folder is None else given.role
        if name is not None:
            key = _key(name, variant)
            if key in found:
                raise SbError(Kind.usage, "role-twice", f"{name} is given twice", hint="one picture a role")
            found[key] = picture
            continue
        if folder is None or not is_folder(folder):
            raise SbError(
                Kind.usage, "not-a-folder", f"{str(picture)!r} is neither role=picture nor a folder",
                hint="write front=my_front.png, or a folder whose file names are roles",
            )  # fmt: skip
        _from_folder(folder, variant, found, skipped)
    if not found:
        raise SbError(
            Kind.usage, "no-pictures", "there is no picture to import",
            hint=f"a folder's files are named after roles: front.png, expression.angry.jpg "
            f"({', '.join(PICTURE_SUFFIXES)})",
        )  # fmt: skip
    return found, skipped


def _from_folder(folder: Path, variant: str | None, found: dict[Key, Upload], skipped: list[str]) -> None:
    """`front.png`, `variant.raincoat/front.png` or `raincoat/front.png`: as locked versions and artists
    name them.
    """
    for path in files_below(folder):
        relative = path.relative_to(folder)
        if any(part.startswith(".") for part in relative.parts):
            continue
        if path.suffix.casefold() not in PICTURE_SUFFIXES or len(relative.parts) > 2:
            skipped.append(relative.as_posix())
            continue
        inner = relative.parts[0].removeprefix("variant.") if len(relative.parts) == 2 else variant
        key = (_tidy(path.stem), inner)
        if key in found:
            raise SbError(
                Kind.usage,
                "role-twice",
                f"{found[key]} and {path} are both {_label(key)}",
                hint="keep one of them",
            )
        found[key] = Upload.local(str(path))


def _key(name: str, variant: str | None) -> Key:
    """`front`, `raincoat/front` or `variant.raincoat/front`."""
    before, slash, after = name.rpartition("/")
    return (_tidy(after), before.removeprefix("variant.") if slash else variant)


def _tidy(name: str) -> str:
    """A role as an artist may write it: `Three Quarter` is three_quarter."""
    return re.sub(r"[\s-]+", "_", name.strip()).casefold()


def _label(key: Key) -> str:
    return f"{key[1]}/{key[0]}" if key[1] else key[0]


def _role_problem(spec: AssetSpec, role: str, variant: str | None, picture: Upload) -> Problem | None:
    where = Where(str(picture.path or picture.name))
    if not re.fullmatch(ROLE, role):
        message = f"{role!r} is not a role"
        return Problem(
            Severity.error, "not-a-role", message, where, "use front, three_quarter, expression.angry, …"
        )
    names = [v.name for v in spec.variants]
    if variant is not None and variant not in names:
        near = closest(variant, names)
        hint = f"did you mean {near[0]}?" if near else f"variants: {', '.join(names) or 'none'}"
        return Problem(
            Severity.error, "no-such-variant", f"{spec.asset_id} has no variant {variant}", where, hint
        )
    known = {r for r, _ in roles_of(spec)} | set(spec.views)
    loose = role.startswith(("expression.", "view.", "sheet.")) or spec.asset_type is AssetType.style
    if role in known or loose:
        return None
    near = closest(role, known)
    hint = (
        f"did you mean {near[0]}?"
        if near
        else f"its roles: {', '.join(sorted(known))}; others go under `views`"
    )
    return Problem(Severity.error, "unknown-role", f"{spec.asset_id} has no role {role!r}", where, hint)


def _read(role: str, variant: str | None, picture: Upload) -> tuple[TakenPicture, bytes]:
    """The picture as PNG: upright, without EXIF and text, colours as sRGB, transparency kept."""
    from PIL import ImageOps

    path = picture.path or picture.name
    try:
        data = read_upload(picture, MAX_BYTES)
    except FileNotFoundError:
        raise SbError(Kind.missing, "no-file", f"there is no file {path}") from None
    except OSError as error:
        raise SbError(Kind.storage, "unreadable", f"{path} cannot be read: {error.strerror}") from error
    if data is None:
        raise SbError(Kind.usage, "file-too-large", f"{picture.name} is larger than {MAX_BYTES >> 20} MB")
    opened = open_picture(data, picture.name)
    ImageOps.exif_transpose(opened, in_place=True)
    has_alpha = "A" in opened.getbands() or "transparency" in opened.info
    bare = _as_srgb(opened, "RGBA" if has_alpha else "RGB")
    if bare is not opened:
        opened.close()  # a picture of 100 megapixels takes 400 MB
    bare.info.clear()
    width, height, pixels = bare.width, bare.height, image_sha256(bare)
    content = closed_png(bare)
    taken = TakenPicture(
        role=role,
        variant=variant,
        path=picture_path(role, variant),
        sha256=sha256_bytes(content),
        pixel_sha256=pixels,
        width=width,
        height=height,
        source=picture.name,
    )
    return taken, content


def _as_srgb(image: Image, mode: str) -> Image:
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            changed = ImageCms.profileToProfile(
                image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            return (changed or image).convert(mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a broken profile: the numbers are taken as they are
    return image if image.mode == mode else image.convert(mode)
