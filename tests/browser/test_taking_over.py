"""Years of records that were kept elsewhere come in one ZIP with their photos; the same ZIP again changes nothing.

A few hundred here. `HEARTH_WHOLE_HISTORY=1` takes what the founding district had: 21,000 records and 3,000 photos, in
less than five minutes, while a bar moves (`./hearth test tests/browser/test_taking_over.py`).
"""

from __future__ import annotations

import io
import os
import random
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from PIL import Image
from playwright.sync_api import Page, expect

from hearth.core import clock, jobs
from hearth.core.jobs import JOBS, QueuedJob
from hearth.ground.congress.models import Mandate
from hearth.record.dossier.models import DutyPhoto, DutyRecord
from tests import cast
from tests.browser.conftest import TABLE
from tests.browser.inspection import faults
from tests.ground.congress.importing.sheets import as_csv

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(900)]

IS_WHOLE = os.environ.get("HEARTH_WHOLE_HISTORY") == "1"
ROWS, PHOTOS, DEPUTIES, SECONDS = (21_000, 3_000, 40, 300) if IS_WHOLE else (210, 6, 3, 30)
KINDS = ("走访", "接待选民", "专题调研", "培训", "视察", "政策宣传")
DONE = ("到三号楼走访六户", "接待群众反映暖气不热", "调研养老服务", "参加代表培训", "视察学校周边", "宣讲人大制度")

WATCH = """
new MutationObserver(() => {
    const bar = document.querySelector("progress[value]")
    if (bar) localStorage.setItem("seen", `${localStorage.getItem("seen") || ""} ${bar.value}`)
}).observe(document, {subtree: true, childList: true})
"""


@pytest.fixture
def deputies(yuhe):
    """Those whose records come, in office for years."""
    found = [cast.deputy(f"D{n + 1:03}", f"代表{n + 1}", f"Deputy {n + 1}").deputy for n in range(DEPUTIES)]
    Mandate.objects.update(began_on=clock.today() - timedelta(days=2_000))
    return found


@pytest.fixture
def history(tmp_path, deputies) -> Path:
    """The ZIP as the old system gave it."""
    chance, today = random.Random(7), clock.today()
    rows = [["姓名", "履职时间", "履职类型", "履职内容", "地点", "人数", "照片"]]
    for n in range(ROWS):
        kind = n % len(KINDS)
        day = today - timedelta(days=chance.randrange(1_500))
        who, photo = deputies[n % DEPUTIES].name_zh, f"{n:05}.jpg" if n < PHOTOS else ""
        rows.append([who, f"{day:%Y/%m/%d}", KINDS[kind], f"{DONE[kind]}，第{n}次", "安和街道", str(n % 30), photo])
    file = tmp_path / "台账.zip"
    with zipfile.ZipFile(file, "w") as parcel:
        parcel.writestr("履职台账.csv", as_csv(rows, "gbk"))
        for n in range(PHOTOS):
            parcel.writestr(f"照片/{n:05}.jpg", _photo(n))
    return file


def _photo(n: int, drawn: list[bytes] = []) -> bytes:  # noqa: B006 - eight are drawn, and each sent with a mark of its own
    while len(drawn) < 8:
        image = Image.effect_noise((1280, 960), 60 + 5 * len(drawn)).convert("RGB")
        image.save(held := io.BytesIO(), "JPEG", quality=70)
        drawn.append(held.getvalue())
    return drawn[n % 8] + f"photo {n}".encode()


@pytest.fixture
def beside(monkeypatch) -> Callable[[], Any]:
    """A worker beside the server, as there is one outside of tests: pages show how far it has got."""
    monkeypatch.setattr(jobs, "_at_once", ContextVar("queues_worked_at_once", default=frozenset()))
    return _worker


@contextmanager
def _worker() -> Iterator[None]:
    is_over = threading.Event()
    hand = threading.Thread(target=_work, args=[is_over])
    hand.start()
    try:
        yield
    finally:
        is_over.set()
        hand.join()


def _work(is_over: threading.Event) -> None:
    last = 0
    while not is_over.wait(0.1):
        for queued in QueuedJob.objects.filter(pk__gt=last, task_name__startswith="congress.").order_by("pk"):
            last = queued.pk
            JOBS[queued.task_name].answer(**queued.args)
    connection.close()


def test_the_history_of_a_district_is_taken_over_with_its_photos(device, carry, client, bai, history, beside):
    page = device(TABLE)
    page.context.set_default_timeout(SECONDS * 1000)
    expect.set_options(timeout=SECONDS * 1000)
    page.add_init_script(WATCH)
    carry(page, cast.signed_in(client, bai))
    with beside():
        began = time.monotonic()
        _send(page, history)
        expect(page.locator("main")).to_contain_text("逐行查看")
        assert faults(page) == []
        page.get_by_role("button", name="导入").click()
        expect(page.locator("main")).to_contain_text("已导入：新增")
        took = time.monotonic() - began

        assert (DutyRecord.objects.filter(origin="imported").count(), DutyPhoto.objects.count()) == (ROWS, PHOTOS)
        assert took < SECONDS
        if IS_WHOLE:
            shares = _shares(page)
            print(f"{ROWS} records and {PHOTOS} photos: {took:.0f} s; {len(set(shares))} places of the bar were seen")
            assert len(set(shares)) > 20 and _goes_forward(shares)

        _send(page, history)
        expect(page.locator("main")).to_contain_text("文件里的内容这里都已经有了")
    expect.set_options(timeout=5_000)

    line = DutyPhoto.objects.order_by("pk").first().record
    page.goto(f"/yuhe/duties/{line.code}/")
    expect(page.locator(".photos img")).to_have_js_property("naturalWidth", 320)
    assert faults(page) == []


def _send(page: Page, file: Path) -> None:
    page.goto("/yuhe/setup/imports/")
    page.locator("a[href$='/imports/duties/']").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="读取并预览").click()


def _shares(page: Page) -> list[int]:
    """Every place of the bar that could be seen."""
    return [int(share) for share in page.evaluate("localStorage.getItem('seen') || ''").split()]


def _goes_forward(shares: list[int]) -> bool:
    """From a stage to the next the bar begins anew once: when the preview has been confirmed."""
    return sum(later < sooner for sooner, later in pairwise(shares)) <= 1
