"""Which machines may be talked to, and for how long: the network under every fetch.

A name is resolved here, every address it has is checked, and the connection goes to a checked address: a name that
answers differently a moment later (DNS rebinding) gains nothing, and each redirect comes through here again. TLS still
asks for the certificate of the name.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore

Resolver = Callable[[str, int], list[str]]
"""From a host name and port to its addresses, as `resolve` does."""

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# What `is_global` lets through: protocol assignments with Oracle's metadata (some Pythons), and Azure's metadata.
_CLOSED = (
    ipaddress.ip_network("192.0.0.0/24"),
    ipaddress.ip_network("168.63.129.16/32"),
    ipaddress.ip_network("fec0::/10"),
)


class ForbiddenAddressError(Exception):
    """The host is, or pretends to be, a machine that is none of the public's business."""


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system finds them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_allowed(address: str, *, allow_loopback: bool = False) -> bool:
    """Whether an address is public: not private, loopback, link-local, multicast, reserved, or a cloud's metadata.

    >>> is_allowed("93.184.216.34"), is_allowed("169.254.169.254"), is_allowed("::ffff:10.0.0.1")
    (True, False, False)
    """
    try:
        found = _unwrapped(ipaddress.ip_address(address.split("%", 1)[0]))
    except ValueError:
        return False
    if found.is_loopback:
        return allow_loopback
    if found.is_multicast or found.is_reserved or any(found in network for network in _CLOSED):
        return False
    return found.is_global


def _unwrapped(address: _Address) -> _Address:
    """The IPv4 address that an IPv6 address stands for, where it does: mapped, 6to4, Teredo or NAT64."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else address)


class Guard(httpcore.NetworkBackend):
    """Connections to checked addresses that all end at one moment, however slowly the other side talks.

    Args:
        deadline: on `time.monotonic`; connecting, each read and each write must be over by then.
        resolver: finds the addresses of a host.
        allow_loopback: whether this very machine may be reached.
    """

    def __init__(self, deadline: float, resolver: Resolver = resolve, *, allow_loopback: bool = False) -> None:
        self._deadline = deadline
        self._resolver = resolver
        self._allow_loopback = allow_loopback
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of the host's addresses that answers.

        Raises:
            ForbiddenAddressError: any of its addresses is not public.
            httpcore.ConnectError, httpcore.ConnectTimeout: there is no such host, or it does not answer.
        """
        addresses = self._addresses(host, port)
        for address in addresses:
            if not is_allowed(address, allow_loopback=self._allow_loopback):
                raise ForbiddenAddressError(address)
        failure: Exception = httpcore.ConnectError("no such host")
        for address in addresses:
            left = _left(self._deadline, httpcore.ConnectTimeout)
            try:
                stream = self._network.connect_tcp(address, port, min(left, timeout or left), None, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Stream(stream, self._deadline)
        raise failure

    def _addresses(self, host: str, port: int) -> list[str]:
        """Resolve in a thread of its own: the system's resolver knows no time limit."""
        found: list[list[str]] = []

        def look_up() -> None:
            try:
                found.append(self._resolver(host, port))
            except (OSError, UnicodeError):
                found.append([])

        thread = threading.Thread(target=look_up, name="resolve", daemon=True)
        thread.start()
        thread.join(_left(self._deadline, httpcore.ConnectTimeout))
        if not found:
            raise httpcore.ConnectTimeout("the name could not be looked up in time")
        return found[0]


class _Stream(httpcore.NetworkStream):
    """A connection on which every read and write ends at the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        left = _left(self._deadline, httpcore.ReadTimeout)
        return self._inner.read(max_bytes, min(left, timeout or left))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        left = _left(self._deadline, httpcore.WriteTimeout)
        self._inner.write(buffer, min(left, timeout or left))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = _left(self._deadline, httpcore.ConnectTimeout)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, min(left, timeout or left)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _left(deadline: float, late: type[Exception]) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise late("the time is over")
    return left
