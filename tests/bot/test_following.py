"""Following from the chat, notices, and how both end."""

from __future__ import annotations

from typing import Any

import pytest

from bot import notices
from claims.tracker import Tracker
from tests.bot.harness import Bot
from tests.bot.standin import Person, Place, StandIn, group, person
from tests.bot.standin.refusal import Refused

QUESTION = "who said it takes one to know one?"


def says(tracker: Tracker, identity: str, text: str, who: str = "Vladimir Putin") -> None:
    tracker.import_claims([{"id": identity, "text": text, "speaker": who, "date": "2021-04-02"}])


def deliver(bot: Bot) -> int:
    count: int = bot.run(notices.deliver(bot.app))
    return count


def follow(alice: Person, label: str = "Vladimir Putin") -> None:
    alice.presses("Follow", alice.asks(QUESTION))
    alice.presses(label, alice.sees())


def test_a_speaker_is_followed_with_two_presses_and_the_notice_says_why(
    bot: Bot, alice: Person, tracker: Tracker
) -> None:
    follow(alice)
    assert "I follow Vladimir Putin for you" in alice.private.messages[-1].text
    says(tracker, "tea", "We shall drink tea on Monday")
    says(tracker, "cake", "Cake is what I like", "Jen Psaki")
    assert deliver(bot) == 1
    notice = alice.sees()
    assert notice.text.startswith("New from Vladimir Putin, whom you follow")
    assert notice.quotations == ["\u2068We shall drink tea on Monday\u2069"]
    assert deliver(bot) == 0
    alice.presses("Stop this", notice)
    assert "do not follow" in notice.text
    says(tracker, "two", "We shall drink tea on Tuesday as well")
    assert deliver(bot) == 0


def test_following_survives_a_restart_and_a_notice_comes_once(server: StandIn, tracker: Tracker, alice: Person) -> None:
    with Bot(server, tracker):
        alice.asks("/follow Putin")
    says(tracker, "tea", "We shall drink tea on Monday")
    for _ in range(2):
        with Bot(server, tracker) as bot:
            deliver(bot)
    assert len([m for m in alice.private.messages if "drink tea" in m.text]) == 1
    server.check()


def test_the_list_shows_everything_with_a_button_that_stops_it(bot: Bot, alice: Person) -> None:
    assert "nothing yet" in alice.asks("/following").text
    alice.asks("/follow Peskov")
    alice.asks("/follow nuclear arms")
    listed = alice.asks("/following")
    assert "• Dmitry Peskov, as it comes in" in listed.text
    assert "• the subject “nuclear arms”, as it comes in" in listed.text
    alice.presses("Stop: Dmitry Peskov", listed)
    assert "Peskov" not in listed.text
    alice.presses("Stop: nuclear arms", listed)
    assert "nothing yet" in listed.text


def test_the_pace_can_be_changed(bot: Bot, alice: Person, tracker: Tracker) -> None:
    made = alice.asks("/follow Peskov")
    alice.presses("Once a day", made)
    assert "once a day" in made.text
    says(tracker, "x", "Nothing to add to that today", "Dmitry Peskov")
    deliver(bot)
    assert not [m for m in alice.private.unseen() if "Nothing to add" in m.text]
    assert "once a day" in alice.asks("/following").text


def test_a_subject_of_an_answer_can_be_followed(bot: Bot, alice: Person, tracker: Tracker) -> None:
    alice.presses("Follow", alice.asks("what did Putin say about Biden's activities?"))
    menu = alice.sees()
    label = next(b for b in menu.buttons if b.startswith("the subject"))
    alice.presses(label, menu)
    assert "I follow the subject" in menu.text


def test_another_person_cannot_stop_it(bot: Bot, server: StandIn, alice: Person, tracker: Tracker) -> None:
    made = alice.asks("/follow Peskov")
    bob = person(server, "Bob")
    ours = bob.asks(QUESTION)
    said = bob.sends_press(made.button("Stop this")["callback_data"], ours)
    assert "too old" in said.text
    assert len(tracker.follows.of(f"tg:4242424242:{alice.id}")) == 1


def test_a_blocked_bots_follows_end_by_themselves(bot: Bot, alice: Person, tracker: Tracker) -> None:
    alice.asks("/follow Putin")
    alice.private.chat.closed = Refused("bot was blocked by the user", 403)
    bot.server.mischief.made.append(alice.private.chat.closed)
    says(tracker, "tea", "We shall drink tea on Monday")
    deliver(bot)
    assert not tracker.follows.of(f"tg:4242424242:{alice.id}")


def test_blocking_is_noticed_at_once(bot: Bot, alice: Person, tracker: Tracker) -> None:
    alice.asks("/follow Putin")
    alice.blocks()
    assert not tracker.follows.of(f"tg:4242424242:{alice.id}")


def test_a_flood_of_the_server_makes_notices_wait_not_vanish(bot: Bot, alice: Person, tracker: Tracker) -> None:
    alice.asks("/follow Putin")
    says(tracker, "tea", "We shall drink tea on Monday")
    bot.app.bot.rate_limiter._max_retries = 0
    bot.server.mischief.flood("sendMessage", seconds=0)
    deliver(bot)
    assert not alice.private.unseen() or "drink tea" not in alice.private.unseen()[-1].text
    _due_now(tracker)
    assert deliver(bot) == 1
    assert "drink tea" in alice.private.messages[-1].text


@pytest.mark.parametrize(("fault", "times"), [("before", 1), ("silence", 0)])
def test_a_broken_line_tells_again_only_what_certainly_did_not_arrive(
    bot: Bot, alice: Person, tracker: Tracker, fault: Any, times: int
) -> None:
    alice.asks("/follow Putin")
    says(tracker, "tea", "We shall drink tea on Monday")
    bot.server.mischief.breaks("sendMessage", fault)
    deliver(bot)
    _due_now(tracker)
    assert deliver(bot) == times
    assert len([m for m in alice.private.messages if "drink tea" in m.text]) == 1


def _due_now(tracker: Tracker) -> None:
    with tracker._store.writing() as conn:
        conn.execute("update deliveries set due_at = '2000-01-01T00:00:00+00:00'")


def test_many_at_once_are_one_message(bot: Bot, alice: Person, tracker: Tracker) -> None:
    alice.asks("/follow Putin")
    for n in range(30):
        says(tracker, f"n{n}", f"I have {n} thousand samovars at home")
    assert deliver(bot) == 1
    notice = alice.sees() and alice.private.messages[-1]
    assert notice is not None
    assert "… and 25 more." in notice.text
    assert "Open 5" in notice.buttons


def test_no_record_can_be_told_later_in_ones_own_language(bot: Bot, server: StandIn, tracker: Tracker) -> None:
    eva = person(server, "Eva", "de")
    answer = eva.asks("did Psaki say the samovar is broken?")
    assert "Nichts gefunden" in answer.text
    assert eva.presses("Sag mir", answer).alert
    says(tracker, "s", "The samovar is broken", "Jen Psaki")
    assert deliver(bot) == 1
    assert eva.sees().text.startswith("Du wolltest es wissen.")


def test_none_of_these_is_kept_without_who_asked(bot: Bot, alice: Person, tracker: Tracker) -> None:
    alice.presses("None of these", alice.asks(QUESTION))
    assert "without your name" in alice.sees().text
    (open_question,) = tracker.open_questions.most_asked()
    assert open_question.text == QUESTION
    assert str(alice.id) not in str(open_question)


def test_following_from_a_group_is_done_in_private(bot: Bot, server: StandIn, alice: Person) -> None:
    lobby: Place = group(server, "Lobby")
    alice.says("/follow@whosaid_test_bot Putin", where=lobby)
    assert lobby.sees().buttons == ["More in private"]
