"""Everything of others that runs here, from the lock and from what lies in the clone: a bill of materials (SBOM)."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any, NamedTuple

from hearth.ops.places import PACKAGE, ROOT
from hearth.ops.reference.markdown import code, section, table, whole

LOCK, PROJECT = ROOT / "locks" / "run.lock", ROOT / "pyproject.toml"
MANIFEST = PACKAGE / "core" / "static" / "hearth" / "vendor" / "MANIFEST"
# a package from PyPI at one version, the hashes of its files, and who asks for it; nothing else may stand in a lock
LOCKED = re.compile(
    r"(?m)^([a-z0-9][a-z0-9.-]*)==(\S+)([^\\\n]*)((?: \\\n +--hash=sha256:[0-9a-f]{64})+)((?:\n +#.*)*)"
)
WHY = re.compile(r'(?m)^ +"([A-Za-z0-9-]+)[^"]*", +# (.+)$')
OURSELVES = "hearth (pyproject.toml)"
HEADS = ("Library", "Version", "Asked for by", "What for")
INTRODUCTION = (
    "What `./hearth run` installs: packages of the Python Package Index, each at one version and only with files whose "
    "hashes stand in `locks/run.lock`. `./hearth manage bill_of_materials` says the same to programs (CycloneDX 1.6). "
    "How soon a hole in one of them is mended stands in [SECURITY.md](../../SECURITY.md)."
)


class Library(NamedTuple):
    """One package of the lock."""

    name: str
    version: str
    hashes: tuple[str, ...]
    wanted_by: tuple[str, ...]

    @property
    def address(self) -> str:
        """How programs name it everywhere (purl)."""
        return f"pkg:pypi/{self.name}@{self.version}"


def page() -> str:
    """Packages first, then what lies in the clone itself."""
    why = dict(WHY.findall(PROJECT.read_text(encoding="utf-8")))
    rows = [(code(each.name), each.version, _wanted(each), why.get(each.name, "")) for each in libraries()]
    copied = [(code(name), version, licence) for name, version, licence, *_rest in vendored()]
    inside = section("In the clone", table(("What", "Version", "Licence"), copied), "NOTICE holds the licences.")
    return whole("Libraries", INTRODUCTION, table(HEADS, rows), inside)


def libraries() -> list[Library]:
    """Every package of the lock."""
    found = LOCKED.findall(LOCK.read_text(encoding="utf-8"))
    return [Library(name, version, *_told(hashes, comment)) for name, version, _where, hashes, comment in found]


def vendored() -> list[list[str]]:
    """Name, version, licence, hash and file of what was copied into the clone."""
    lines = MANIFEST.read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


def cyclonedx() -> dict[str, Any]:
    """The same as OWASP CycloneDX 1.6, with who needs whom."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    root = f"pkg:generic/{project['name']}@{project['version']}"
    itself = {"type": "application", "bom-ref": root, "name": project["name"], "version": project["version"]}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": itself},
        "components": [*map(_component, libraries()), *map(_copied, vendored())],
        "dependencies": list(_needs(root)),
    }


def _told(hashes: str, comment: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    wanted = (line.strip(" #").removeprefix("via").strip() for line in comment.splitlines())
    return tuple(re.findall("[0-9a-f]{64}", hashes)), tuple(filter(None, wanted))


def _wanted(each: Library) -> str:
    return ", ".join("Hearth" if name == OURSELVES else code(name) for name in each.wanted_by)


def _component(each: Library) -> dict[str, Any]:
    hashes = [{"alg": "SHA-256", "content": content} for content in each.hashes]
    named = {"type": "library", "bom-ref": each.address, "purl": each.address}
    return named | {"name": each.name, "version": each.version, "hashes": hashes}


def _copied(line: list[str]) -> dict[str, Any]:
    name, version, licence, sha256, _file = line
    hashes = [{"alg": "SHA-256", "content": sha256}]
    named = {"type": "library", "bom-ref": f"pkg:npm/{name}@{version}", "name": name, "version": version}
    return named | {"hashes": hashes, "licenses": [{"license": {"id": licence}}]}


def _needs(root: str) -> Iterator[dict[str, Any]]:
    known = {OURSELVES: root} | {each.name: each.address for each in libraries()}
    for name, address in known.items():
        yield {"ref": address, "dependsOn": [each.address for each in libraries() if name in each.wanted_by]}
