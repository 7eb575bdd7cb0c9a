"""`claims extract`: what would be found in articles. Nothing is kept."""

from __future__ import annotations

import json

import click

from claims.cli import shapes
from claims.cli.app import Settings
from claims.errors import ClaimsError
from claims.model import Article, Quotation
from claims.tracker import extract


@click.command("extract")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--jsonl", is_flag=True, help="Print a JSON record for each statement.")
@click.pass_obj
def command(settings: Settings, sources: tuple[str, ...], jsonl: bool) -> int:
    """Show what would be found in articles, without keeping it."""
    failed = 0
    for source in sources:
        for done in extract(source):
            if isinstance(done, ClaimsError):
                failed += 1
                click.echo(f"Error: {done}", err=True)
                continue
            article, quotations = done
            if jsonl:
                for quotation in quotations:
                    click.echo(json.dumps(shapes.quotation(quotation), ensure_ascii=False))
            else:
                click.echo(_shown(article, quotations))
    return 1 if failed else 0


def _shown(article: Article, quotations: list[Quotation]) -> str:
    lines = [article.headline or article.id, f"{len(quotations)} statements"]
    for found in quotations:
        who = found.speaker or (
            f"not clear who ({article.text[slice(*found.mention)]})" if found.mention else "not clear who"
        )
        day = shapes.day(found.said_on, found.said_on_precision)
        facts = ", ".join(
            part for part in (found.role, day, found.medium, "a denial" if found.denies else None) if part
        )
        lines += ["", f"{who} ({facts})" if facts else who, f"  {found.quote}"]
    return "\n".join(lines) + "\n"
