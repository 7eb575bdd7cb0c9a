"""The address of a shared store: a libpq URL, completed, and shown without its password."""

from __future__ import annotations

from typing import Any

from claims.errors import UsageError

try:
    import psycopg
    from psycopg.conninfo import conninfo_to_dict, make_conninfo
except ImportError as error:  # pragma: no cover - depends on the installation
    raise UsageError(
        "a shared store needs PostgreSQL's client; install it with: pip install 'whosaid[postgres]'"
    ) from error


def shown(address: str) -> str:
    """An address without its password, for messages."""
    try:
        parts = conninfo_to_dict(address)
    except psycopg.ProgrammingError:
        return "the shared store"
    return f"{parts.get('dbname') or parts.get('user') or 'default'} on {parts.get('host') or 'this machine'}"


def completed(address: str) -> str:
    """The address with what it leaves open: a host that takes writes, and limits on every wait."""
    try:
        given = conninfo_to_dict(address)
    except psycopg.ProgrammingError as error:
        raise UsageError(f"the address of the shared store is malformed ({reason_of(error)})") from error
    defaults: dict[str, Any] = {
        "target_session_attrs": "read-write",
        "connect_timeout": "2",
        "keepalives_idle": "2",
        "keepalives_interval": "1",
        "keepalives_count": "3",
        "tcp_user_timeout": "5000",
        "application_name": "whosaid",
        # A commit that waits for a standby which is gone waits for ever; after this it is told, see `append`.
        "options": "-c statement_timeout=15000",
    }
    return make_conninfo(**{**defaults, **given})


def reason_of(error: Exception) -> str:
    """The first line of what the server or libpq said; a password is never part of it."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0][:200] if lines else type(error).__name__
