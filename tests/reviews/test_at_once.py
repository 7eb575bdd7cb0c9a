"""Two reviewers at once, in processes of their own, and one whose machine dies: nothing is lost, nothing half done."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from claims.errors import ConflictError
from claims.tracker import Tracker

# Records, changes and undoes reviews, and says what was done once it is done. A conflict is looked at and tried again.
WORK = """
import sys
from claims.errors import ConflictError
from claims.tracker import Tracker

path, name, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
with Tracker(path) as tracker:
    shared = tracker.reviews.of("pool")[-1].id
    for number in range(rounds):
        mine = tracker.reviews.record("roof", "Half true", by=name, note=f"{name} {number}")
        print("recorded", mine.id, flush=True)
        while True:
            now = tracker.reviews.get(shared)
            try:
                tracker.reviews.change(shared, note=f"{now.note} {name}{number}", revision=now.revision)
                break
            except ConflictError:
                print("conflict", flush=True)
        print("changed", f"{name}{number}", flush=True)
        tracker.reviews.withdraw(mine.id)
        tracker.reviews.undo(mine.id)
        print("undone", mine.id, flush=True)
"""


def start(path: Path, name: str, rounds: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", WORK, str(path), name, str(rounds)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_processes_and_one_that_is_killed(tracker: Tracker, path: Path) -> None:
    shared = tracker.reviews.record("pool", "False", by="Ana Lima", note="begun")
    workers = [start(path, "Ana", 5), start(path, "Bo", 5)]
    victim = start(path, "Cy", 10_000)
    assert victim.stdout is not None
    done: list[str] = [victim.stdout.readline() for _ in range(9)]
    victim.kill()
    done += victim.communicate(timeout=60)[0].splitlines()
    for worker in workers:
        out, err = worker.communicate(timeout=120)
        assert (worker.returncode, err) == (0, "")
        done += out.splitlines()
    steps = tracker.reviews.history(shared.id)
    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    note = tracker.reviews.get(shared.id).note or ""
    changed = [line.split()[1] for line in done if line.startswith("changed ") and len(line.split()) == 2]
    assert set(changed) <= set(note.split()), "a change that was told as done is there"
    assert len(note.split()) == len(steps), "no change wrote over another"
    for line in done:
        if line.startswith("undone ") and len(line.split()) == 2:
            assert [s.what for s in tracker.reviews.history(line.split()[1])] == ["recorded", "withdrawn", "undone"]
    assert tracker._store.conn.execute("pragma integrity_check").fetchone()[0] == "ok"
    assert tracker._store.conn.execute("pragma foreign_key_check").fetchall() == []


def test_two_reviewers_decide_one_task_at_once(tracker: Tracker, path: Path) -> None:
    """Of two who decide at the same moment one is first; the other is told, and nothing of theirs is kept."""
    tracker.import_claims(
        [{"id": "turn", "text": "There is money left for a new roof of the swimming pool", "speaker": "Ines Dahl"}]
    )
    for task in tracker.reviews.queue.listed():
        outcome: dict[str, str] = {}
        ready = threading.Barrier(2)

        def decide(
            name: str,
            decision: str,
            key: str = task.key,
            outcome: dict[str, str] = outcome,
            ready: threading.Barrier = ready,
        ) -> None:
            with Tracker(path) as mine:
                ready.wait()
                try:
                    outcome[name] = str(mine.reviews.queue.decide(key, decision, by=name).decision)
                except ConflictError:
                    outcome[name] = "too late"

        choices = {"worth": ("reviewed", "skip"), "contradiction": ("confirm", "reject")}[task.kind]
        threads = [threading.Thread(target=decide, args=pair) for pair in zip(("Ana", "Bo"), choices, strict=True)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        (loser,) = [name for name, what in outcome.items() if what == "too late"]
        now = tracker.reviews.queue.get(task.key)
        assert (now.state, now.by) == ("decided", "Bo" if loser == "Ana" else "Ana")
        assert [move.what for move in tracker.reviews.queue.history(task.key)] == ["taken", "decided"]


def test_a_step_that_fails_leaves_nothing(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    review = tracker.reviews.record("pool", "False", by="Ana Lima")
    monkeypatch.setattr("claims.store.changes.note", lambda *_: (_ for _ in ()).throw(RuntimeError("power")))
    with pytest.raises(RuntimeError):
        tracker.reviews.change(review.id, rating="True")
    with pytest.raises(RuntimeError):
        tracker.reviews.record("pool", "True", by="Bo Lind")
    assert [r.rating for r in tracker.reviews.of("pool")] == ["False"]
    assert len(tracker.reviews.history(review.id)) == 1
