"""A real server that answers as OpenAI's embeddings do, on this machine; and a small model in a folder."""

from __future__ import annotations

import json
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from zlib import crc32

# what the invented model understands: each row is one direction, whatever words it is said in
MEANT = [
    ["暖气", "供暖", "冷", "十四度", "冰窖", "heating", "cold"],
    ["路灯", "黑", "灯", "亮", "lamp", "dark"],
    ["狗", "牵绳", "咬", "dog"],
    ["噪音", "吵", "施工", "noise"],
]
LENGTH = 8


def meant(text: str, length: int = LENGTH) -> list[float]:
    """What the invented model makes of a text: what it is about, and a little of its own."""
    about = [float(sum(text.count(word) for word in words)) for words in MEANT]
    own = [(crc32(f"{text}{n}".encode()) % 1000) / 20_000 for n in range(length - len(MEANT))]
    return [*about, *own]


class Service:
    """How the server answers: tests break it, and mend it again."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.status, self.length, self.waits = 200, LENGTH, 0.0
        self.answer: Callable[[list[str]], Any] = self.usual
        self.declines: Callable[[str], bool] = lambda text: False
        self.host = ""

    @property
    def setting(self) -> str:
        return f"openai:http://{self.host}/v1,invented"

    @property
    def texts(self) -> list[str]:
        """Every text it was ever sent."""
        return [text for each in self.asked for text in each["input"]]

    def usual(self, texts: list[str]) -> Any:
        rows = [{"index": place, "embedding": meant(text, self.length)} for place, text in enumerate(texts)]
        return {"object": "list", "data": rows[::-1], "model": "invented"}

    def break_with(self, change: Callable[[list[Any]], Any]) -> None:
        """Let every answer have these rows instead."""
        self.answer = lambda texts: {"data": change(self.usual(texts)["data"])}


@contextmanager
def serving() -> Iterator[Service]:
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            service.asked.append(told)
            service.headers.append({"path": self.path, **dict(self.headers)})
            time.sleep(service.waits)
            is_declined = any(map(service.declines, told["input"]))
            body = json.dumps(service.answer(told["input"])).encode()
            self.send_response(400 if is_declined else service.status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            """Quietly."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.host = f"127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()


def write_model(folder: Path, words: dict[str, list[float]], form: str = "F32", **more: list[float]) -> Path:
    """A static model of a few words, as model2vec writes them."""
    from tokenizers import Tokenizer, models, pre_tokenizers

    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = {"[UNK]": 0} | {word: place for place, word in enumerate(words, start=1)}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    length = len(next(iter(words.values())))
    tensors = {
        "embeddings": (
            [len(vocabulary), length],
            form,
            [0.0] * length + [number for row in words.values() for number in row],
        )
    }
    tensors |= {
        name: ([len(numbers)], "I32" if name == "mapping" else "F32", numbers) for name, numbers in more.items()
    }
    (folder / "model.safetensors").write_bytes(_safetensors(tensors))
    return folder


def _safetensors(tensors: dict[str, Any]) -> bytes:
    head, body = {}, b""
    for name, (shape, form, numbers) in tensors.items():
        letter = {"F32": "f", "F16": "e", "I8": "b", "I32": "i"}[form]
        cast = int if form.startswith("I") else float
        packed = struct.pack(f"<{len(numbers)}{letter}", *map(cast, numbers))
        head[name] = {"dtype": form, "shape": shape, "data_offsets": [len(body), len(body) + len(packed)]}
        body += packed
    told = json.dumps(head).encode()
    return struct.pack("<Q", len(told)) + told + body
