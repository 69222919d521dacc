"""A small OpenID Connect provider, as an organisation may run one: real keys, real HTTP, on this machine."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import time
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

KEY = RSAKey.generate_key(2048, {"kid": "one"})
STRANGER = RSAKey.generate_key(2048, {"kid": "one"})


class Provider:
    """Knows one person, and lets a test bend what it says."""

    def __init__(self) -> None:
        self.subject, self.key, self.bent = "person-17", KEY, {}
        self.header: dict[str, Any] = {"alg": "RS256", "kid": "one"}
        self.asked: dict[str, dict[str, str]] = {}
        self.redirects_tokens = False
        self.calls_itself = ""
        self.heard: list[str] = []

    issuer = ""

    def consent(self, address: str) -> str:
        """What the person's browser does there: comes back with a code."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        self.asked["a-code"] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': 'a-code', 'state': asked['state']})}"

    def token(self, form: dict[str, str]) -> dict[str, Any] | None:
        """Only against the right code, and the verifier of its challenge."""
        asked = self.asked.pop(form.get("code", ""), None)
        proof = base64.urlsafe_b64encode(sha256(form.get("code_verifier", "").encode()).digest()).rstrip(b"=").decode()
        if asked is None or proof != asked["code_challenge"]:
            return None
        now = int(time())
        said = {"iss": self.issuer, "aud": asked["client_id"], "sub": self.subject, "nonce": asked["nonce"]}
        claims = said | {"iat": now, "exp": now + 60} | self.bent
        token = jwt.encode(self.header, claims, self.key, algorithms=["RS256", "HS256"])
        return {"id_token": token, "access_token": "opens-the-provider", "token_type": "Bearer"}


@contextmanager
def running() -> Iterator[Provider]:
    """The provider answers until the test is over."""
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            provider.heard.append(self.path)
            known = {
                "/.well-known/openid-configuration": {
                    "issuer": provider.calls_itself or provider.issuer,
                    "authorization_endpoint": f"{provider.issuer}/authorize",
                    "token_endpoint": f"{provider.issuer}/token",
                    "jwks_uri": f"{provider.issuer}/keys",
                },
                "/keys": {"keys": [KEY.as_dict(private=False)]},
            }
            self._say(known.get(self.path))

        def do_POST(self) -> None:
            provider.heard.append(self.path)
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            if provider.redirects_tokens:
                self.send_response(307)
                self.send_header("Location", f"{provider.issuer}/elsewhere")
                self.end_headers()
                return
            self._say(provider.token({name: values[0] for name, values in parse_qs(body).items()}))

        def _say(self, words: Any) -> None:
            self.send_response(200 if words else 400)
            self.end_headers()
            self.wfile.write(json.dumps(words).encode())

        def log_message(self, *_args: Any) -> None:
            """Tests are quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
