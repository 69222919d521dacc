"""What a browser complains of while people use the pages; a page that is right makes it say nothing."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, ConsoleMessage, Request

# the browser's own lines about answers such as 404 and 422, and about a line that was cut on purpose
EXPECTED = ("the server responded with a status of 4", "net::ERR_INTERNET_DISCONNECTED")


def watch(device: BrowserContext, home: str, complaints: list[str]) -> None:
    """Write down each error in the console, each exception, each dialog and each request to somewhere else."""

    def console(message: ConsoleMessage) -> None:
        if message.type == "error" and not any(words in message.text for words in EXPECTED):
            complaints.append(f"{message.location['url']}: {message.text}")

    def request(asked: Request) -> None:
        if not asked.url.startswith((home, "data:", "blob:", "about:")):
            complaints.append(f"something asked for {asked.url}")

    device.on("console", console)
    device.on("request", request)
    device.on("weberror", lambda failed: complaints.append(f"{failed.error}"))
    device.on("dialog", lambda dialog: (complaints.append(f"a page says {dialog.message}"), dialog.dismiss()))
