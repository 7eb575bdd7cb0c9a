"""What `deploy/` and the documentation promise fits the program."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.bot.process import ROOT

DOCKERFILE = ROOT / "deploy" / "Dockerfile"
UNIT = ROOT / "deploy" / "whosaid-bot.service"
NAMES = re.compile(r"\b(?:TELEGRAM|BOT|CLAIMS)_[A-Z]+(?:_[A-Z]+)*\b")


def settings() -> set[str]:
    """The variables that the program reads."""
    source = (ROOT / "bot" / "settings.py").read_text()
    return set(re.findall(r'value\("([A-Z_]+)"', source))


@pytest.mark.parametrize("file", [".env.example", "docs/running.md"])
def test_every_setting_is_described_and_no_other(file: str) -> None:
    assert set(NAMES.findall((ROOT / file).read_text("utf-8"))) == settings()


@pytest.mark.parametrize("file", [DOCKERFILE, UNIT])
def test_the_deployments_set_only_what_there_is(file: Path) -> None:
    assert set(NAMES.findall(file.read_text("utf-8"))) <= settings()


def test_the_image_is_made_of_what_there_is() -> None:
    lines = DOCKERFILE.read_text().replace("\\\n", " ").splitlines()
    copied = [
        word for line in lines if line.startswith("COPY ") and "--from" not in line for word in line.split()[1:-1]
    ]
    let_through = re.findall(r"^!(\S+)", (ROOT / "deploy" / "Dockerfile.dockerignore").read_text(), re.M)
    assert sorted(copied) == sorted(let_through)
    assert all((ROOT / name).exists() for name in copied)
    commands = [json.loads(line.removeprefix("CMD ")) for line in lines if line.startswith("CMD ")]
    assert [command[0] in _scripts() for command in commands] == [True]
    health = re.search(r"^HEALTHCHECK .* CMD (\[.*\])$", "\n".join(lines), re.M)
    assert health is not None
    compile(json.loads(health[1])[2], "health check", "exec")


def test_the_unit_is_one_that_systemd_understands(tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    unit = UNIT.read_text()
    command = re.search(r"^ExecStart=(\S+)$", unit, re.M)
    assert command is not None
    assert Path(command[1]).name in _scripts()
    if analyze is None:
        pytest.skip("no systemd-analyze here")
    # The program is not installed there on this machine; any other that is will do for the check.
    here = tmp_path / UNIT.name
    here.write_text(re.sub(r"^(User|Group)=.*\n", "", unit.replace(command[1], sys.executable), flags=re.M))
    checked = subprocess.run([analyze, "verify", str(here)], capture_output=True, text=True)
    # Whatever else is wrong with this machine's units is not ours.
    assert not [line for line in checked.stderr.splitlines() if UNIT.name in line], checked.stderr


def _scripts() -> dict[str, str]:
    found: dict[str, str] = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]
    return found
