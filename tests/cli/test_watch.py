"""`claims watch`, as a process of its own against a site on loopback."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.store import Store
from claims.store.watching import Feeds
from claims.tracker import Tracker
from tests.reading.conftest import PARAGRAPHS, Site, answer, feed, page
from tests.reading.conftest import site as site

CLAIMS = str(Path(sys.executable).with_name("claims"))
ENVIRONMENT = {**os.environ, "CLAIMS_ALLOW_LOOPBACK": "1"}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "claims.db"


@pytest.fixture
def ledger(site: Site) -> Site:
    """A site with a feed of one article and one page that is gone, with no pause between two requests."""
    site.routes["/feed"] = answer(feed(site.url("/pool"), site.url("/gone")), kind="text/xml", ETag='"1"')
    site.routes["/pool"] = answer(page())
    return site


def once(store: Path, *feeds: str) -> tuple[int, list[str]]:
    command = [CLAIMS, "--db", str(store), "watch", "--once", *feeds]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    lines = [line.split(" ", 1)[1] for line in done.stdout.splitlines()]
    return done.returncode, [re.sub(r"[1-9] statements", "N statements", line) for line in lines]


def test_one_line_for_each_article(ledger: Site, store: Path) -> None:
    assert once(store, ledger.url("/feed")) == (
        1,
        [
            "watching 1 feed",
            f"error: {ledger.url('/gone')}: the server answered 404 (Not Found)",
            f"{ledger.url('/pool')}: added with N statements",
            "done",
        ],
    )
    with Tracker(store, read_only=True) as tracker:
        assert tracker.stats().searched.articles == 1
    assert once(store, ledger.url("/feed")) == (0, ["watching 1 feed", "done"])  # not due yet
    assert ledger.paths.count("/feed") == 1


@pytest.fixture
def watching(ledger: Site, store: Path) -> Iterator[subprocess.Popen[str]]:
    command = [CLAIMS, "--db", str(store), "watch", ledger.url("/feed")]
    with subprocess.Popen(
        command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_stops_cleanly_while_waiting(
    watching: subprocess.Popen[str], ledger: Site, store: Path, number: signal.Signals
) -> None:
    assert watching.stdout is not None
    for line in watching.stdout:
        if "added" in line:
            break
    watching.send_signal(number)
    out, err = watching.communicate(timeout=20)
    assert (watching.returncode, out.splitlines()[-1].split(" ", 1)[1], err) == (0, "stopped", "")
    with Store(store) as opened:
        assert "/pool" in Feeds(opened)[ledger.url("/feed")]


def test_restart_after_kill_reads_nothing_twice(watching: subprocess.Popen[str], ledger: Site, store: Path) -> None:
    """The state is kept when the next article is asked for: killed before that, one article is read again at most."""
    assert watching.stdout is not None
    for line in watching.stdout:
        if "added" in line:
            break
    for _ in range(100):
        time.sleep(0.02)
        with Store(store, read_only=True) as opened:
            if "/pool" in Feeds(opened).get(ledger.url("/feed"), ""):
                break
    watching.kill()
    watching.wait()
    ledger.routes["/feed"] = answer(feed(ledger.url("/bridge"), ledger.url("/pool")), kind="text/xml")
    ledger.routes["/bridge"] = answer(page(*(p.replace("pool", "bridge") for p in PARAGRAPHS), title="Bridge to close"))
    with Store(store) as opened:
        state = Feeds(opened)
        state[ledger.url("/feed")] = '{"seen": ["' + ledger.url("/pool") + '"]}'  # due again
    assert once(store, ledger.url("/feed"))[1][1:-1] == [f"{ledger.url('/bridge')}: added with N statements"]
    assert ledger.paths.count("/pool") == 1


def test_what_cannot_be_watched(ledger: Site, store: Path) -> None:
    ledger.routes["/page"] = answer(page())
    assert once(store, ledger.url("/page"))[1][1] == f"error: {ledger.url('/page')}: this is not a feed (RSS or Atom)"
    done = subprocess.run([CLAIMS, "--db", str(store), "watch", "feed.xml"], capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr.startswith("Error: feed.xml: only http and https addresses can be watched")


def test_state_is_a_mapping(store: Path) -> None:
    with Store(store) as opened:
        feeds = Feeds(opened)
        feeds["a"] = "1"
        feeds["a"] = "2"
        feeds["b"] = "3"
        assert dict(feeds) == {"a": "2", "b": "3"}
        del feeds["a"]
        with pytest.raises(KeyError):
            del feeds["a"]
        assert (list(feeds), len(feeds), feeds.get("a")) == (["b"], 1, None)
