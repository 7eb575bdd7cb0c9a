"""A server that misbehaves when a test wants it to: floods, faults, silence, half an answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from tests.bot.standin.refusal import Refused, flood

Fault = Literal["before", "after", "half", "silence", "garbage", "502"]
"""The line breaks before or after the call is carried out, in the middle of the answer; there is no answer for
`seconds`; the answer is no JSON; the gateway answers instead."""


@dataclass(slots=True)
class Prank:
    """A fault that is waiting for its call."""

    method: str
    times: int
    fault: Fault | None = None
    refusal: Refused | None = None
    seconds: float = 0.0
    chat: int | None = None

    def meant_for(self, method: str, values: dict[str, Any]) -> bool:
        """Whether this call is the one."""
        same_chat = self.chat is None or str(values.get("chat_id")) == str(self.chat)
        return self.times > 0 and self.method.lower() == method.lower() and same_chat


@dataclass(slots=True)
class Mischief:
    """What will go wrong, call by call."""

    waiting: list[Prank] = field(default_factory=list)
    made: list[Refused] = field(default_factory=list)

    def flood(self, method: str, seconds: int = 1, times: int = 1, chat: int | None = None) -> None:
        """Answer 429 and ask to come back later."""
        self.waiting.append(Prank(method, times, refusal=flood(seconds), chat=chat))

    def refuses(self, method: str, description: str, status: int = 400, times: int = 1) -> None:
        """Answer with this error."""
        self.waiting.append(Prank(method, times, refusal=Refused(description, status)))

    def breaks(self, method: str, fault: Fault, times: int = 1, seconds: float = 0.0) -> None:
        """Let the line break, or the answer come late or broken."""
        self.waiting.append(Prank(method, times, fault, seconds=seconds))

    def refuse(self, method: str, values: dict[str, Any]) -> None:
        """Refuse this call if that was asked for."""
        for prank in self.waiting:
            if prank.refusal is not None and prank.meant_for(method, values):
                prank.times -= 1
                self.made.append(prank.refusal)
                raise prank.refusal

    def fault(self, method: str, values: dict[str, Any]) -> Prank | None:
        """What is to go wrong on the line with this call."""
        for prank in self.waiting:
            if prank.fault is not None and prank.meant_for(method, values):
                prank.times -= 1
                return prank
        return None
