"""Wheels: whether one fits this Python, and putting its files where Python imports from."""

import base64
import contextlib
import csv
import email
import hashlib
import importlib
import importlib.util
import io
import os
import re
import site
import stat
import sys
import sysconfig
import zipfile
from pathlib import Path, PurePosixPath

# Beyond these a wheel is no package for an analysis: it is a mistake, or an attack.
UNPACKED_BYTE_LIMIT = 500_000_000
FILE_LIMIT = 20_000

_SITE = Path(site.getsitepackages()[0])
_OWN_MODULES = frozenset("analysis_runtime js pyodide pyodide_js".split())
_ABI = sysconfig.get_config_var("PYODIDE_ABI_VERSION")
_PLATFORMS = frozenset(
    {"any", f"pyodide_{_ABI}_wasm32", f"pyemscripten_{_ABI}_wasm32", re.sub(r"[-.]", "_", sysconfig.get_platform())}
)
_PYTHON = f"cp{sys.version_info.major}{sys.version_info.minor}"
_HASHES = ("sha256", "sha384", "sha512")


class Refused(Exception):
    """Why a wheel is not put in, in words for whoever gave it."""


def put_in(path, is_checked):
    """Unpacks a wheel; returns what it is. One that nobody has checked yet is checked here, before any file is written."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _put_in(archive, is_checked)
    except Refused:
        raise
    except Exception as error:
        # There is no end to what an archive can be made to raise in those who read it.
        raise Refused(f"It is no wheel, or damaged: {error}") from error


def _put_in(archive, is_checked):
    files = [entry for entry in archive.infolist() if not entry.is_dir()]
    check_sizes(files)
    info = info_folder(files)
    metadata = email.message_from_bytes(read(archive, f"{info}/METADATA"))
    places = {entry: place for entry in files if (place := place_of(entry)) is not None}
    imports = importable_names(places.values())
    if not is_checked:
        check_tags(email.message_from_bytes(read(archive, f"{info}/WHEEL")).get_all("Tag", []))
        check_identity(metadata)
        check_names(imports)
        check_record(archive, files, info)
    for entry, place in places.items():
        target = _SITE / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(archive.read(entry))
    importlib.invalidate_caches()
    return {
        "name": canonical_name(metadata["Name"]),
        "version": metadata["Version"],
        "imports": sorted(imports),
        "depends": sorted(dependencies(metadata)),
    }


def import_all(modules):
    """What a run will import, ahead of it. What fails is left to fail there, where its line can be told."""
    # Figures are drawn into memory: there is no window.
    os.environ["MPLBACKEND"] = "agg"
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for module in modules:
            with contextlib.suppress(Exception):
                importlib.import_module(module)


def check_sizes(files):
    """The sizes that an archive states bound what comes out of it: the reader stops there."""
    if len(files) > FILE_LIMIT:
        raise Refused(f"It holds more than {FILE_LIMIT:,} files.")
    if sum(entry.file_size for entry in files) > UNPACKED_BYTE_LIMIT:
        raise Refused(f"It unpacks to more than {UNPACKED_BYTE_LIMIT / 1e6:,.0f} MB.")


def info_folder(files):
    folders = {entry.filename.split("/")[0] for entry in files}
    found = [folder for folder in folders if folder.endswith(".dist-info")]
    if len(found) != 1:
        raise Refused("It is no wheel: a wheel has one folder that ends with .dist-info.")
    return found[0]


def read(archive, name):
    try:
        return archive.read(name)
    except KeyError:
        raise Refused(f"It is no wheel: {name} is missing.") from None


def check_tags(tags):
    """One of its tags, such as py3-none-any, has to be for this Python."""
    if not any(fits(tag) for tag in tags):
        wanted = f"py3-none-any or {_PYTHON}-{_PYTHON}-pyodide_{_ABI}_wasm32"
        raise Refused(f"It is for another Python or another platform ({', '.join(tags) or 'no tag'}); {wanted} fits.")


def check_identity(metadata):
    if not metadata["Name"] or not metadata["Version"]:
        raise Refused("It is no wheel: it does not say its name and version.")


def fits(tag):
    parts = tag.split("-")
    if len(parts) != 3:
        return False
    pythons, abis, platforms = (part.split(".") for part in parts)
    if not _PLATFORMS.intersection(platforms):
        return False
    if "none" in abis:
        return bool({"py3", f"py{_PYTHON[2:]}", _PYTHON}.intersection(pythons))
    return _PYTHON in abis or ("abi3" in abis and any(fits_stable(python) for python in pythons))


def fits_stable(python):
    """The stable ABI of an earlier Python 3 is that of a later one."""
    minor = re.fullmatch(r"cp3(\d+)", python)
    return minor is not None and int(minor[1]) <= sys.version_info.minor


def place_of(entry):
    """Relative to site-packages; None for what Python does not import, such as scripts."""
    path = PurePosixPath(entry.filename)
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    if path.is_absolute() or ".." in path.parts or "\\" in entry.filename or is_link:
        raise Refused(f"It holds a file that would be put elsewhere: {entry.filename!r}.")
    if not path.parts[0].endswith(".data"):
        return path
    scheme = path.parts[1] if len(path.parts) > 2 else ""
    return PurePosixPath(*path.parts[2:]) if scheme in ("purelib", "platlib") else None


def importable_names(places):
    names = set()
    for place in places:
        top = place.parts[0]
        if len(place.parts) == 1 and place.suffix in (".py", ".so"):
            names.add(top.split(".")[0])
        elif len(place.parts) > 1 and top.isidentifier() and place.suffix in (".py", ".so"):
            names.add(top)
    return names


def check_names(imports):
    taken = imports & (sys.stdlib_module_names | _OWN_MODULES)
    if taken:
        raise Refused(f"It would take the place of {', '.join(sorted(taken))}, which Python has already.")
    there = sorted(name for name in imports if importlib.util.find_spec(name) is not None)
    if there:
        raise Refused(f"{', '.join(there)} is here already. Reload the page to install another version.")
    if not imports:
        raise Refused("It holds nothing that could be imported.")


def check_record(archive, files, info):
    """Each file has the content that the wheel's own list says."""
    record = f"{info}/RECORD"
    rows = csv.reader(io.StringIO(read(archive, record).decode()))
    listed = {row[0]: row[1] for row in rows if len(row) >= 2}
    for entry in files:
        if entry.filename in (record, f"{record}.jws", f"{record}.p7s"):
            continue
        algorithm, _, digest = listed.get(entry.filename, "").partition("=")
        if algorithm not in _HASHES:
            raise Refused(f"It is damaged: {entry.filename} is not in its list of files.")
        found = hashlib.new(algorithm, archive.read(entry)).digest()
        if base64.urlsafe_b64encode(found).decode().rstrip("=") != digest.rstrip("="):
            raise Refused(f"It is damaged: {entry.filename} is not what its list of files says.")


def dependencies(metadata):
    """Names of the packages that it needs in any case."""
    for requirement in metadata.get_all("Requires-Dist", []):
        wanted, _, marker = requirement.partition(";")
        name = re.match(r"\s*([A-Za-z0-9._-]+)", wanted)
        if name is not None and "extra" not in marker:
            yield canonical_name(name[1])


def canonical_name(name):
    return re.sub(r"[-_.]+", "-", name).lower()
