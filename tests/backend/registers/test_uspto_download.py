"""Downloading through a portal of the tests' own: redirects, cuts, wrong answers, a key that goes
nowhere else.
"""

from __future__ import annotations

import io
import json
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from brandlint.errors import BrandlintError
from brandlint.registers.uspto_download import fetch_uspto


def _zip() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("apc260101.xml", "<x/>" * 50_000)
    return target.getvalue()


class Portal:
    """What the server answers, and what it was asked."""

    def __init__(self) -> None:
        self.data, self.mode, self.name, self.asked = (
            _zip(),
            "",
            "apc260101.zip",
            list[tuple[str, dict[str, str]]](),
        )
        portal = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: Any) -> None:
                pass

            def do_GET(self) -> None:
                portal.answer(self)

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.store = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        for server in (self.server, self.store):
            threading.Thread(target=server.serve_forever, daemon=True).start()
        self.base = f"http://127.0.0.1:{self.server.server_port}/api/v1"

    def answer(self, call: BaseHTTPRequestHandler) -> None:
        self.asked.append(
            (call.path, {name.lower(): value for name, value in call.headers.items()})
        )
        if call.headers.get("X-API-KEY") == "wrong" or (
            self.mode == "expired" and "/signed/" in call.path
        ):
            call.send_error(403)
        elif self.mode == "later" or (self.mode == "trouble" and len(self.asked) < 3):
            call.send_response(429 if self.mode == "later" else 503)
            call.send_header("Retry-After", "86400" if self.mode == "later" else "0")
            call.send_header("Content-Length", "0")
            call.end_headers()
        elif "/products/TRTDXFAP" in call.path:
            size = len(self.data) + (self.mode == "size")
            row = {
                "fileName": self.name,
                "fileSize": size,
                "fileTypeText": "Data",
                "fileDownloadURI": f"{self.base}/files/apc260101.zip",
            }
            other = {**row, "fileName": "notes.pdf", "fileTypeText": "Document"}
            body = (
                b"[]"
                if self.mode == "listing"
                else json.dumps(
                    {"bulkDataProductBag": [{"productFileBag": {"fileDataBag": [row, other]}}]}
                ).encode()
            )
            self._send(call, body)
        elif "/files/" in call.path:
            call.send_response(302)
            call.send_header(
                "Location",
                call.path
                if self.mode == "circle"
                else f"http://127.0.0.1:{self.store.server_port}/signed/apc260101.zip",
            )
            call.end_headers()
        elif self.mode == "busy" and sum("/signed/" in path for path, _ in self.asked) < 3:
            call.send_response(429)
            call.send_header("Retry-After", "0")
            call.end_headers()
        elif self.mode == "page":
            self._send(call, b"<!doctype html>" + b" " * (len(self.data) - 15))
        else:
            if self.mode == "changed" and "Range" in call.headers:
                call.send_error(416)
                return
            begin = int(call.headers.get("Range", "bytes=0-").split("=")[1].rstrip("-"))
            self._send(
                call, self.data[begin:], cut=self.mode == "cut", status=206 if begin else 200
            )

    def _send(
        self, call: BaseHTTPRequestHandler, body: bytes, *, cut: bool = False, status: int = 200
    ) -> None:
        call.send_response(status)
        call.send_header("Content-Length", str(len(body)))
        call.end_headers()
        call.wfile.write(body[: len(body) // 2] if cut else body)
        if cut:
            call.close_connection = True


@pytest.fixture
def portal() -> Iterator[Portal]:
    made = Portal()
    yield made
    for server in (made.server, made.store):
        server.shutdown()
        server.server_close()


def test_what_is_missing_is_downloaded_once_and_the_key_stays_with_the_portal(
    portal: Portal, tmp_path: Path
) -> None:
    said: list[str] = []
    (path,) = fetch_uspto(tmp_path, "secret", base=portal.base, say=said.append)
    assert path.read_bytes() == portal.data and path.name == "apc260101.zip"
    assert all("x-api-key" not in headers for name, headers in portal.asked if "/signed/" in name)
    fetch_uspto(tmp_path, "secret", base=portal.base, say=said.append)
    assert (
        sum("/signed/" in name for name, _ in portal.asked) == 1
        and "not downloaded again" in said[-1]
    )
    assert not any("secret" in line for line in said)


def test_a_cut_download_goes_on_where_it_stopped(portal: Portal, tmp_path: Path) -> None:
    portal.mode = "cut"
    with pytest.raises(BrandlintError, match=r"apc260101\.zip"):
        fetch_uspto(tmp_path, "secret", base=portal.base)
    assert not (tmp_path / "apc260101.zip").exists()
    portal.mode = ""
    (path,) = fetch_uspto(tmp_path, "secret", base=portal.base)
    assert path.read_bytes() == portal.data
    assert 0 < int(portal.asked[-1][1]["range"].strip("bytes=-")) <= len(portal.data) // 2


def test_a_part_that_is_whole_is_not_asked_for_again(portal: Portal, tmp_path: Path) -> None:
    (tmp_path / "apc260101.zip.part").write_bytes(portal.data)
    (path,) = fetch_uspto(tmp_path, "secret", base=portal.base)
    assert path.read_bytes() == portal.data and not any(
        "/signed/" in name for name, _ in portal.asked
    )


def test_a_web_page_does_not_undo_what_was_downloaded(portal: Portal, tmp_path: Path) -> None:
    part = tmp_path / "apc260101.zip.part"
    part.write_bytes(portal.data[:1000])
    portal.mode = "page"
    with pytest.raises(BrandlintError, match="no zip archive"):
        fetch_uspto(tmp_path, "secret", base=portal.base)
    assert part.read_bytes() == portal.data[:1000]


def test_a_part_that_no_longer_fits_is_removed_and_the_next_try_begins_anew(
    portal: Portal, tmp_path: Path
) -> None:
    (tmp_path / "apc260101.zip.part").write_bytes(b"PK of another day")
    portal.mode = "changed"
    with pytest.raises(BrandlintError, match="does not fit"):
        fetch_uspto(tmp_path, "secret", base=portal.base)
    (path,) = fetch_uspto(tmp_path, "secret", base=portal.base)
    assert path.read_bytes() == portal.data


@pytest.mark.parametrize("mode", ["busy", "trouble"])
def test_a_busy_portal_is_asked_again(portal: Portal, tmp_path: Path, mode: str) -> None:
    portal.mode = mode
    assert fetch_uspto(tmp_path, "secret", base=portal.base)


def test_a_wait_of_hours_is_said_and_not_waited_for(portal: Portal, tmp_path: Path) -> None:
    portal.mode = "later"
    with pytest.raises(BrandlintError, match="a wait of 86400 s"):
        fetch_uspto(tmp_path, "secret", base=portal.base)
    assert len(portal.asked) == 1


@pytest.mark.parametrize("name", ["../apc260101.zip", "..", "apc260101.exe", ""])
def test_a_listing_cannot_write_outside_the_folder(
    portal: Portal, tmp_path: Path, name: str
) -> None:
    portal.name = name
    with pytest.raises(BrandlintError, match="is no zip file"):
        fetch_uspto(tmp_path / "in", "secret", base=portal.base)
    assert list(tmp_path.rglob("*.*")) == []


@pytest.mark.parametrize("key", ["", "a b", "schl\u00fcssel", "one\nX-Other: two"])
def test_a_key_that_cannot_be_sent_is_refused_without_a_word_of_it(
    portal: Portal, tmp_path: Path, key: str
) -> None:
    with pytest.raises(BrandlintError, match="check it in your account") as caught:
        fetch_uspto(tmp_path, key, base=portal.base)
    assert not portal.asked and (not key or key not in caught.value.detail)


def test_a_folder_that_cannot_be_made_is_named(portal: Portal, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf8")
    with pytest.raises(BrandlintError, match="file") as caught:
        fetch_uspto(tmp_path / "file", "secret", base=portal.base)
    assert caught.value.slug == "no-such-file"


@pytest.mark.parametrize(
    ("mode", "says"),
    [
        ("page", "no zip archive"),
        ("size", "instead of"),
        ("listing", "listing of TRTDXFAP"),
        ("expired", r"apc260101\.zip: answer 403"),
        ("circle", "redirects"),
    ],
)
def test_wrong_answers_are_named(portal: Portal, tmp_path: Path, mode: str, says: str) -> None:
    portal.mode = mode
    with pytest.raises(BrandlintError, match=says):
        fetch_uspto(tmp_path, "secret", base=portal.base)
    assert not (tmp_path / "apc260101.zip").exists()


def test_a_wrong_key_is_said_and_not_repeated(portal: Portal, tmp_path: Path) -> None:
    with pytest.raises(BrandlintError, match="check it in your account") as caught:
        fetch_uspto(tmp_path, "wrong", base=portal.base)
    assert "wrong" not in caught.value.detail
