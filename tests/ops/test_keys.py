from pathlib import Path

from hearth.ops.keys import NAMES, ensure_keys


def test_every_key_is_made_once_and_closed_to_others(tmp_path: Path):
    ensure_keys(tmp_path)
    made = {name: (tmp_path / "keys" / name).read_text() for name in NAMES}

    ensure_keys(tmp_path)

    assert {name: (tmp_path / "keys" / name).read_text() for name in NAMES} == made
    assert {len(key) for key in made.values()} == {64}
    assert len(set(made.values())) == len(NAMES)
    assert all((tmp_path / "keys" / name).stat().st_mode & 0o777 == 0o600 for name in NAMES)


def test_nothing_but_the_keys_stays_in_their_folder(tmp_path: Path):
    ensure_keys(tmp_path)

    assert sorted(file.name for file in (tmp_path / "keys").iterdir()) == sorted(NAMES)
