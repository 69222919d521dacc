"""The other side of each channel, over real HTTP: a gateway for text messages, WeChat, DingTalk, a program."""

from __future__ import annotations

import base64
import hmac
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Reply = tuple[int, Any] | None


class Service:
    """Answers what `answer` says; keeps every request. An answer of None breaks the connection after the words came."""

    def __init__(self, answer: Callable[[str, str, bytes, Any], Reply]) -> None:
        self.answer = answer
        self.asked: list[tuple[str, str]] = []
        self.address = ""


@contextmanager
def listening(service: Service) -> Iterator[Service]:
    """Somebody listens at a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._serve(b"")

        def do_POST(self) -> None:
            self._serve(self.rfile.read(int(self.headers.get("Content-Length", 0))))

        def _serve(self, body: bytes) -> None:
            service.asked.append((self.command, self.path))
            reply = service.answer(self.command, self.path, body, self.headers)
            if reply is None:
                self.close_connection = True
                return
            status, words = reply
            told = words if isinstance(words, bytes) else json.dumps(words).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        def log_message(self, *_words: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    service.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()


class Gateway(Service):
    """A gateway as docs/reference/sms-gateway.md describes one. Each number is taken once."""

    def __init__(self, secret: str) -> None:
        super().__init__(self._serve)
        self.secret = secret
        self.messages: dict[str, dict[str, Any]] = {}
        self.states: dict[str, str] = {}
        self.breaks_off = self.forgets = False
        self.says: Reply = None

    def _serve(self, method: str, path: str, body: bytes, headers: Any) -> Reply:
        if not self._is_signed(headers, body):
            return 401, {"reason": "bad signature"}
        if method == "GET":
            known = self.states.get(path.rpartition("/")[2])
            return (200, {"state": known}) if known else (404, {"reason": "not known"})
        if self.says:
            return self.says
        told = json.loads(body)
        assert told["id"] == headers["Idempotency-Key"] == headers["webhook-id"]
        if not self.forgets:
            self.messages.setdefault(told["id"], told)
            self.states.setdefault(told["id"], "accepted")
        return None if self.breaks_off else (202, {"state": "accepted"})

    def _is_signed(self, headers: Any, body: bytes) -> bool:
        content = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        seal = base64.b64encode(hmac.digest(self.secret.encode(), content, "sha256")).decode()
        return f"v1,{seal}" == headers["webhook-signature"]


class WeChat(Service):
    """The official account's server: tokens, template messages, and who comes back with a code."""

    def __init__(self) -> None:
        super().__init__(self._serve)
        self.token, self.letters = "token-1", []
        self.codes: list[int] = []

    def _serve(self, method: str, path: str, body: bytes, headers: Any) -> Reply:
        parts = urlsplit(path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/cgi-bin/stable_token":
            told = json.loads(body)
            right = (told["grant_type"], told["appid"], told["secret"]) == ("client_credential", "wx1", "kept")
            return 200, {"access_token": self.token, "expires_in": 7200} if right else {"errcode": 40125}
        if parts.path == "/sns/oauth2/access_token":
            is_right = asked["code"] == "the-code" and asked["secret"] == "kept"
            return 200, {"openid": "o-zhao", "access_token": "x"} if is_right else {"errcode": 40029}
        if asked.get("access_token") != self.token:
            return 200, {"errcode": 40001, "errmsg": "invalid credential"}
        if self.codes:
            return 200, {"errcode": self.codes.pop(0), "errmsg": "no"}
        self.letters.append(json.loads(body))
        return 200, {"errcode": 0, "errmsg": "ok", "msgid": 1}


class Robot(Service):
    """A DingTalk group's robot that asks for signatures."""

    def __init__(self, secret: str) -> None:
        super().__init__(self._serve)
        self.secret, self.said = secret, []
        self.codes: list[int] = []

    def _serve(self, method: str, path: str, body: bytes, headers: Any) -> Reply:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
        content = f"{asked['timestamp']}\n{self.secret}".encode()
        seal = base64.b64encode(hmac.new(self.secret.encode(), content, "sha256").digest()).decode()
        if asked["access_token"] != "robot" or asked["sign"] != seal:
            return 200, {"errcode": 310000, "errmsg": "sign not match"}
        if self.codes:
            return 200, {"errcode": self.codes.pop(0), "errmsg": "no"}
        self.said.append(json.loads(body)["text"]["content"])
        return 200, {"errcode": 0, "errmsg": "ok"}
