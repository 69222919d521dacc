"""PostgreSQL refuses to run as root: then a dedicated account without rights runs it."""

import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NAME = "hearth"
READ_SEARCH, OVERRIDE = 2, 1


@dataclass(frozen=True)
class Account:
    """Who runs the server; `numbers` is None when we already are an ordinary user."""

    numbers: tuple[int, int] | None

    def command(self, argv: list[str], paths: list[Path]) -> tuple[list[str], dict[str, Any]]:
        """The words and options with which subprocess starts this program in the account's name."""
        if self.numbers is None:
            return argv, {}
        uid, gid = self.numbers
        if all(_is_open(path) for path in paths):
            return argv, {"user": uid, "group": gid, "extra_groups": []}
        return [*_through_closed_doors(uid, gid), *argv], {}

    def own(self, directory: Path) -> None:
        """Give an empty directory to the account, closed to everybody else."""
        directory.mkdir(parents=True, exist_ok=True)
        directory.chmod(0o700)
        if self.numbers is not None:
            os.chown(directory, *self.numbers)


def for_data(directory: Path) -> Account:
    """Data that exists is run by its owner; new data by the dedicated account."""
    if os.geteuid() != 0:
        return Account(None)
    if directory.exists() and directory.stat().st_uid != 0:
        return Account((directory.stat().st_uid, directory.stat().st_gid))
    entry = _entry()
    return Account((entry.pw_uid, entry.pw_gid))


def _entry() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        if adder := shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin"):
            subprocess.run([adder, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME], check=True)
            return pwd.getpwnam(NAME)
        return pwd.getpwnam("nobody")


def _is_open(path: Path) -> bool:
    return all(parent.stat().st_mode & stat.S_IXOTH for parent in path.resolve().parents)


def _through_closed_doors(uid: int, gid: int) -> list[str]:
    """Root's own directory is closed to others, and is not ours to open: the server may pass, and gains no more."""
    right = "dac_read_search" if _may(READ_SEARCH) else "dac_override"
    rights = [f"--inh-caps=-all,+{right}", f"--ambient-caps=-all,+{right}"]
    lasting = ["--securebits=+no_setuid_fixup", "--pdeathsig=INT"]  # access(2) would ignore the right otherwise
    return ["setpriv", f"--reuid={uid}", f"--regid={gid}", "--clear-groups", *rights, *lasting, "--"]


def _may(capability: int) -> bool:
    lines = Path("/proc/self/status").read_text().splitlines()
    effective = next(line.split()[1] for line in lines if line.startswith("CapEff"))
    return bool(int(effective, 16) >> capability & 1)
