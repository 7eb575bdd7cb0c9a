"""Measure, and raise the floors: `python -m tests.quality.pin [--show] [--lower REASON]`.

Without an option, floors rise to what is measured now; the run fails, changing nothing, where one would sink. With
`--lower REASON` it may, and `floors.json` records the reason. `--show` prints the figures and every slip, pins nothing.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.quality import floors
from tests.quality.conftest import extract_one, filled
from tests.quality.gold import load_all
from tests.quality.measure import extraction_figures, heads_wrong, tallies
from tests.quality.questions import Asked, ask_all, load, question_figures
from tests.quality.scoring import Tally


def main() -> int:
    """Run the command; its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.pin", description=__doc__.splitlines()[0])
    parser.add_argument("--lower", metavar="REASON", help="let floors sink, and record why")
    parser.add_argument("--show", action="store_true", help="print figures and slips; pin nothing")
    args = parser.parse_args()
    golds = load_all()
    extracted = {gold.name: (gold, *extract_one(gold)) for gold in golds}
    with tempfile.TemporaryDirectory() as folder, filled(Path(folder) / "claims.db", golds) as tracker:
        asked = ask_all(tracker, load())
    figures = extraction_figures(extracted) | question_figures(asked)
    if args.show:
        _show(figures, tallies(extracted))
        print("\nheads:", *heads_wrong(extracted), sep="\n  ")
        _show_questions(asked)
        return 0
    pinned, sinking = floors.merge(floors.load(), figures, args.lower)
    if sinking and not args.lower:
        print(*[f"would sink: {key}" for key in sinking], sep="\n", file=sys.stderr)
        print("Nothing was pinned. To let them sink, give --lower REASON.", file=sys.stderr)
        return 1
    floors.save(pinned)
    print(f"{len(pinned['floors'])} floors and {len(pinned['ceilings'])} ceilings are pinned.")
    return 0


def _show(figures: floors.Figures, found: dict[str, Tally]) -> None:
    for key, value in figures.items():
        print(f"{value:8.3f}  {key}")
    for name in ("wrong", "misdated", "missed", "extra"):
        slips = [slip for tally in found.values() for slip in getattr(tally, name)]
        print(f"\n{name}: {len(slips)}", *slips, sep="\n  ")


def _show_questions(asked: list[Asked]) -> None:
    print("\nwords put in a mouth:", *[one for one in asked if one.misattributed], sep="\n  ")
    print("\nwrong otherwise:", *[one for one in asked if one.faults and not one.misattributed], sep="\n  ")


if __name__ == "__main__":
    sys.exit(main())
