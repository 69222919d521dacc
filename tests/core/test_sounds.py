"""How Chinese names sound in letters."""

import pytest

from hearth.core.sounds import in_pinyin, sound_of, sound_of_person


@pytest.mark.parametrize(
    ("name", "sound"),
    [("安和街道", "anhejiedao ahjd"), ("锦苑小区7号楼", "jinyuanxiaoqu7haolou jyxq7hl"), ("Yuhe 3", "yuhe3 y3")],
)
def test_a_name_is_found_by_its_letters_and_by_its_initials(name, sound):
    assert sound_of(name) == sound


@pytest.mark.parametrize(
    ("name", "sound"),
    [("曹立新", "caolixin clx"), ("曾丽", "zengli zl"), ("单国栋", "shanguodong sgd"), ("尉迟恭", "yuchigong ycg")],
)
def test_a_family_name_is_read_as_a_family_name(name, sound):
    assert sound_of_person(name) == sound


@pytest.mark.parametrize(
    ("name", "written"),
    [("曹立新", "Cao Lixin"), ("欧阳明", "Ouyang Ming"), ("吕", "Lv"), ("仇兰", "Qiu Lan")],
)
def test_a_person_is_written_family_name_first(name, written):
    assert in_pinyin(name) == written


@pytest.mark.parametrize("name", ["", "！？", "\U00020bb7", "é" * 200, "长" * 200])
def test_the_sound_of_whatever_is_typed_fits_its_column(name):
    assert len(sound_of(name)) <= 120
