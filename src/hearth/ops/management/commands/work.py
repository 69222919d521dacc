import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app

from hearth.core.jobs import beat, sweep
from hearth.ground.audit.tasks import seal_entries

QUEUES = ("intake", "post", "clock", "paper")


class Command(BaseCommand):
    help = "Works the queues until it is stopped; beside it the ledger is sealed and killed workers' jobs taken up."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--concurrency", type=int, default=4)
        parser.add_argument("--queues", default=",".join(QUEUES))

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        threading.Thread(target=sweep, args=[stop], name="sweeper", daemon=True).start()
        threading.Thread(target=beat, args=[seal_entries, stop], name="sealer", daemon=True).start()
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        try:
            with app.replace_connector(app.connector.get_worker_connector()) as worker_app:  # type: ignore[attr-defined]
                worker_app.run_worker(
                    queues=options["queues"].split(","),
                    concurrency=options["concurrency"],
                    delete_jobs="successful",
                    fetch_job_polling_interval=1.0,
                    shutdown_graceful_timeout=20,
                )
        finally:
            stop.set()
