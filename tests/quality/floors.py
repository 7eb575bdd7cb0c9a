"""Pinned figures: what quality may not sink below, and how many slips of a kind there may be at most.

`floors.json` holds `floors` (shares that may only rise), `ceilings` (counts that may only fall) and `lowered`: where
somebody gave way, from where, and why. An entry goes when the figure is won back. `python -m tests.quality.pin` writes
it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "floors.json"
COUNTS = ("wrong_attributions", "wrong_days", "in_furniture")
"""Figures of these names are counts: the fewer the better."""

Figures = Mapping[str, float]


def load() -> dict[str, Any]:
    """The pinned figures."""
    pinned: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return pinned


def is_count(key: str) -> bool:
    """Whether a figure is a count of slips rather than a share."""
    return key.rsplit(".", 1)[-1] in COUNTS


def broken(figures: Figures, area: str) -> list[str]:
    """What has become worse than pinned, among the figures whose keys begin with `area`; in words, one line each."""
    pinned = load()
    worse = []
    for key, floor in pinned["floors"].items():
        if key.startswith(area) and not figures.get(key, -1) >= floor:
            worse.append(f"{key} is {figures.get(key, 'not measured')}, pinned at {floor}")
    for key, ceiling in pinned["ceilings"].items():
        if key.startswith(area) and not figures.get(key, math.inf) <= ceiling:
            worse.append(f"{key} is {figures.get(key, 'not measured')}, pinned at {ceiling}")
    return worse


def pinned_as(key: str, value: float) -> float:
    """What a measured figure is pinned at: shares rounded down to hundredths.

    Those of one article or phenomenon lie a twentieth below, in twentieths: twenty statements or fewer stand behind
    each, and a floor at the exact share would break over any one of them that a better rule gives up.
    """
    if is_count(key):
        return int(value)
    if key.count(".") > 1:
        return max(0, math.floor(value * 20 - 1 + 1e-9)) / 20
    return math.floor(value * 100 + 1e-9) / 100


def merge(pinned: Mapping[str, Any], figures: Figures, reason: str | None) -> tuple[dict[str, Any], list[str]]:
    """The pinned figures after a new measurement, and the keys that would sink: those stay unless a reason is given."""
    merged = {part: dict(pinned[part]) for part in ("floors", "ceilings")}
    lowered, sinking = list(pinned["lowered"]), []
    known = {**merged["floors"], **merged["ceilings"]}
    for key in sorted(known.keys() | figures.keys()):
        part = merged["ceilings" if is_count(key) else "floors"]
        new = pinned_as(key, figures[key]) if key in figures else None
        if key in known and (new is None or (new > known[key] if is_count(key) else new < known[key])):
            sinking.append(key)
            if reason is None:
                continue
            lowered.append({"what": key, "from": known[key], "to": new, "reason": reason})
        if new is None:
            part.pop(key)
        else:
            part[key] = new
    owed = _owed(lowered, {**merged["floors"], **merged["ceilings"]})
    return {**{part: dict(sorted(merged[part].items())) for part in merged}, "lowered": owed}, sinking


def _owed(lowered: list[dict[str, Any]], now: Figures) -> list[dict[str, Any]]:
    """What was given up and not won back yet: for each figure the best that it ever was, where it is now, and why."""
    owed: dict[str, dict[str, Any]] = {}
    for entry in lowered:
        key, best = entry["what"], entry["from"]
        if key in owed:
            best = (min if is_count(key) else max)(best, owed[key]["from"])
        value = now.get(key)
        if value is None or (value > best if is_count(key) else value < best):
            owed[key] = {**entry, "from": best, "to": value}
    return list(owed.values())


def save(pinned: Mapping[str, Any]) -> None:
    """Write the pinned figures."""
    FILE.write_text(json.dumps(pinned, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
