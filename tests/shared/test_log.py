"""The log: one order for everybody, each operation once."""

from __future__ import annotations

import threading

import psycopg
import pytest

from claims.errors import SharedStoreError, UsageError
from claims.shared.address import shown
from claims.shared.log import START, Log, Operation
from tests.shared.postgres import Server


def operation(key: str) -> Operation:
    return Operation(key, "add", '{"text":"\\u0000\\ud800"}', "command", "2021-03-18T00:00:00+00:00")


def test_operations_come_back_in_order_and_once(address: str) -> None:
    log = Log(address)
    assert log.prepare() == log.prepare()
    log.append([operation("a"), operation("b")])
    log.append([operation("b"), operation("c")])
    found = log.after(START)
    assert [o.key for _, o in found] == ["a", "b", "c"]
    assert found[0][1] == operation("a")
    assert [o.key for _, o in log.after(found[0][0])] == ["b", "c"]
    assert [o.key for _, o in log.after(START, limit=1)] == ["a"]
    assert log.after(found[-1][0]) == []
    log.close()


def test_nothing_appears_before_what_was_read(address: str) -> None:
    """A transaction that got its number first and commits last: nobody reads past it in the meantime."""
    log = Log(address)
    log.prepare()
    insert = "insert into operations (key, verb, args, actor, at) values (%s, 'add', '{}', '', '')"
    with psycopg.connect(address) as slow:
        slow.execute(insert, ("slow",))
        log.append([operation("quick")])
        assert log.after(START) == []
        slow.commit()
    assert [o.key for _, o in log.after(START)] == ["slow", "quick"]
    log.close()


def test_many_writers_one_order(address: str) -> None:
    first = Log(address)
    first.prepare()
    first.close()
    seen: list[list[str]] = []

    def write(name: str) -> None:
        log = Log(address)
        for number in range(30):
            log.append([operation(f"{name}{number}")])
        log.close()

    def read() -> None:
        log, place, keys = Log(address), START, list[str]()
        while len(keys) < 90:
            found = log.after(place, 7)
            keys += [o.key for _, o in found]
            place = found[-1][0] if found else place
        log.close()
        seen.append(keys)

    threads = [threading.Thread(target=write, args=(n,)) for n in "abc"] + [threading.Thread(target=read) for _ in "xy"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(seen) == 2
    assert seen[0] == seen[1]
    assert len(set(seen[0])) == 90


def test_a_lost_connection_is_made_anew(address: str) -> None:
    log = Log(address)
    log.prepare()
    with psycopg.connect(address, autocommit=True) as other:
        other.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity "
            "where pid <> pg_backend_pid() and datname = current_database()"
        )
    log.append([operation("a")])
    assert log.size() == 1
    log.close()


def test_no_server_is_one_clear_line(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.shared.log._WAITS", (0.01,))
    log = Log("postgresql://somebody:secret@127.0.0.1:1/none")
    with pytest.raises(SharedStoreError, match=r"^the shared store cannot be reached \(") as caught:
        log.size()
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_malformed_address_is_a_wrong_call() -> None:
    with pytest.raises(UsageError, match="malformed"):
        Log("postgresql://[half")


def test_addresses_are_shown_without_password() -> None:
    assert shown("postgresql://me:secret@db1,db2:5433/news") == "news on db1,db2"
