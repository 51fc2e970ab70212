"""Downloading USPTO files through the Open Data Portal with the user's own key: what is missing,
resumable, checked against the listing.

Facts (2026-11): the portal's bulk data calls, header `X-API-KEY`; a path that does not exist
answers 200 with a web page; a key may download the same file 20 times a year.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import BaseHTTPResponse
from urllib3.connectionpool import ConnectionPool
from urllib3.exceptions import MaxRetryError, ResponseError
from urllib3.util.retry import Retry

from brandlint.errors import BrandlintError

_CHUNK = 1 << 16
_MAGIC = b"PK"
_REDIRECTS = 5
_PATIENCE = 600  # seconds: the longest Retry-After that is waited for
_NAME = re.compile(r"\w[\w.-]*\.zip", re.ASCII)
_KEY = re.compile(r"[!-~]+")


class _Patient(Retry):
    """Waits as long as Retry-After says, but not for hours: then the answer that names them is the
    last.
    """

    def increment(
        self,
        method: str | None = None,
        url: str | None = None,
        response: BaseHTTPResponse | None = None,
        error: Exception | None = None,
        _pool: ConnectionPool | None = None,
        _stacktrace: TracebackType | None = None,
    ) -> Self:
        if (
            response is not None
            and _pool is not None
            and (self.get_retry_after(response) or 0) > _PATIENCE
        ):
            raise MaxRetryError(_pool, url or "", ResponseError("a long wait"))
        return super().increment(method, url, response, error, _pool, _stacktrace)


# When the tries are used up the last answer counts.
_RETRY = _Patient(
    total=4, backoff_factor=0.5, status_forcelist=(429, 500, 502, 503, 504), raise_on_status=False
)


@dataclass(frozen=True, slots=True)
class _Portal:
    """A connection to the portal at `base`. The key is sent to that scheme and host alone and
    stands in no message.
    """

    base: str
    key: str = field(repr=False)
    session: requests.Session

    def get(
        self, address: str, label: str, *, headers: dict[str, str] | None = None, **more: Any
    ) -> requests.Response:
        """The answer to GET, redirects followed by hand. `label` names it in errors."""
        for _ in range(_REDIRECTS):
            own = urlsplit(address)[:2] == urlsplit(self.base)[:2]
            try:
                answer = self.session.get(
                    address,
                    headers={**(headers or {}), **({"X-API-KEY": self.key} if own else {})},
                    allow_redirects=False,
                    timeout=60,
                    **more,
                )
            except (requests.RequestException, ValueError) as error:
                raise BrandlintError(
                    "fetch-failed",
                    f"{label}: {urlsplit(address).netloc} does not answer ({type(error).__name__})",
                ) from None
            if not answer.is_redirect:
                break
            answer.close()
            address, more = (
                urljoin(address, answer.headers["Location"]),
                {name: value for name, value in more.items() if name != "params"},
            )
        else:
            raise BrandlintError("fetch-failed", f"{label}: more than {_REDIRECTS} redirects")
        if own and answer.status_code in {401, 403}:
            raise BrandlintError(
                "fetch-failed",
                f"{label}: the portal refused the key ({answer.status_code}): check it in your "
                f"account",
            )
        if answer.status_code == requests.codes.too_many_requests:
            wait = answer.headers.get("Retry-After", "")
            raise BrandlintError(
                "fetch-failed",
                f"{label}: the portal is asked too "
                f"often{f'; it names a wait of {wait} s' if wait.isdigit() else ''} (429)",
            )
        return answer


def fetch_uspto(
    folder: Path,
    key: str,
    *,
    product: str = "TRTDXFAP",
    since: date | None = None,
    until: date | None = None,
    base: str = "https://api.uspto.gov/api/v1",
    say: Callable[[str], None] = lambda _: None,
) -> list[Path]:
    """The zip files of a product (`TRTDXFAP` daily, `TRTYRAP` annual) of these days, those that
    were there before included.

    Raises `BrandlintError` (fetch-failed, which never holds the key; disk-full); files that are
    complete stay.
    """
    key = key.strip()
    if not _KEY.fullmatch(key):
        raise BrandlintError(
            "fetch-failed", "the key holds characters that no key has: check it in your account"
        )
    paths = []
    with requests.Session() as session, _disk(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for scheme in ("https://", "http://"):
            session.mount(scheme, HTTPAdapter(max_retries=_RETRY))
        portal = _Portal(base, key, session)
        for name, size, address in _listed(portal, product, since, until):
            path = folder / name
            if path.is_file() and path.stat().st_size == size:
                say(
                    f"{name}: here already, not downloaded again (a key may download a file 20 "
                    f"times a year)"
                )
            else:
                _download(portal, path, size, address)
                say(f"{name}: {size / 1e6:,.1f} MB")
            paths.append(path)
    return paths


@contextmanager
def _disk(folder: Path) -> Iterator[None]:
    """Turns what the file system refuses into the error that names it."""
    try:
        yield
    except requests.RequestException:
        raise
    except OSError as error:
        slug = "disk-full" if error.errno in {errno.ENOSPC, errno.EDQUOT} else "no-such-file"
        raise BrandlintError(
            slug, f"{error.filename or folder}: {error.strerror or error}"
        ) from error


def _listed(
    portal: _Portal, product: str, since: date | None, until: date | None
) -> list[tuple[str, int, str]]:
    """(file name, bytes, address) of each data file of the product."""
    label = f"the listing of {product}"
    days = {"fileDataFromDate": since, "fileDataToDate": until}
    wanted = {name: day.isoformat() for name, day in days.items() if day is not None}
    answer = portal.get(f"{portal.base}/datasets/products/{product}", label, params=wanted)
    if not answer.ok:
        raise BrandlintError("fetch-failed", f"{label}: answer {answer.status_code}")
    try:
        bags = answer.json()["bulkDataProductBag"]
        data_files = [
            file
            for bag in bags
            for file in bag["productFileBag"]["fileDataBag"]
            if file["fileTypeText"] == "Data"
        ]
        files = [
            (str(file["fileName"]), int(file["fileSize"]), str(file["fileDownloadURI"]))
            for file in data_files
        ]
    except (ValueError, KeyError, TypeError) as error:
        raise BrandlintError(
            "fetch-failed", f"{label} is not in the form that is known ({type(error).__name__})"
        ) from error
    for name, *_ in files:
        if not _NAME.fullmatch(name):
            raise BrandlintError(
                "fetch-failed", f"{label} names a file {name[:60]!r}, which is no zip file"
            )
    return files


def _download(portal: _Portal, path: Path, size: int, address: str) -> None:
    """Fetch a file beside its place and move it there when it is whole; what an earlier try left is
    gone on with.
    """
    part = path.with_name(path.name + ".part")
    have = part.stat().st_size if part.is_file() else 0
    if have > size:
        have = 0
    if have < size or not have:
        _append(portal, path, part, have, size, address)
    os.replace(part, path)


def _append(portal: _Portal, path: Path, part: Path, have: int, size: int, address: str) -> None:
    # Bytes as they are stored: a range of a compressed answer would be one of something else.
    headers = {"Accept-Encoding": "identity", **({"Range": f"bytes={have}-"} if have else {})}
    with portal.get(address, path.name, headers=headers, stream=True) as answer:
        if answer.status_code == requests.codes.requested_range_not_satisfiable:
            part.unlink(missing_ok=True)
            raise BrandlintError(
                "fetch-failed",
                f"{path.name}: what was there of it does not fit the portal's file any more and "
                f"is removed",
            )
        if not answer.ok:
            raise BrandlintError("fetch-failed", f"{path.name}: answer {answer.status_code}")
        if answer.status_code != requests.codes.partial_content:
            have = 0
        elif not answer.headers.get("Content-Range", f"bytes {have}-").startswith(f"bytes {have}-"):
            raise BrandlintError(
                "fetch-failed",
                f"{path.name}: the portal sent another part of it than was asked for",
            )
        got = have
        try:
            chunks = answer.iter_content(_CHUNK)
            first = next(chunks, b"")
            if not have and not first.startswith(
                _MAGIC
            ):  # before the file is opened: what is there of it stays
                raise BrandlintError(
                    "fetch-failed",
                    f"{path.name}: the portal sent no zip archive (its pages for missing files "
                    f"look so)",
                )
            with part.open("ab" if have else "wb") as target:
                for chunk in chain((first,), chunks):
                    target.write(chunk)
                    got += len(chunk)
        except requests.RequestException as error:
            raise BrandlintError(
                "fetch-failed",
                f"{path.name}: cut off after {got:,} of {size:,} bytes ({type(error).__name__})",
            ) from None
        if got != size:
            if (
                got > size or "Content-Length" in answer.headers
            ):  # the answer was whole, so its file is another one
                part.unlink()
            raise BrandlintError(
                "fetch-failed",
                f"{path.name}: {got:,} bytes instead of the {size:,} that the listing names",
            )
