"""`claims recheck`."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from claims.cli.app import cli
from claims.tracker import Tracker
from tests.reading.conftest import PARAGRAPHS, Site, answer, page, site

__all__ = ["site"]  # the fixture


def test_the_same_edited_gone_and_unreachable(tmp_path: Path, site: Site) -> None:
    store = str(tmp_path / "claims.db")
    for name in ("same", "edited", "gone", "broken"):
        words = [paragraph.replace("swimming pool", f"swimming pool of {name}") for paragraph in PARAGRAPHS]
        words.append(f"The people of {name} had waited for years, and nobody asked them, the {name} club wrote.")
        site.routes[f"/{name}"] = answer(page(*words, title=f"The pool of {name} is to be closed"))
    with Tracker(store) as tracker:
        assert not [
            w
            for w in tracker.add([site.url(f"/{n}") for n in ("same", "edited", "gone", "broken")], allow_loopback=True)
            if isinstance(w, Exception)
        ]
    edited = [
        p.replace("“We had no money left for a new roof,”", "“We had no money for anything,”") for p in PARAGRAPHS
    ]
    site.routes["/edited"] = answer(page(*edited, title="The pool of edited is to be closed"))
    site.routes["/gone"] = answer(b"gone", 410)
    site.routes["/broken"] = answer(b"oh", 500)
    result = CliRunner().invoke(cli, ["--db", store, "recheck", "--loopback"], standalone_mode=False)
    assert result.return_value == 1, result.output
    assert "1 the same, 1 edited, 1 gone, 1 could not be reached." in result.output
    with Tracker(store) as tracker:
        kept = {
            source.url: r
            for hit in tracker.search("no money left for a new roof", 10)
            for r in [tracker.claim(hit.claim)]
            for source in r.sources
        }
        gone = kept[site.url("/gone")]
        assert any("taken down" in evidence.text for evidence in gone.evidence)
    again = CliRunner().invoke(cli, ["--db", store, "recheck", "--loopback"], standalone_mode=False)
    assert "0 gone" in again.output
