"""What the server says when it does not do what it was asked."""

from __future__ import annotations

from typing import Any

_PHRASES = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict"}


class Refused(Exception):  # noqa: N818 (it is an answer of the server, not an error of the tests)
    """A method call that the server refuses, with the status, description and parameters of its answer."""

    def __init__(self, description: str, status: int = 400, **parameters: Any) -> None:
        phrase = _PHRASES.get(status)
        self.status = status
        self.description = f"{phrase}: {description}" if phrase and description else phrase or description
        self.parameters = parameters
        super().__init__(self.description)

    def payload(self) -> dict[str, Any]:
        """The body of the answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.status, "description": self.description}
        return {**body, "parameters": self.parameters} if self.parameters else body


def flood(seconds: int) -> Refused:
    """Too many requests: come back after so many seconds."""
    return Refused(f"Too Many Requests: retry after {seconds}", 429, retry_after=seconds)
