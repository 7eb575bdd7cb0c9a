"""Photos and documents that come with a call, by their part of the form or by the id of a file that is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tests.bot.standin import rules
from tests.bot.standin.params import File
from tests.bot.standin.refusal import Refused

if TYPE_CHECKING:
    from tests.bot.standin.server import StandIn


def _upload(given: str, files: Mapping[str, File], field: str) -> File | None:
    """The uploaded file that a parameter names: the field of its own name, or "attach://NAME"."""
    if field in files and not given:
        return files[field]
    attached = re.fullmatch(r"attach://(.+)", given)
    if attached is None:
        return None
    if attached[1] not in files:
        raise Refused("wrong remote file identifier specified: no such part in the request")
    return files[attached[1]]


def photo(server: StandIn, given: str, files: Mapping[str, File], field: str) -> list[dict[str, Any]]:
    """The sizes of a photo as a message has them; here one."""
    upload = _upload(given, files, field)
    if upload is not None:
        content = upload.content
    elif given in server.files:
        content = server.files[given].content
    else:
        raise Refused("there is no photo in the request" if not given else "wrong file identifier/HTTP URL specified")
    width, height = rules.picture(content)
    stored = server.store_file(upload.name if upload else given, content)
    return [
        {
            "file_id": stored.id,
            "file_unique_id": f"u{stored.id}",
            "width": width,
            "height": height,
            "file_size": len(content),
        }
    ]


def document(server: StandIn, given: str, files: Mapping[str, File], field: str) -> dict[str, Any]:
    """A document as a message has it."""
    upload = _upload(given, files, field)
    if upload is None and given not in server.files:
        raise Refused(
            "there is no document in the request" if not given else "wrong file identifier/HTTP URL specified"
        )
    if upload is not None and not upload.content:
        raise Refused("file must be non-empty")
    if upload is not None and len(upload.content) > rules.UPLOAD:
        raise Refused("Request Entity Too Large", 413)
    stored = server.store_file(upload.name, upload.content) if upload else server.files[given]
    return {
        "file_id": stored.id,
        "file_unique_id": f"u{stored.id}",
        "file_name": stored.name,
        "file_size": len(stored.content),
    }
