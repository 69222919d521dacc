import os
import signal
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from hearth.ops.cluster import ServerFailed
from hearth.ops.postgres import Server
from hearth.ops.postmaster import postmaster

NO_WAITING_FOR_DISKS = {"fsync": "off"}
ROWS = "SELECT count(*) FROM pg_tables WHERE tablename = 'letter'"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "var"


@pytest.fixture
def server(data: Path) -> Iterator[Server]:
    server = Server(data, NO_WAITING_FOR_DISKS)
    server.start()
    yield server
    server.stop(signal.SIGQUIT)


def ask(server: Server, question: str) -> object:
    with psycopg.connect(server.url) as connection:
        answer = connection.execute(question)
        row = answer.fetchone() if answer.description else None
    return row[0] if row else None


def test_the_server_listens_on_no_network_and_its_door_is_closed_to_others(server: Server, data: Path):
    network = ask(server, "SHOW listen_addresses")

    assert network == ""
    assert (data / "run").stat().st_mode & 0o077 == 0


def test_nobody_else_reads_what_the_server_logs(server: Server, data: Path):
    assert (data / "logs" / "postgres.log").exists()
    assert (data / "logs").stat().st_mode & 0o077 == 0


def test_chinese_names_survive_and_sort_alike_everywhere(server: Server):
    encoding = ask(server, "SHOW server_encoding")
    locale = ask(server, "SELECT datlocale FROM pg_database WHERE datname = 'hearth'")

    assert (encoding, locale) == ("UTF8", "C.UTF-8")


def test_what_was_written_is_there_on_the_next_day(server: Server):
    ask(server, "CREATE TABLE letter ()")

    server.stop()
    server.start()

    assert ask(server, ROWS) == 1


def test_a_killed_server_comes_back_with_everything_that_was_committed(server: Server):
    ask(server, "CREATE TABLE letter ()")
    assert server.process
    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait()

    server.start()

    assert ask(server, ROWS) == 1


def test_a_note_left_behind_does_not_stop_the_start_even_if_its_number_lives_again(server: Server, data: Path):
    server.stop()
    (data / "postgres" / "postmaster.pid").write_text(f"{os.getpid()}\n{data / 'postgres'}\n0\n5432\n\n\n\nready\n")

    server.start()

    assert ask(server, "SELECT 1") == 1


def test_a_second_command_joins_and_leaves_the_server_running(server: Server, data: Path):
    second = Server(data)

    second.start()
    second.stop()

    assert second.process is None
    assert ask(server, "SELECT 1") == 1


def test_a_stopped_server_leaves_neither_process_nor_socket(server: Server, data: Path):
    server.stop()

    assert postmaster(data / "postgres") is None
    assert list((data / "run").iterdir()) == []


def test_deep_data_gets_a_private_socket_elsewhere(tmp_path: Path):
    server = Server(tmp_path / ("deep" * 25), NO_WAITING_FOR_DISKS)

    server.start()
    answer, refuge = ask(server, "SELECT 1"), server.refuge
    server.stop(signal.SIGQUIT)

    assert answer == 1
    assert refuge is not None
    assert not refuge.exists()


@pytest.mark.parametrize("depth", [1, 25])
def test_its_address_is_known_before_it_is_started(tmp_path: Path, depth: int):
    server = Server(tmp_path / ("deep" * depth), NO_WAITING_FOR_DISKS)
    before = server.url

    server.start()
    after = server.url
    server.stop(signal.SIGQUIT)

    assert before == after


def test_an_address_that_was_only_asked_for_leaves_nothing_behind(tmp_path: Path):
    server = Server(tmp_path / ("deep" * 25))
    refuge = server.url and server.refuge

    server.stop()

    assert refuge is not None
    assert not refuge.exists()


def test_data_of_another_version_is_refused_with_what_to_do(server: Server, data: Path):
    server.stop()
    (data / "postgres" / "PG_VERSION").write_text("9\n")

    with pytest.raises(ServerFailed, match="HEARTH_PG_BIN to PostgreSQL 9"):
        server.start()


def test_a_half_made_cluster_is_made_again(data: Path):
    (data / "postgres.new").mkdir(parents=True)
    (data / "postgres.new" / "PG_VERSION").write_text("18\n")
    server = Server(data, NO_WAITING_FOR_DISKS)

    server.start()
    answer = ask(server, "SELECT current_database()")
    server.stop(signal.SIGQUIT)

    assert answer == "hearth"
