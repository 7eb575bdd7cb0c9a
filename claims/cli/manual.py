"""The help of every verb as one Markdown page: `python -m claims.cli.manual > docs/cli.md`."""

from __future__ import annotations

import click

from claims.cli.app import VERBS, cli

_WIDTH = 88


def manual() -> str:
    """The whole page, the same on every terminal."""
    parts = [
        "# The `claims` command",
        "Made from the program's own help by `make docs`; a test keeps the two alike.",
        _block(cli, "claims"),
    ]
    root = click.Context(cli, info_name="claims", terminal_width=_WIDTH, max_content_width=_WIDTH)
    for verb in sorted(VERBS):
        command = cli.get_command(root, verb)
        if command is not None:
            parts += [f"## claims {verb}", _block(command, verb, root), *_inner(command, verb, root)]
    return "\n\n".join(parts) + "\n"


def _inner(command: click.Command, name: str, parent: click.Context) -> list[str]:
    """Verbs of a verb ("claims speakers join")."""
    if not isinstance(command, click.Group):
        return []
    context = _context(command, name, parent)
    return [_block(inner, inner_name, context) for inner_name, inner in sorted(command.commands.items())]


def _block(command: click.Command, name: str, parent: click.Context | None = None) -> str:
    return f"```\n{command.get_help(_context(command, name, parent)).rstrip()}\n```"


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    return click.Context(
        command, info_name=name, parent=parent, terminal_width=_WIDTH, max_content_width=_WIDTH,
        help_option_names=["-h", "--help"],
    )  # fmt: skip


if __name__ == "__main__":
    click.echo(manual(), nl=False)
