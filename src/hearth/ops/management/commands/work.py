import asyncio
import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app
from procrastinate.worker import Worker

from hearth.core.jobs import EVERY
from hearth.core.rounds import start_striking
from hearth.core.sweeping import Sweeper


class Command(BaseCommand):
    help = "Works the queues until it is stopped; beside them the clock strikes and killed workers' jobs taken up."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--concurrency", type=int, default=4)
        parser.add_argument("--queues", default=",".join(sorted(EVERY)))

    def handle(self, *args: Any, **options: Any) -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        asyncio.run(self._work(options["queues"].split(","), options["concurrency"]))

    async def _work(self, queues: list[str], concurrency: int) -> None:
        stop = threading.Event()
        with app.replace_connector(app.connector.get_worker_connector()) as worker_app:  # type: ignore[attr-defined]
            worker = Worker(
                worker_app,
                queues,
                concurrency=concurrency,
                delete_jobs="successful",
                fetch_job_polling_interval=1.0,
                shutdown_graceful_timeout=20,
            )
            sweeper = Sweeper(lambda: worker.worker_id)
            threading.Thread(target=sweeper.sweep, args=[stop], name="sweeper", daemon=True).start()
            start_striking(stop)
            try:
                async with worker_app.open_async():
                    await worker.run()  # type: ignore[no-untyped-call]
            finally:
                stop.set()
