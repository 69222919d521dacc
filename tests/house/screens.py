"""Pages as a program reads them: the forms that stand there, filled in and sent the way a browser would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode

TYPED_INTO = {"text", "search", "tel", "email", "password", "date", "hidden"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
URLENCODED = "application/x-www-form-urlencoded"


@dataclass
class Form:
    """A form on a page: where it goes, and what stands in it before anybody types."""

    action: str
    method: str
    values: dict[str, list[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def filled(self, **typed: Any) -> dict[str, Any]:
        """What is sent: everything that stands there already, and what was typed."""
        return {**self.values, **typed}

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, [""])[0]


class Reader(HTMLParser):
    """Reads the forms and the words of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.words: list[str] = []
        self._inside: Form | None = None
        self._textarea: str = ""
        self._select: str = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = Form(said.get("action", ""), said.get("method", "get").lower())
            self.forms.append(self._inside)
        elif self._inside is not None and (name := said.get("name", self._select)):
            self._inside.names.add(name)
            self._control(tag, name, said, self._inside)

    def _control(self, tag: str, name: str, said: dict[str, str], form: Form) -> None:
        if tag == "textarea":
            self._textarea = name
            form.values[name] = [""]
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in said:
            form.values[name] = [said.get("value", "")]
        elif tag == "input" and said.get("type", "text") in TYPED_INTO:
            form.values.setdefault(name, []).append(said.get("value", ""))
        elif tag == "input" and said["type"] == "radio" and "checked" in said:
            form.values[name] = [said.get("value", "on")]
        elif tag == "input" and said["type"] == "checkbox" and "checked" in said:
            form.values.setdefault(name, []).append(said.get("value", "on"))

    def handle_data(self, data: str) -> None:
        if self._textarea and self._inside is not None:
            self._inside.values[self._textarea][0] += data
        self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = None
        elif tag == "textarea" and self._inside is not None and self._textarea:
            kept = self._inside.values[self._textarea]
            kept[0] = kept[0].removeprefix("\n")  # HTML does not count the first line end
            self._textarea = ""
        elif tag == "select":
            self._select = ""


def read(page: Any) -> Reader:
    """What stands on this page."""
    reader = Reader()
    reader.feed(page.content.decode())
    for form in reader.forms:
        form.action = form.action or page.wsgi_request.get_full_path()
    return reader


def words_on(page: Any) -> str:
    """Everything a person can read on this page, without its tags."""
    return "".join(read(page).words)


def form_on(page: Any, action: str, *asking: str) -> Form:
    """The form on this page that leads to this address, whatever it says behind it (and asks for these)."""
    known = [form for form in read(page).forms if form.names >= set(asking)]
    found = [form for form in known if action in (form.action, form.action.partition("?")[0])]
    assert found, f"no form leads to {action}: {[form.action for form in read(page).forms]}"
    return found[-1]


def send(client: Any, form: Form, **typed: Any) -> Any:
    """Fill in the form and send it, byte for byte, as a browser or a hostile program would."""
    return post(client, form.action, form.filled(**typed))


def post(client: Any, address: str, fields: dict[str, Any], **more: Any) -> Any:
    """Send these fields, also such as no honest program could have encoded."""
    return client.post(address, on_the_wire(fields), content_type=URLENCODED, **more)


def on_the_wire(fields: dict[str, Any]) -> str:
    """The fields as they travel; half characters too."""
    return urlencode(fields, doseq=True, errors="surrogatepass")


def element(html: str, key: str) -> str:
    """The element with this id, tags and all, as it stands in the page."""
    return "".join(_element(html, key))


def _element(html: str, key: str) -> Iterator[str]:
    depth, begins = 0, html.index("<", html.rindex(">", 0, html.index(f'id="{key}"')))
    for part in _tags(html[begins:]):
        yield part
        name = part.strip("</> \n").split()[0].lower() if part.startswith("<") and part[1:2].isalpha() else ""
        if name and name not in VOID and not part.endswith("/>"):
            depth += 1
        elif part.startswith("</"):
            depth -= 1
        if depth == 0 and part.startswith("<"):
            return


def _tags(html: str) -> Iterator[str]:
    while html:
        end = html.index(">") + 1 if html.startswith("<") else (html.find("<") if "<" in html else len(html))
        yield html[:end]
        html = html[end:]
