"""Downloading USPTO files through the Open Data Portal with the user's own key: what is missing, resumable, checked against the listing.

Facts (2026-11): the portal's bulk data calls, header `X-API-KEY`; a path that does not exist answers 200 with a web page; a key may download
the same file 20 times a year.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

from brandlint.errors import BrandlintError

_CHUNK = 1 << 16
_MAGIC = b"PK"
_REDIRECTS = 5


def fetch_uspto(folder: Path, key: str, *, product: str = "TRTDXFAP", since: date | None = None, until: date | None = None,
                base: str = "https://api.uspto.gov/api/v1", say: Callable[[str], None] = lambda _: None) -> list[Path]:  # fmt: skip
    """The zip files of a product (`TRTDXFAP` daily, `TRTYRAP` annual) of these days, those that were there before included.

    Raises `BrandlintError` (fetch-failed), which never holds the key; files that are complete stay.
    """
    folder.mkdir(parents=True, exist_ok=True)
    session = requests.Session()
    # Retry honours Retry-After of 429 and 503.
    session.mount(urlsplit(base).scheme + "://", HTTPAdapter(max_retries=Retry(total=4, backoff_factor=0.5, status_forcelist=(429, 500, 502, 503, 504))))
    days = {"fileDataFromDate": since, "fileDataToDate": until}
    wanted = {name: day.isoformat() for name, day in days.items() if day is not None}
    answer = _get(session, f"{base}/datasets/products/{product}", key, base, params=wanted)
    found = []
    try:
        products = answer.json()["bulkDataProductBag"]
        rows = [row for row in products[0]["productFileBag"]["fileDataBag"] if row["fileTypeText"] == "Data"]
        listed = [(Path(row["fileName"]).name, int(row["fileSize"]), str(row["fileDownloadURI"])) for row in rows]
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise BrandlintError("fetch-failed", f"the listing of {product} is not in the form that is known ({type(error).__name__})") from error
    for name, size, address in listed:
        path = folder / name
        if path.is_file() and path.stat().st_size == size:
            say(f"{name}: here already")
        else:
            _download(session, path, size, address, key, base)
            say(f"{name}: {size / 1e6:,.1f} MB")
        found.append(path)
    return found


def _download(session: requests.Session, path: Path, size: int, address: str, key: str, base: str) -> None:
    """Fetch a file beside its place and move it there when it is whole; what an earlier try left is gone on with."""
    part = path.with_name(path.name + ".part")
    have = part.stat().st_size if part.is_file() else 0
    if have > size:
        have = 0
    answer = _get(session, address, key, base, headers={"Range": f"bytes={have}-"} if have else {}, stream=True)
    with answer, part.open("ab" if answer.status_code == requests.codes.partial_content and have else "wb") as target:
        try:
            for chunk in answer.iter_content(_CHUNK):
                if target.tell() == 0 and not chunk.startswith(_MAGIC):
                    raise BrandlintError("fetch-failed", f"{path.name}: the portal sent no zip archive (its pages for missing files look so)")
                target.write(chunk)
        except requests.RequestException as error:
            raise BrandlintError("fetch-failed", f"{path.name}: cut off after {target.tell():,} of {size:,} bytes ({type(error).__name__})") from error
        got = target.tell()
    if got != size:
        if got > size:
            part.unlink()
        raise BrandlintError("fetch-failed", f"{path.name}: {got:,} bytes instead of the {size:,} that the listing names")
    os.replace(part, path)


def _get(session: requests.Session, address: str, key: str, base: str, *, headers: dict[str, str] | None = None, **more: Any) -> requests.Response:
    """GET, following redirects by hand: the key goes to the portal's own host alone."""
    for _ in range(_REDIRECTS):
        own = {"X-API-KEY": key} if urlsplit(address).netloc == urlsplit(base).netloc else {}
        try:
            answer = session.get(address, headers={**(headers or {}), **own}, allow_redirects=False, timeout=60, **more)
        except requests.RequestException as error:
            raise BrandlintError("fetch-failed", f"{urlsplit(address).netloc} does not answer ({type(error).__name__})") from error
        if not answer.is_redirect:
            break
        address, more = urljoin(address, answer.headers["Location"]), {name: value for name, value in more.items() if name != "params"}
    if answer.status_code in {401, 403}:
        raise BrandlintError("fetch-failed", f"the portal refused the key ({answer.status_code}): check it in your account")
    if not answer.ok:
        raise BrandlintError("fetch-failed", f"{urlsplit(address).path.rpartition('/')[2]}: answer {answer.status_code}")
    return answer
