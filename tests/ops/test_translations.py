import gettext
import os
from pathlib import Path

import pytest

from hearth.ops.translations import compile_translations

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "contact" / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    file.write_text(f'{HEADER}msgid "Letter"\nmsgstr "来信"\n')
    return file


def chinese_for(word: str, source: Path) -> str:
    with source.with_suffix(".mo").open("rb") as compiled:
        return gettext.GNUTranslations(compiled).gettext(word)


def test_a_translation_is_compiled_where_the_framework_looks_for_it(source: Path, tmp_path: Path):
    compile_translations(tmp_path)

    assert chinese_for("Letter", source) == "来信"


def test_what_did_not_change_is_not_compiled_again(source: Path, tmp_path: Path):
    compile_translations(tmp_path)

    assert compile_translations(tmp_path) == []


def test_an_older_text_brought_back_is_noticed(source: Path, tmp_path: Path):
    compile_translations(tmp_path)
    source.write_text(source.read_text().replace("来信", "信件"))
    os.utime(source, (1, 1))

    compile_translations(tmp_path)

    assert chinese_for("Letter", source) == "信件"
