"""Templates are compiled once for each language: what never changes in it stands in them as text."""

from __future__ import annotations

from typing import Any

import pytest
from django.template import engines
from django.utils.translation import gettext, gettext_lazy, override
from jinja2 import UndefinedError, nodes
from markupsafe import Markup, escape

from hearth.core import pages, pictures

SENTENCES = [
    "{{ _('Send') }}",
    "{{ _('Deputy %(name)s', name=name) }}",
    "{{ _('100%% of it') }}",
    "{{ pgettext('menu', 'People') }}",
    "{{ ngettext('%(num)s day', '%(num)s days', number) }}",
    "{% trans %}Send{% endtrans %}",
    "{% trans name %}Deputy {{ name }}{% endtrans %}",
    "<a title=\"{{ _('Send') }}\">{{ icon('check', 'i--s') }}{{ mark() }}{{ static('hearth/desk.js') }}</a>",
    "{{ ui.status('ok', 'check', _('Send')) }}",
    "{% if _('Send') == 'Send' %}English{% else %}other{% endif %}",
]


class Word(str):
    """A text of a kind of its own."""


def environment(language: str) -> Any:
    engine = engines.all()[0]
    return pages.environment(language=language, loader=engine.env.loader)


def calls_in(language: str, source: str) -> set[str]:
    """Which functions the compiled template still asks."""
    spoken = environment(language)
    template = spoken._folded(spoken.parse(source)) if language else spoken.parse(source)
    return {call.node.name for call in template.find_all(nodes.Call) if isinstance(call.node, nodes.Name)}


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("source", SENTENCES)
def test_a_folded_page_reads_as_one_that_looks_every_word_up(source, language):
    facts = {"name": "<赵>", "number": 3}

    with override(language):
        folded = environment(language).from_string(source).render(facts)
        looked_up = environment("").from_string(source).render(facts)

    assert folded == looked_up


def test_words_icons_and_files_are_asked_for_once_when_the_template_is_loaded():
    source = "{{ _('Send') }}{{ icon('check') }}{{ static('hearth/desk.js') }}{{ mark() }}"

    assert calls_in("", source) == {"_", "icon", "static", "mark"}
    assert calls_in("en", source) == set()


def test_what_depends_on_the_reader_or_a_number_is_asked_for_each_time():
    source = "{{ ngettext('a', 'b', n) }}{{ _(word) }}{{ icon(symbol) }}{{ url('desks:desk') }}"

    assert calls_in("zh-hans", source) == {"ngettext", "_", "icon", "url"}


def test_a_name_the_template_gave_itself_is_left_alone():
    assert calls_in("en", "{% macro icon(name) %}{{ name }}{% endmacro %}{{ icon('check') }}") == {"icon"}


def test_what_is_put_into_a_sentence_stays_text():
    with override("zh-hans"):
        html = engines.all()[0].from_string("{{ _('Deputy %(name)s', name=name) }}").render({"name": "<b>"})

    assert "&lt;b&gt;" in html


def test_each_reader_gets_the_page_in_their_own_language():
    def said(language: str) -> str:
        with override(language):
            return engines.all()[0].from_string("{{ _('Send') }}").render({})

    with override("zh-hans"):
        chinese = gettext("Send")

    assert (said("en"), said("zh-hans"), said("en")) == ("Send", chinese, "Send")
    assert chinese != "Send"


def test_where_no_language_was_chosen_words_are_looked_up_as_the_page_is_made():
    with override(None):
        assert engines.all()[0].from_string("{{ _('Send') }}").render({})


def test_an_icon_that_is_not_drawn_is_refused_when_the_template_is_loaded():
    with pytest.raises(KeyError):
        environment("en").from_string("{% if false %}{{ icon('unicorn') }}{% endif %}")


def test_a_drawing_stays_a_drawing():
    with override("en"):
        assert engines.all()[0].from_string("{{ icon('check') }}").render({}) == pictures.icon("check")


class Harmless:
    """Says of itself that it may stand as it is."""

    def __html__(self) -> str:
        return "<b>"


@pytest.mark.parametrize("language", ["", "zh-hans"])
@pytest.mark.parametrize("value", ["<b>&\"'", Markup("<b>"), Harmless(), gettext_lazy("<b>"), 7, None, "", Word("<b>")])
def test_what_is_put_out_is_what_jinja_would_have_escaped(language, value):
    put_out = environment(language).from_string("{{ value }}").render(value=value)

    assert put_out == str(escape(value))


@pytest.mark.parametrize("source", ["{{ missing }}", "{{ value.missing }}", "{{ value }}{{ missing }}"])
def test_what_is_not_there_is_still_a_mistake(source):
    with pytest.raises(UndefinedError):
        environment("en").from_string(source).render(value="there")


def test_what_a_macro_puts_out_is_escaped_once():
    source = "{% macro cell(it) %}<td>{{ it }}</td>{% endmacro %}{{ cell('<b>') }}{{ cell(cell('&')) }}"

    put_out = environment("en").from_string(source).render()

    assert put_out == "<td>&lt;b&gt;</td><td><td>&amp;</td></td>"
