"""The templates of the house: every one is needed, none decides who may, none brings styles or scripts of its own."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import hearth
from hearth.core.actors import ROLES

SOURCE = Path(hearth.__file__).parent
TEMPLATES = {str(file).rpartition("/templates/")[2]: file for file in SOURCE.glob("**/templates/**/*.html")}
CODE = [file for file in SOURCE.rglob("*.py") if "migrations" not in file.parts]
NAMED = re.compile(r"[\"']([\w/-]+\.html)[\"']")
COMPONENTS = re.compile(r"components/\w+\.html")  # gathered by core/pages.py under one name
SAID = re.compile(r"\{#.*?#\}|\{%.*?%\}", re.DOTALL)
GAP = re.compile(r"\{\{.*?\}\}", re.DOTALL)
CLASSES = re.compile(r"\{% block \w*class\w* %\}.*?\{% endblock %\}")  # stand in an attribute of another template
ATTRIBUTE = re.compile(r"[\w-]+=\"[^\"<>]*\"")  # left over from a macro that answers nothing but attributes
HAN = re.compile(r"[\u3400-\u9fff]")
SENTENCE = re.compile(r"[A-Za-z]{2,}[^A-Za-z]+[A-Za-z]{2,}")
UNSPOKEN = {"script", "style", "svg"}
# names of languages are written in their own language, whoever reads them; keys bear what stands on them
AS_IT_IS = ("中文", "English", "Ctrl")
# the page about a failure must need nothing but itself, so it speaks both languages at once;
# the gallery of components is for those who build
SPEAKS_FOR_ITSELF = {"500.html", "components/gallery.html"}
# the code on a slip, since a cookie would tell one voter’s browser from another’s; the seal in a letter’s address; and
# a form by which nothing changes: one letter asks whether it was wanted
IS_ITS_OWN_TOKEN = {"dossier/slip.html", "following/own.html", "following/ask.html"}
READ_OUT = {"aria-label", "title", "alt", "placeholder"}
LEADING = {"href", "src", "action"}
DRAWN = {"style", "srcdoc", "formaction"}
QUESTION_OF_ROLE = re.compile(
    rf"\broles?\b[^\n]*?[\"']({'|'.join(ROLES)})[\"']|[\"']({'|'.join(ROLES)})[\"'] in \w*\.?roles"
)


class Texts(HTMLParser):
    """Words and attributes of a template, without what its expressions say."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self._inside: list[str] = []
        self.feed(SAID.sub(" ", GAP.sub("x", CLASSES.sub("", source))))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag in UNSPOKEN:
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._inside and tag == self._inside[-1]:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        words = ATTRIBUTE.sub("", data).strip()
        if words and not self._inside:
            self.words.append(words)


def source_of(name: str) -> str:
    return TEMPLATES[name].read_text()


def test_there_are_templates_to_look_at():
    assert len(TEMPLATES) > 50


def test_every_template_is_shown_extended_or_included_somewhere():
    everything = "\n".join(file.read_text() for file in [*TEMPLATES.values(), *CODE])
    named = set(NAMED.findall(everything))

    assert [name for name in TEMPLATES if name not in named and not COMPONENTS.fullmatch(name)] == []


def test_every_template_that_is_named_exists():
    named = {name for file in [*TEMPLATES.values(), *CODE] for name in NAMED.findall(file.read_text())}

    assert named - set(TEMPLATES) == set()


def test_no_template_and_no_view_names_a_role():
    views = [file for file in CODE if "views" in str(file.relative_to(SOURCE))]
    found = {str(file): QUESTION_OF_ROLE.findall(file.read_text()) for file in [*TEMPLATES.values(), *views]}

    assert {file: roles for file, roles in found.items() if roles} == {}


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name not in SPEAKS_FOR_ITSELF])
def test_a_template_brings_no_style_and_no_script_of_its_own(name):
    found = Texts(source_of(name))

    inline = [
        (tag, attribute) for tag, attribute, _value in found.attributes if attribute in DRAWN or attribute[:2] == "on"
    ]
    led = [
        value for _tag, attribute, value in found.attributes if attribute in ("href", "src", "action") and ":" in value
    ]
    assert inline == []
    assert [value for value in led if not value.startswith(("tel:", "mailto:"))] == []
    assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>|<style", source_of(name)) == []


@pytest.mark.parametrize("name", [name for name in TEMPLATES if name not in SPEAKS_FOR_ITSELF])
def test_every_sentence_of_a_template_can_be_translated(name):
    found = Texts(source_of(name))
    labels = [
        value
        for _tag, attribute, value in found.attributes
        if attribute in ("aria-label", "title", "alt", "placeholder")
    ]

    bare = [words for words in [*found.words, *labels] if HAN.search(words) or SENTENCE.search(words)]
    assert [words for words in bare if not any(known in words for known in AS_IT_IS)] == []


def test_nothing_is_fetched_from_elsewhere():
    elsewhere = re.compile(r"(?:src|href|action|hx-\w+)=[\"'](?:https?:)?//")

    assert [name for name in TEMPLATES if elsewhere.search(source_of(name))] == []


def test_every_form_that_is_sent_inside_a_congress_carries_its_token():
    signed = r"csrf_input|name=\"submission\"|url\(.reading.\)"
    for name in TEMPLATES.keys() - SPEAKS_FOR_ITSELF - IS_ITS_OWN_TOKEN:
        forms = re.findall(r"<form\b[^>]*method=\"post\".*?</form>", source_of(name), re.DOTALL)

        assert [form[:80] for form in forms if not re.search(signed, form)] == [], name
