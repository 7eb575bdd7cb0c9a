"""The picture: within Telegram's measures, whatever is put into it."""

from __future__ import annotations

import io
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.picture import WIDTH, Dot, draw
from tests.bot.harness import Bot
from tests.bot.standin import Person
from tests.bot.things import texts

clean = texts.map(lambda t: t.encode("utf-8", "ignore").decode().replace("\x00", ""))
dots = st.lists(
    st.builds(
        Dot, st.dates(date(1900, 1, 1)), clean.map(lambda t: t[:40] or "?"), clean, st.sampled_from(["", "denied"])
    ),
    min_size=1,
    max_size=60,
)


@settings(max_examples=6, deadline=None)
@given(clean, dots)
def test_any_timeline_is_a_picture_that_telegram_takes(title: str, given_dots: list[Dot]) -> None:
    image = Image.open(io.BytesIO(draw(title, given_dots, "… and more")))
    assert image.width == WIDTH
    assert image.width + image.height <= 10_000
    assert max(image.size) / min(image.size) <= 20


def test_dots_stand_where_their_days_are() -> None:
    days = [date(2020, 1, 1), date(2021, 1, 1), date(2024, 1, 1)]
    image = Image.open(io.BytesIO(draw("T", [Dot(d, str(d.year), "words") for d in days]))).convert("RGB")
    accent = (11, 83, 148)
    height = next(y for y in range(image.height) if any(image.getpixel((x, y)) == accent for x in range(WIDTH)))
    row = [x for x in range(WIDTH) if image.getpixel((x, height + 26)) == accent]
    centres = sorted({round(x / 60) for x in row})
    gaps = [row[i] for i in range(1, len(row)) if row[i] - row[i - 1] > 20]
    assert len(gaps) == 2
    assert gaps[1] - row[0] > 3 * (gaps[0] - row[0]), centres


def test_a_name_a_question_and_nothing(bot: Bot, alice: Person) -> None:
    assert alice.asks("/timeline Putin").photo
    assert alice.asks("/timeline what did Peskov say about relations").photo
    assert "No record" in alice.asks("/timeline Zorblax the Great").text
