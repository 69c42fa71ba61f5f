"""Servers without a safe connection: one sentence at once, and not a try more."""

from __future__ import annotations

import asyncio
import datetime as dt
import ipaddress
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from pipeline.errors import ModelError
from pipeline.llm.client import OpenAIModel

HELLO = [{"role": "user", "content": "Say ok as JSON."}]
TODAY = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def certificate(folder: Path, days: int) -> ssl.SSLContext:
    """Make a certificate for this machine that nobody signed but itself, good until so many days after TODAY."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(TODAY - dt.timedelta(days=9000))
        .not_valid_after(TODAY + dt.timedelta(days=days))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    path = folder / "certificate.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


@asynccontextmanager
async def listening(context: ssl.SSLContext | None) -> AsyncIterator[tuple[int, list[int]]]:
    """Take connections and close each; give the port, and a list that grows by one with each."""
    met: list[int] = []

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        met.append(1)
        await reader.read(1)
        writer.close()

    server = await asyncio.start_server(meet, "127.0.0.1", 0, ssl=context)
    async with server:
        yield server.sockets[0].getsockname()[1], met


async def failure(scheme: str, context: ssl.SSLContext | None) -> ModelError:
    """Give the error of a call that must fail."""
    async with listening(context) as (port, _):
        model = OpenAIModel(f"{scheme}://127.0.0.1:{port}/v1", "tiny", timeout=5, first_wait=0)
        with pytest.raises(ModelError) as caught:
            await model.send(HELLO, "ok", {"type": "object"})
        return caught.value


@pytest.mark.parametrize("days", [9000, -10])
def test_a_certificate_that_nobody_signed_or_that_is_past_is_a_tls_error_that_stops_the_run(
    tmp_path: Path, days: int
) -> None:
    error = asyncio.run(failure("https", certificate(tmp_path, days)))
    assert (error.kind, error.stops_run, error.may_cost) == ("tls", True, False)
    assert "SSL_CERT_FILE" in error.hint


def test_plain_words_to_a_server_that_wants_tls_are_a_connection_error(tmp_path: Path) -> None:
    error = asyncio.run(failure("http", certificate(tmp_path, 9000)))
    assert error.kind == "connection"
    assert "broke the connection off" in error.message
