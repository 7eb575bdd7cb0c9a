"""The fields of the table of texts. Placeholders in braces are filled by name; nothing here is HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claims.model import LinkKind, Status
from claims.reviews.queue import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Everything that the bot says in one language."""

    code: str

    # Dates and numbers
    months: tuple[str, ...]
    day: str
    month: str
    thousands: str
    marks: tuple[str, str]

    # Commands, as menus and /help show them: name -> (description, example)
    commands: Mapping[str, tuple[str, str]]

    # Welcome and help
    about_short: str
    about: str
    welcome: str
    you_are_welcome: str
    goodbye: str
    help: str
    privacy: str
    unknown_command: str
    ask_what: str
    nothing_to_read: str
    trouble: str
    old_link: str
    old_button: str

    # The first line of an answer
    said: str
    denied: str
    denied_unnamed: str
    yes: str
    nearly: str
    said_when: str
    said_no_day: str
    was_asked: str
    several_speakers: str
    said_similar: str
    someone_else: str
    someone_else_when: str
    someone_else_denied: str
    someone_else_unnamed: str
    on_subject: str
    related: str
    one_found: str
    found_unnamed: str
    unsigned: str
    related_unnamed: str
    many: str
    latest: str
    newest: str
    no_record: str
    searched: str
    searched_span: str
    claims: tuple[str, str]
    articles: tuple[str, str]
    outlets: tuple[str, str]
    read_as: str
    nearest: str
    rivals: str
    left_out: str

    # Parts of a receipt
    asked_for: str
    on_record: str
    missing: str
    prompted: str
    not_named: str
    nobody_known: str
    denying: str
    medium: str
    addressee: str
    reported_on: str
    independent: str
    vanished: str
    permanent: str
    context: str
    no_context: str
    sources: str
    why: str
    why_matched: str
    why_missing: str
    why_corrected: str
    why_against: str
    why_sure: str
    why_gone: str

    # How an attribution stands, and reviews
    statuses: Mapping[Status, str]
    disputed: str
    disowned: str
    misattributed: str
    retracted: str
    found_by: str
    linked: Mapping[LinkKind, str]
    review: str
    rated: str
    withdrawn: str
    repeated: tuple[str, str]
    no_day: str

    # Buttons, at most 40 characters
    b_more: str
    b_back: str
    b_open: str
    b_context: str
    b_sources: str
    b_why: str
    b_timeline: str
    b_none: str
    b_follow: str
    b_details: str
    b_tell: str
    b_list: str
    b_share: str

    # None of these, no record
    none_noted: str
    none_plain: str
    tell_noted: str
    answered: str

    # Timeline
    timeline_title: str
    timeline_caption: str
    timeline_span: str
    timeline_more: str
    timeline_none: str

    # Inline
    inline_empty: str
    inline_none: str
    inline_unknown: str

    # Following
    follow_what: str
    follow_ask: str
    follow_unknown: str
    follow_speaker: str
    follow_subject: str
    follow_claim: str
    follow_question: str
    follow_done: str
    follow_full: str
    instant: str
    daily: str
    b_daily: str
    b_instant: str
    b_stop: str
    b_stop_this: str
    following: str
    following_none: str
    stopped: str
    notice_speaker: str
    notice_subject: str
    notice_claim: str
    notice_more: str
    notice_carried: str
    notice_changed: str
    notice_removed: str
    notice_reviewed: str

    # Forgetting
    forget_ask: str
    b_forget: str
    b_keep: str
    forgotten: str
    kept: str

    # Corrections and evidence
    corrections_on: str
    corrections_off: str
    b_corrections_on: str
    b_corrections_off: str
    correction: str
    proof: str
    b_proof: str

    # Curation
    not_admin: str
    only_private: str
    reading: str
    add_failed: str
    add_known: str
    added: str
    added_records: str
    nothing_found: str
    too_large: str
    wrong_kind: str
    b_remove: str
    b_really: str
    remove_ask: str
    removed: str
    correct_how: str
    corrected: str
    join_how: str
    joined: str
    refused: str
    stats: str
    open_questions: str
    open_none: str

    # The reviewers' desk. Ratings are words of the record, and stay as they are
    review_how: str
    rating_ask: str
    recorded: str
    taken_back: str
    none_of_yours: str
    queue: str
    queue_none: str
    task_kinds: Mapping[Kind, str]
    decisions: Mapping[str, str]
    elsewhere: str
    has_it: str
    b_review: str
    b_take_back: str
    b_claim: str
    b_undo: str
    b_take: str
    b_release: str
