"""The command's root: options that every verb shares, the list of verbs, and how errors are told."""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from dataclasses import dataclass

import click

from claims import __version__
from claims.errors import ClaimsError, UsageError

VERBS = {
    "add": "Read articles and keep what was said in them.",
    "ask": "Ask who said something, or whether somebody did.",
    "backup": "Copy the store while it is in use.",
    "browse": "Look into the store with a browser.",
    "chat": "Ask in a conversation, here in the terminal.",
    "check": "Look through the store for damage.",
    "copy": "Copy a store into another, and check it.",
    "export": "Write what is on record for others.",
    "extract": "Show what would be found in articles, without keeping it.",
    "import": "Take over claims that were collected elsewhere.",
    "queue": "What waits for reviewers: take it, decide it, undo it.",
    "recheck": "Look at articles again where they were found.",
    "review": "Record, change, withdraw or show fact-checks.",
    "search": "Find the claims that share most words with a text.",
    "show": "Show one claim with its sources.",
    "speakers": "List the speakers; join those that are one, split those that are two.",
    "stats": "Say how much there is to ask about.",
    "timeline": "Show what somebody said, the oldest first.",
    "watch": "Read the new articles of feeds as they appear.",
}
"""The verbs and their one-line descriptions, so that `--help` need not load them."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the options before the verb say."""

    db: str
    debug: bool

    @property
    def store(self) -> str:
        """The store's name for messages."""
        return named(self.db)


def named(store: str) -> str:
    """A store's file, or its address without what stands before the host: there may be a password."""
    scheme, mark, rest = store.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}" if mark else store


class _Verbs(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in VERBS:
            return None
        command: click.Command = importlib.import_module(f"claims.cli.{name}_").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(VERBS.items()))


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--db", metavar="FILE", envvar="CLAIMS_DB", default="claims.db", show_default=True, help="The store.")
@click.option("--debug", is_flag=True, help="Show where in the program an error came from.")
@click.version_option(__version__, prog_name="claims")
@click.pass_context
def cli(ctx: click.Context, db: str, debug: bool) -> None:
    """Who said that, and did they really?

    Add articles, then ask:

    \b
      claims add article.txt
      claims ask "who said it takes one to know one"
      claims ask "did Biden call Putin a killer?"
    """
    ctx.obj = Settings(db, debug)


def main() -> None:
    """Run the command. Status 0: done; 1: some work failed; 2: the call or the configuration was wrong."""
    try:
        status = cli.main(prog_name="claims", standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        tell(error.format_message())
        if error.exit_code == 2 and isinstance(error, click.UsageError) and error.ctx is not None:
            click.echo(f"Try: {error.ctx.command_path} --help", err=True)
        sys.exit(error.exit_code)
    except ClaimsError as error:
        if "--debug" in sys.argv:
            traceback.print_exc()
        tell(str(error))
        sys.exit(2 if isinstance(error, UsageError) else 1)
    except BrokenPipeError:
        # The reader has gone ("claims search … | head"): there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        if "--debug" in sys.argv:
            raise
        tell(
            f"something went wrong that should not ({type(error).__name__}: {error}); "
            "run again with --debug to see where"
        )
        sys.exit(1)
    sys.exit(status if isinstance(status, int) else 0)


def tell(message: object) -> None:
    """Tell an error, in one line whatever is in it."""
    click.echo(f"Error: {' '.join(str(message).split())}", err=True)
