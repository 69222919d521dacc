"""Kill the web server, the worker and PostgreSQL at random while people write: is anything lost, or done twice?

Starts an installation of its own as `./hearth run` does. Every client sends each form again, unchanged, until it is
acknowledged, as a telephone with a bad network would. Afterwards every acknowledged message must stand there exactly
once, be delivered once, and its receipt be sent at most once; the ledger must verify. The last line is the longest
wait for an acknowledgement as a share of thirty seconds, or `ratio: inf` where a promise was broken.
"""

from __future__ import annotations

import argparse
import collections
import http.client
import itertools
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from functools import partial
from pathlib import Path

import _measure

LIMIT = 30.0
PAUSE = 0.2  # seconds between two messages of one person, at most
HIDDEN = re.compile(r'name="submission"[^>]*value="([^"]+)"')


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--faults", type=int, default=60)
    parser.add_argument("--messages", type=int, default=5_000)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hearth-crash-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o711)
        with Installation(Path(name) / "var") as installation:
            storm = Storm(installation, given.messages, given.clients)
            faults = Faults(installation, storm, given.faults, random.Random(given.seed))
            storm.rage(faults)
            broken = installation.broken_promises(storm.acknowledged)
    waits = sorted(storm.waits)
    print(
        f"{len(storm.acknowledged)} messages acknowledged, {len(faults.done)} faults:"
        f" {dict(collections.Counter(faults.done))}"
    )
    print(f"longest wait {waits[-1]:.1f} s, median of the interrupted {waits[len(waits) // 2]:.1f} s")
    for promise in broken:
        print(f"BROKEN: {promise}")
    print("ratio: inf" if broken else f"ratio: {waits[-1] / LIMIT:.2f}")
    return 1 if broken or waits[-1] > LIMIT else 0


class Installation:
    """A whole installation in a directory of its own, started as a person starts it."""

    def __init__(self, data: Path) -> None:
        self.data, self.port = data, _measure.free_port()
        strange = ("DATABASE_URL", "HEARTH_DATA", "HEARTH_POOL")
        self.environment = {key: value for key, value in os.environ.items() if key not in strange}

    def __enter__(self) -> Installation:
        argv = [sys.executable, "-m", "hearth.ops", "run", "--port", str(self.port), "--data", str(self.data)]
        self.process = subprocess.Popen(argv, env=self.environment, stdout=subprocess.DEVNULL)
        self._until_ready()
        self.code = re.search(r"/c/(\w+)", (self.data / "demo.txt").read_text())[1]
        return self

    def __exit__(self, *trouble: object) -> None:
        self.process.terminate()
        self.process.wait(60)

    def _until_ready(self) -> None:
        until = time.monotonic() + 120
        while not (self.data / "demo.txt").exists() or self._status("/readyz") != 200:
            if time.monotonic() > until or self.process.poll() is not None:
                raise SystemExit("The installation does not answer.")
            time.sleep(0.2)

    def _status(self, path: str) -> int:
        try:
            return self.ask("GET", path)[0]
        except OSError:
            return 0

    def ask(self, method: str, path: str, body: bytes | None = None, headers: dict | None = None) -> tuple[int, str]:
        """One request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read().decode(errors="replace")
        except http.client.HTTPException as error:
            raise OSError(str(error)) from error
        finally:
            connection.close()

    def victims(self, kind: str) -> list[int]:
        """The processes of one kind that live from this installation's data."""
        if kind == "postgres":
            file = self.data / "postgres" / "postmaster.pid"
            return [int(file.read_text().split()[0])] if file.exists() else []
        mark = {"web": "granian", "worker": "work"}[kind]
        return [pid for pid, words in self._ours() if mark in words]

    def _ours(self) -> list[tuple[int, list[str]]]:
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    surroundings = (entry / "environ").read_bytes()
                    words = (entry / "cmdline").read_bytes().decode().split("\0")
                except OSError:
                    continue
                if f"HEARTH_DATA={self.data}\0".encode() in surroundings + b"\0":
                    found.append((int(entry.name), words))
        return found

    def broken_promises(self, acknowledged: set[str]) -> list[str]:
        """What the database, the outbox and the ledger say afterwards."""
        words = [sys.executable, "-m", "hearth.ops", "manage", "shell", "-c", ASK]
        env = self.environment | {"HEARTH_DATA": str(self.data), "PYTHONPATH": str(_measure.HERE.parent / "src")}
        self._until_ready()  # a command that finds the database dead would start it, and then own it
        told = subprocess.run(words, env=env, capture_output=True, text=True, check=False)
        if told.returncode:
            raise SystemExit(f"The installation could not be asked: {told.stderr[-2000:]}")
        facts = json.loads(told.stdout.strip().splitlines()[-1])
        stored = collections.Counter(facts["bodies"])
        broken = [f"lost: {body}" for body in acknowledged - set(stored)]
        broken += [f"stored {count} times: {body}" for body, count in stored.items() if count > 1]
        broken += [f"{what}: {count}" for what, count in facts["wrong"].items() if count]
        letters = self.data / "outbox" / "letters.jsonl"
        references = [json.loads(line)["reference"] for line in letters.read_text().splitlines()]
        doubled = [one for one, count in collections.Counter(references).items() if count > 1]
        return broken + [f"letter sent twice: {one}" for one in doubled]


ASK = """
import json, time
PATIENCE = 60  # seconds in which nothing at all gets done: what waits is stuck
from django.db import connection
from hearth.core import tenancy
from hearth.ground.audit import sealing, verifying
from hearth.ground.congress.models import Congress

MINE = (
    "contact_thread t WHERE EXISTS"
    " (SELECT 1 FROM contact_message m WHERE m.thread_id = t.id AND m.body LIKE 'crash %')"
)
RECEIPT = (
    "SELECT 1 FROM courier_dispatch d JOIN audit_entry e ON e.id = d.entry"
    " WHERE e.thing_id = t.id AND d.letter = 'receipt' AND d.state IN ('sent', 'unknown')"
)
BUSY = "procrastinate_jobs WHERE status IN ('todo', 'doing') AND task_name LIKE 'contact.%' AND args ? 'entry'"
TWICE = "(SELECT thing_id FROM audit_entry WHERE event = '{}' GROUP BY 1 HAVING count(*) > 1) x"

def rows(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()

def count(what):
    return rows("SELECT count(*) FROM " + what)[0][0]

least, until = count(BUSY), time.monotonic() + PATIENCE
while least and time.monotonic() < until:
    time.sleep(0.5)
    if (left := count(BUSY)) < least:
        least, until = left, time.monotonic() + PATIENCE
wrong = {
    'jobs left': count(BUSY),
    'jobs failed': count("procrastinate_jobs WHERE status = 'failed'"),
    'neither delivered nor held': count(MINE + " AND t.state NOT IN ('delivered', 'held')"),
    'submitted twice': count(TWICE.format('contact.submitted')),
    'delivered twice': count(TWICE.format('contact.delivered')),
    'without a receipt': count(MINE + " AND NOT EXISTS (" + RECEIPT + ")"),
}
for congress in Congress.objects.all():
    with tenancy.inside(congress):
        sealing.seal_new()
        wrong['ledger faults in ' + congress.slug] = len(verifying.verify().faults)
bodies = [row[0] for row in rows("SELECT body FROM contact_message WHERE body LIKE 'crash %'")]
print(json.dumps({'bodies': bodies, 'wrong': wrong}))
"""


class Storm:
    """Many people writing at once, each until they are thanked."""

    def __init__(self, installation: Installation, messages: int, clients: int) -> None:
        self.installation, self.clients, self.least = installation, clients, messages
        self.numbers, self.faults_are_over = itertools.count(), threading.Event()
        self.acknowledged: set[str] = set()
        self.waits = [0.0]
        self.lock = threading.Lock()

    def rage(self, faults: Faults) -> None:
        people = [threading.Thread(target=self._write) for _ in range(self.clients)]
        trouble = threading.Thread(target=faults.happen)
        for thread in [*people, trouble]:
            thread.start()
        for thread in [trouble, *people]:
            thread.join()

    def _next(self) -> int | None:
        """The next message, as long as faults are still to come or there were too few messages."""
        time.sleep(random.uniform(0, PAUSE))
        with self.lock:
            number = next(self.numbers)
        return None if self.faults_are_over.is_set() and number >= self.least else number

    def _write(self) -> None:
        while (number := self._next()) is not None:
            body = f"crash {number} 锦苑小区7号楼又停暖了"
            began = time.monotonic()
            fields = {
                "submission": self._until(self._form),
                "proof": "",
                "body": body,
                "place": "锦苑小区",
                "privacy": "private",
                "name": "",
                "phone": "",
                "email": f"c{number}@example.org",
            }
            self._until(partial(self._send, *_measure.multipart(fields)))
            with self.lock:
                self.acknowledged.add(body)
                self.waits.append(time.monotonic() - began)

    def _until(self, attempt) -> str:
        while True:
            try:
                if answer := attempt():
                    return answer
            except OSError:
                pass
            time.sleep(0.2)

    def _form(self) -> str:
        status, page = self.installation.ask("GET", f"/c/{self.installation.code}")
        found = HIDDEN.search(page)
        return found[1] if status == 200 and found else ""

    def _send(self, content: bytes, headers: dict) -> str:
        status, page = self.installation.ask("POST", f"/c/{self.installation.code}", content, headers)
        if 400 <= status < 500:
            raise SystemExit(f"refused with {status}: {page[:500]}")
        return "thanked" if status == 303 else ""


class Faults:
    """One sudden death after another, as long as people write."""

    def __init__(self, installation: Installation, storm: Storm, times: int, chance: random.Random) -> None:
        self.installation, self.storm, self.times, self.chance = installation, storm, times, chance
        self.done: list[str] = []

    def happen(self) -> None:
        kinds = [kind for kind in ("web", "worker", "postgres") for _ in range(-(-self.times // 3))]
        self.chance.shuffle(kinds)
        for kind in kinds[: self.times]:
            time.sleep(self.chance.uniform(0.5, 4.0))
            self._kill(kind)
        self.storm.faults_are_over.set()

    def _kill(self, kind: str) -> None:
        while True:
            for victim in self.chance.sample(found := self.installation.victims(kind), min(1, len(found))):
                try:
                    os.kill(victim, signal.SIGKILL)
                except ProcessLookupError:
                    continue
                return self.done.append(kind)
            time.sleep(0.2)  # it is just being started again


if __name__ == "__main__":
    sys.exit(main())
