"""The built extension in Firefox: overlays aligned with the glyphs, moved, clicked; what the page
keeps, undoes and saves.
"""

from __future__ import annotations

import base64
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from ..servers import Server
from .conftest import ADDRESSES, POLICY, answer
from .test_portals import CASES, Case

pytest.importorskip("websockets", reason="needs the Python package websockets")

from .firefox import Firefox, Reply, Tab, until

SITE = "https://shop.example.org"
MAIN = [
    case
    for case in CASES
    if case.portal in ("seller-central", "vendor-central", "shopify", "ebay", "tiktok", "generic")
]
FINE = 4  # pixels of a picture for one of the page's
NEAR = 1.0  # px
AMBER = (0xC7, 0x77, 0x00)  # of the waves under warnings
TITLE = "kat-input[name='item_name-0-value'] >>> input[part=input]"
BULLET = "kat-input[name='bullet_point-{}-value'] >>> input[part=input]"
DESCRIPTION = "kat-textarea[name='product_description-0-value'] >>> textarea[part=textarea]"

# Everything underlined on the page: overlay marks, and highlights in editing hosts with their
# words. Boxes in the top page's viewport.
DRAWN = """
  const layer = document.querySelector('brandlint-layer')?.shadowRoot;
  const marks = [...layer?.querySelectorAll('.mark') ?? []]
    .map((mark) => ({ level: mark.classList[1], text: null, ...spot(mark) }));
  const frames = [...document.querySelectorAll('iframe')].map((frame) => frame.contentWindow);
  const drawn = (range) => spot({
    getBoundingClientRect: () => range.getBoundingClientRect(),
    ownerDocument: range.startContainer.ownerDocument,
  });
  const ranges = [window, ...frames].flatMap((view) => [...view.CSS.highlights]
    .filter(([name]) => name !== 'brandlint-chosen')
    .flatMap(([name, set]) => [...set].map((range) => (
      { level: name.replace('brandlint-', ''), text: range.toString(), ...drawn(range) }))));
  return [...marks, ...ranges];
"""
FRAMES = "await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));"
# Select a part of a field in a colour of its own, so that a picture shows where the browser itself
# has the glyphs.
SELECT = f"""
  const [path, start, end, colour] = given;
  const field = find(path), root = field.getRootNode();
  const sheet = Object.assign(new CSSStyleSheet(), {{ forTest: true }});
  const look = `background: ${{colour}} !important; color: ${{colour}} !important;`;
  sheet.replaceSync(`::selection {{ ${{look}} }}`);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets.filter((each) => !each.forTest), sheet];
  const {{ scrollTop, scrollLeft }} = field;
  field.focus({{ preventScroll: true }});
  field.setSelectionRange(start, end);
  Object.assign(field, {{ scrollTop, scrollLeft }});
  {FRAMES}
"""
# The box of all pixels of (nearly) one colour.
EXTENT = """
  const [picture, [red, green, blue], slack] = given;
  const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const { width, height } = image;
  const canvas = new OffscreenCanvas(width, height).getContext('2d');
  canvas.drawImage(image, 0, 0);
  const { data } = canvas.getImageData(0, 0, width, height);
  const box = { left: width, top: height, right: 0, bottom: 0, count: 0 };
  for (let at = 0; at < data.length; at += 4) {
    if (Math.abs(data[at] - red) > slack || Math.abs(data[at + 1] - green) > slack
      || Math.abs(data[at + 2] - blue) > slack) continue;
    const x = (at / 4) % width, y = Math.floor(at / 4 / width);
    box.left = Math.min(box.left, x); box.right = Math.max(box.right, x + 1);
    box.top = Math.min(box.top, y); box.bottom = Math.max(box.bottom, y + 1);
    box.count += 1;
  }
  return box;
"""

Report = dict[str, Any]
Box = dict[str, float]


def checked(report: Report) -> bool:
    return bool(report["checkState"]["kind"] == "checked")


@dataclass
class Paired:
    """Firefox with the extension, paired with a server. One page is open at a time."""

    firefox: Firefox
    server: Server

    def fresh(self) -> None:
        """Default settings, paired, no page but the extension's own."""
        for context in self.firefox.tabs("https://"):
            Tab(self.firefox.connection, context).close()
        self.firefox.own.run(
            "await browser.storage.local.clear(); await browser.storage.session.clear();"
            " await browser.storage.local.set({ settings: { server: given[0] }, token: given[1] "
            "});",
            self.server.address,
            self.server.token,
        )

    def set(self, **values: Any) -> None:
        self.firefox.own.run(
            "const { settings } = await browser.storage.local.get('settings');"
            " await browser.storage.local.set({ settings: { ...settings, ...given[0] } });",
            values,
        )

    def allow(self) -> None:
        """As if the user had allowed the generic page's site."""
        self.set(sites=[SITE])
        until(
            lambda: self.firefox.own.read(
                "(await browser.scripting.getRegisteredContentScripts()).length"
            ),
            what="the allowed site's script",
        )

    def open(self, portal: str, query: str = "") -> Tab:
        host = urlsplit(ADDRESSES[portal]).netloc

        def reply(address: str) -> Reply | None:
            parts = urlsplit(address)
            if parts.netloc != host:
                return None
            file, kind = answer(portal, parts.path)
            return Reply(
                file.read_bytes(), {"Content-Type": kind, "Content-Security-Policy": POLICY}
            )

        self.firefox.answer = reply
        page = self.firefox.tab()
        page.go(ADDRESSES[portal] + query)
        return page

    def case(self, case: Case) -> tuple[Tab, Report]:
        if case.portal == "generic":
            self.allow()
        page = self.open(case.portal, case.query)

        def whole(report: Report) -> bool:
            found = {(row["field"], row["text"]) for row in report["findings"]}
            return (
                checked(report)
                and tuple(row["name"] for row in report["fields"]) == case.fields
                and found >= set(case.found)
            )

        return page, self.report(whole)

    def page(self, name: str) -> tuple[Tab, Report]:
        return self.case(next(case for case in MAIN if str(case) == name))

    def report(self, holds: Callable[[Report], bool] = checked) -> Report:
        """What the page's content script has told, once it is as wanted."""
        read = (
            "Object.entries(await browser.storage.session.get()).filter(([key]) => "
            "/^report:\\d+:0$/.test(key)).map(([, report]) => report)"
        )
        found: list[Report] = until(
            lambda: self.firefox.own.read(read), lambda rows: rows and holds(rows[-1]), "the report"
        )
        return found[-1]

    def zoom(self, tab: int, factor: float) -> None:
        """The browser's own zoom, as by Ctrl and plus."""
        self.firefox.own.run("await browser.tabs.setZoom(...given);", tab, factor)


@dataclass
class Prepared:
    """The program and the unpacked extension."""

    program: str
    extension: Path
    gecko: str

    def start(self, folder: Path) -> Firefox:
        return Firefox.start(self.program, folder, self.extension, self.gecko)


@pytest.fixture(scope="session")
def prepared(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        pytest.skip("needs Firefox (scripts/test.py installs it where it may)")
    extension = tmp_path_factory.mktemp("firefox") / "extension"
    shutil.copytree(built / "firefox", extension)
    file = extension / "manifest.json"
    manifest = json.loads(file.read_text("utf8"))
    # The browser's own question for one more site cannot be answered by a test.
    manifest["host_permissions"].append(f"{SITE}/*")
    file.write_text(json.dumps(manifest), "utf8")
    return Prepared(program, extension, manifest["browser_specific_settings"]["gecko"]["id"])


@pytest.fixture(scope="session")
def running(
    prepared: Prepared, server: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Paired]:
    firefox = prepared.start(tmp_path_factory.mktemp("firefox"))
    yield Paired(firefox, server)
    firefox.stop()


@pytest.fixture
def firefox(running: Paired) -> Iterator[Paired]:
    """The browser as a test finds it; afterwards, no page has written an error."""
    running.fresh()
    running.firefox.errors.clear()
    yield running
    assert running.firefox.errors == []


@pytest.fixture
def another(prepared: Prepared, server: Server, tmp_path: Path) -> Iterator[Paired]:
    """A browser of the test's own."""
    own = Paired(prepared.start(tmp_path), server)
    own.fresh()
    yield own
    own.firefox.stop()


def extent(page: Tab, picture: bytes, colour: tuple[int, int, int], slack: int) -> Box:
    """The browser reads its own picture."""
    box = page.run(EXTENT, base64.b64encode(picture).decode(), colour, slack)
    assert isinstance(box, dict)
    return box


def drawn(page: Tab) -> list[dict[str, Any]]:
    found = page.run(DRAWN)
    assert isinstance(found, list)
    return found


def placed(report: Report) -> list[dict[str, Any]]:
    """The findings that stand somewhere in a field."""
    return [row for row in report["findings"] if row["start"] is not None]


def stands(report: Report, field: str, words: str, start: int) -> bool:
    return any(
        (row["field"], row["text"], row["start"]) == (field, words, start) for row in placed(report)
    )


def finding(report: Report, field: str, words: str) -> dict[str, Any]:
    return next(row for row in placed(report) if (row["field"], row["text"]) == (field, words))


def glyphs(page: Tab, path: str, start: int, end: int) -> tuple[Box, list[Box]]:
    """Where the browser draws a part of a field, by a picture of its selection, and the overlay's
    marks at that moment.
    """
    page.run(SELECT, path, start, end, "#f0f")
    state = page.run(
        "const marks = (() => {"
        + DRAWN
        + (
            "})(); document.querySelector('brandlint-layer').style.setProperty('display', 'none', "
            "'important');"
        )
        + FRAMES
        + "return { marks, field: spot(find(given[0])), height: innerHeight };",
        path,
    )
    field = state["field"]
    assert field["top"] >= 0 and field["bottom"] <= state["height"], f"{path} is out of sight"
    clip = around(field)
    picture = page.picture(clip)
    page.run("document.querySelector('brandlint-layer').style.removeProperty('display');")
    box = extent(page, picture, (255, 0, 255), 60)
    assert box["count"], f"nothing selected is seen in {path}"
    seen = {
        side: box[side] / FINE + clip["x" if side in ("left", "right") else "y"]
        for side in ("left", "right", "top", "bottom")
    }
    return seen, state["marks"]


def assert_aligned(page: Tab, path: str, start: int, end: int) -> None:
    """The marks over a part of a field cover its glyphs, with a pixel's difference at most."""
    seen, marks = glyphs(page, path, start, end)
    over = [
        mark
        for mark in marks
        if seen["left"] - 1 < (mark["left"] + mark["right"]) / 2 < seen["right"] + 1
        and seen["top"] - 1 < (mark["top"] + mark["bottom"]) / 2 < seen["bottom"] + 1
    ]
    assert over, f"no mark over {seen}; there are {marks}"
    outer = {
        side: (min if side in ("left", "top") else max)(mark[side] for mark in over)
        for side in ("left", "right", "top", "bottom")
    }
    off = {side: round(outer[side] - seen[side], 2) for side in outer}
    assert all(abs(by) <= NEAR for by in off.values()), f"{path} {start}–{end}: off by {off}"


def place(page: Tab, path: str, words: str, after: int = 0) -> tuple[int, int]:
    start: int = page.read("find(given[0]).value.indexOf(given[1], given[2])", path, words, after)
    assert start >= 0
    return start, start + len(words)


def click_button(page: Tab, words: str) -> None:
    """A button of the card, by a real click."""
    box = page.wait(
        "(() => { const button = "
        "[...document.querySelector('brandlint-layer').shadowRoot.querySelectorAll('.card "
        "button')]"
        ".find((each) => each.textContent.includes(given[0]) && each.checkVisibility({ "
        "visibilityProperty: true }));"
        " button?.scrollIntoView({ block: 'nearest' }); return button && spot(button); })()",
        words,
    )
    page.click_at(box["left"] + box["width"] / 2, box["top"] + box["height"] / 2)


def where(page: Tab, report: Report, path: str, field: str, words: str) -> Box:
    """The box of an underlined part in the field at `path`."""
    outer = page.run(
        "const found = find(given[0]); found.scrollIntoView({ block: 'center' });"
        + FRAMES
        + "return spot(found);",
        path,
    )
    inside = [
        row
        for row in drawn(page)
        if row["left"] >= outer["left"]
        and outer["top"] <= row["top"]
        and row["bottom"] <= outer["bottom"] + 4
    ]
    named = [row for row in inside if row["text"] == words]
    if named:
        return named[0]
    # Marks have no name: as many as findings, in the same order.
    rows = sorted(
        (row for row in placed(report) if row["field"] == field), key=lambda row: row["start"]
    )
    assert len(inside) == len(rows), f"{inside} for {rows}"
    box: Box = sorted(inside, key=lambda row: (round(row["top"]), row["left"]))[
        [row["text"] for row in rows].index(words)
    ]
    return box


def around(box: Box) -> dict[str, int]:
    """A clip of a picture that holds the box, in whole numbers, as the browser would round them
    without a word.
    """
    left, top = int(box["left"]) - 2, int(box["top"]) - 2
    return {"x": left, "y": top, "width": int(box["width"]) + 5, "height": int(box["height"]) + 5}


def middle(box: Box) -> tuple[float, float]:
    return (box["left"] + box["right"]) / 2, (box["top"] + box["bottom"]) / 2


def card(page: Tab) -> str:
    """What the card says; empty where there is none."""
    return str(
        page.read(
            "document.querySelector('brandlint-layer')?.shadowRoot"
            ".querySelector('.card')?.textContent ?? ''"
        )
    )


# Where the fields are that a fix is applied in.
FIXED = {
    "seller-central": TITLE,
    "vendor-central": "kat-box >>> .aplus-body",
    "shopify": "iframe#product-description_ifr >>> body",
    "shopify?classic": "#tags",
    "ebay": "iframe#se-rte-frame__summary >>> [contenteditable]",
    "tiktok": ".ProseMirror",
    "generic": "#bullet_2",
}


@pytest.mark.parametrize("case", MAIN, ids=str)
def test_what_is_watched_and_underlined(firefox: Paired, case: Case) -> None:
    page, report = firefox.case(case)
    assert (report["portal"], report["marketplace"]) == (case.portal, case.marketplace)
    findings = placed(report)
    if case.portal == "generic":  # marks of what is scrolled away are not drawn
        findings = [row for row in findings if row["field"] != "description"]
        page.run("find('#description').remove();")
    rows = until(
        lambda: drawn(page), lambda rows: len(rows) == len(findings), f"{len(findings)} underlines"
    )
    assert sorted(row["level"] for row in rows) == sorted(row["severity"] for row in findings)
    assert all(row["width"] > 4 and row["height"] > 8 for row in rows)
    assert {row["text"] for row in rows} - {None} <= {row["text"] for row in findings}


@pytest.mark.parametrize("case", [case for case in MAIN if str(case) in FIXED], ids=str)
def test_a_fix_is_kept_by_the_page_and_can_be_undone(firefox: Paired, case: Case) -> None:
    assert case.fixed is not None
    field, words, button, key = case.fixed
    page, report = firefox.case(case)
    model = "(page.save(), page.model[given[0]])"  # some pages read their editors only then
    before = page.read(model, key)
    page.click_at(*middle(where(page, report, FIXED[str(case)], field, words)))
    click_button(page, button)
    after = until(
        lambda: page.read(model, key), lambda now: now != before, "the page's own state to change"
    )
    assert after.count(words) == before.count(words) - 1
    if case.left:
        assert after == case.left
    page.wait("document.querySelector('brandlint-layer').shadowRoot.textContent.includes('Ctrl+Z')")
    page.press("Control", "z")
    until(lambda: page.read(model, key), lambda now: now == before, "undo to bring it back")
    firefox.report(
        lambda report: (
            checked(report)
            and (field, words) in {(row["field"], row["text"]) for row in placed(report)}
        )
    )


@pytest.mark.parametrize("case", MAIN, ids=str)
def test_what_is_saved_is_the_same_with_and_without(firefox: Paired, case: Case) -> None:
    page, _ = firefox.case(case)
    until(lambda: drawn(page), what="the underlines")
    # With the card open, as far as the first underline is in sight.
    page.move_to(*middle(drawn(page)[0]))
    until(lambda: card(page), what="the card")
    with_it = page.read("[page.html(), page.save()]")
    page.close()
    firefox.set(portalsOff=[case.portal], sites=[])
    page = firefox.open(case.portal, case.query)
    if case.portal == "generic":
        page.wait("!!find('#bullet_2')")
    assert page.read("document.querySelector('brandlint-layer')") is None
    assert page.read("[page.html(), page.save()]") == with_it
    assert (
        firefox.firefox.own.read(
            "Object.keys(await browser.storage.session.get()).filter((key) => "
            "key.startsWith('report:'))"
        )
        == []
    )


@pytest.mark.parametrize("factor", [0.9, 1, 1.25])
def test_underlines_are_where_the_glyphs_are(firefox: Paired, factor: float) -> None:
    page, report = firefox.page("seller-central")
    page.sharpen(FINE)
    firefox.zoom(report["tab"], factor)
    for path, field, words in (
        (TITLE, "title", "Adidas"),
        (BULLET.format(0), "bullet_1", "Velcro"),
        (DESCRIPTION, "description", "Gore-Tex"),
    ):
        found = finding(report, field, words)
        assert_aligned(page, path, found["start"], found["end"])


@pytest.mark.parametrize("factor", [0.9, 1, 1.25])
def test_underlines_follow_scrolling_and_transforms(firefox: Paired, factor: float) -> None:
    page, report = firefox.page("generic")
    page.sharpen(FINE)
    firefox.zoom(report["tab"], factor)
    for words in ("Nintendo", "Steam Deck"):  # in a box that is turned and scaled
        assert_aligned(page, "#short_description", *place(page, "#short_description", words))
    for down, words in ((0, "PlayStation"), (77, "Velcro"), (1000, "Samsung")):
        page.run("find('#description').scrollTop = given[0];" + FRAMES, down)
        after = page.read(
            "find('#description').value.length * given[0] / find('#description').scrollHeight | 0",
            down,
        )
        assert_aligned(page, "#description", *place(page, "#description", words, after))


def test_underlines_follow_the_page(firefox: Paired) -> None:
    page, report = firefox.page("seller-central")
    page.sharpen(FINE, 600)
    found = finding(report, "description", "Gore-Tex")
    for down in (400, 460):
        page.run("scrollTo(0, given[0]);" + FRAMES, down)
        assert_aligned(page, DESCRIPTION, found["start"], found["end"])


STYLES = {
    "spaced": (
        "letter-spacing: 1.3px; word-spacing: 3px; padding: 3px 31px 11px 17px; "
        "border-width: 3px 2px 1px 6px"
    ),
    "right": "text-align: right; padding-right: 23px",
    "centred": "text-align: center; font: italic 700 17.5px serif",
    "capitals": "text-transform: uppercase; text-indent: 30px",
    "content box": "box-sizing: content-box; width: 411.3px; height: 60.4px",
    "narrow": "width: 217.4px",
    "right to left": "direction: rtl; padding: 4px 9px 4px 33px",
}


@pytest.mark.parametrize("style", STYLES)
def test_underlines_keep_to_the_field_s_style(firefox: Paired, style: str) -> None:
    page, _ = firefox.page("generic")
    page.sharpen(FINE)
    for path, words in (
        ("#product_name", "Velcro"),
        ("#short_description", "Nintendo"),
        ("#description", "PlayStation"),
    ):
        # A style that leaves the size as it was is seen at the next occasion only.
        page.run(
            "find(given[0]).style.cssText = given[1]; dispatchEvent(new Event('resize'));" + FRAMES,
            path,
            STYLES[style],
        )
        start, end = place(page, path, words)
        # Bring it into sight as a user would: with the caret.
        page.run(
            "const field = find(given[0]); field.focus(); field.setSelectionRange(given[1], "
            "given[1]);" + FRAMES,
            path,
            end,
        )
        assert_aligned(page, path, start, end)


@pytest.mark.parametrize("zoom", [0.9, 1.25])
@pytest.mark.parametrize("root", ["html", "main"])
def test_underlines_keep_to_the_page_s_own_zoom(firefox: Paired, root: str, zoom: float) -> None:
    page, _ = firefox.page("generic")
    page.sharpen(FINE)
    page.run("document.querySelector(given[0]).style.zoom = given[1];", root, zoom)
    page.click("[data-action=reveal]")  # the page's next change, at which the layer is looked after
    firefox.report(
        lambda report: (
            checked(report) and "search_terms" in [row["name"] for row in report["fields"]]
        )
    )
    page.run(FRAMES)
    for path, words in (
        ("#product_name", "Velcro"),
        ("#short_description", "Nintendo"),
        ("#description", "PlayStation"),
    ):
        assert_aligned(page, path, *place(page, path, words))


def test_typing_moves_the_underline(firefox: Paired) -> None:
    page, report = firefox.page("seller-central")
    page.sharpen(FINE)
    found = finding(report, "title", "Adidas")
    page.click(TITLE)
    page.press("Home")
    page.type("New: ")
    assert page.read("page.model['item_name-0-value']").startswith("New: Norrvik")
    assert_aligned(page, TITLE, found["start"] + 5, found["end"] + 5)
    firefox.report(
        lambda report: checked(report) and stands(report, "title", "Adidas", found["start"] + 5)
    )
    # A letter at the word's end makes another word of it.
    page.run("find(given[0]).setSelectionRange(given[1], given[1]);", TITLE, found["end"] + 5)
    page.type("x")
    firefox.report(
        lambda report: (
            checked(report)
            and not any(
                row["field"] == "title" and row["text"] == "Adidas" for row in report["findings"]
            )
        )
    )
    until(
        lambda: (len(drawn(page)), len(placed(firefox.report()))),
        lambda counts: counts[0] == counts[1],
        "as many underlines as findings",
    )
    page.press("Backspace")
    firefox.report(
        lambda report: checked(report) and stands(report, "title", "Adidas", found["start"] + 5)
    )
    assert_aligned(page, TITLE, found["start"] + 5, found["end"] + 5)


def test_a_text_longer_than_its_field_is_followed(firefox: Paired) -> None:
    page, _ = firefox.page("generic")
    page.sharpen(FINE)
    page.run("find('#bullet_2').style.width = '180px';")
    page.click("#bullet_2")
    page.press("End")
    page.type(", for the whole family Lego")
    start, end = place(page, "#bullet_2", "Lego", 40)
    firefox.report(lambda report: checked(report) and stands(report, "bullet_2", "Lego", start))
    assert page.read("find('#bullet_2').scrollLeft") > 0
    assert_aligned(page, "#bullet_2", start, end)
    # What is scrolled out of the field has no mark beside it.
    box = page.read("spot(find('#bullet_2'))")
    row = [mark for mark in drawn(page) if box["top"] < mark["top"] < box["bottom"]]
    assert len(row) == 1 and box["left"] < row[0]["left"] and row[0]["right"] < box["right"]


def test_swapped_tabs_and_added_fields(firefox: Paired) -> None:
    page, report = firefox.page("seller-central")
    page.sharpen(FINE)
    names = [row["name"] for row in report["fields"]]
    page.click("[data-action=offer]")
    firefox.report(
        lambda report: checked(report) and "title" not in [row["name"] for row in report["fields"]]
    )
    assert len(drawn(page)) == len(placed(firefox.report()))
    page.click("[data-action=details]")
    report = firefox.report(
        lambda report: (
            checked(report)
            and [row["name"] for row in report["fields"]] == names
            and len(placed(report)) > 5
        )
    )
    until(
        lambda: drawn(page), lambda rows: len(rows) == len(placed(report)), "all underlines again"
    )
    found = finding(report, "title", "Adidas")
    assert_aligned(page, TITLE, found["start"], found["end"])
    page.click("[data-action=more]")
    page.click(BULLET.format(3))
    page.type("Soft as Velcro")
    report = firefox.report(
        lambda report: (
            checked(report) and any(row["field"] == "bullet_4" for row in report["findings"])
        )
    )
    found = next(row for row in placed(report) if row["field"] == "bullet_4")
    assert_aligned(page, BULLET.format(3), found["start"], found["end"])


def test_values_written_without_a_word_are_seen(firefox: Paired) -> None:
    page, _ = firefox.page("seller-central")
    page.sharpen(FINE)
    page.click("[data-action=fill]")
    report = firefox.report(
        lambda report: (
            checked(report)
            and any(
                (row["field"], row["text"]) == ("title", "New Balance")
                for row in report["findings"]
            )
        )
    )
    assert "Adidas" not in {
        row["text"] for row in report["findings"] if row["field"] in ("title", "description")
    }
    assert [row for row in report["findings"] if row["field"] == "description"]
    for field, path in (("title", TITLE), ("description", DESCRIPTION)):
        for found in [row for row in placed(report) if row["field"] == field]:
            assert_aligned(page, path, found["start"], found["end"])


def test_hover_click_and_keys_open_the_card(firefox: Paired) -> None:
    page, report = firefox.page("seller-central")
    x, y = middle(where(page, report, TITLE, "title", "Adidas"))
    page.move_to(x, y)
    until(lambda: card(page), lambda text: "Adidas" in text, "the card on hover")
    page.move_to(x, y + 60)
    until(
        lambda: page.read(
            "!!document.querySelector('brandlint-layer').shadowRoot.querySelector('.card:hover')"
        ),
        what="the pointer in the card",
    )
    page.move_to(5, 5)
    until(lambda: card(page), lambda text: not text, "the card to go")
    page.click_at(x, y)
    until(lambda: card(page), lambda text: "Adidas" in text, "the card on a click")
    page.press("Escape")
    page.press("F8")
    until(lambda: card(page), lambda text: text, "the card by F8")
    assert page.read("document.activeElement.localName") == "brandlint-layer"
    page.press("F8")
    page.press("Escape")
    until(lambda: card(page), lambda text: not text, "the card to close")


def test_highlights_are_painted_in_editors(firefox: Paired) -> None:
    """The style of highlights reaches frames without an address."""
    page, report = firefox.page("shopify")
    page.sharpen(FINE)
    clip = around(where(page, report, FIXED["shopify"], "description", "Star Wars"))
    assert extent(page, page.picture(clip), AMBER, 40)["count"] > 50
    firefox.set(portalsOff=["shopify"])
    page.wait("document.querySelector('brandlint-layer') === null")
    until(
        lambda: extent(page, page.picture(clip), AMBER, 40)["count"],
        lambda count: count == 0,
        "the highlights to go",
    )


def test_switched_off_and_on_again(firefox: Paired) -> None:
    page, report = firefox.page("tiktok")
    count = len(placed(report))
    until(lambda: drawn(page), lambda rows: len(rows) == count, "the underlines")
    firefox.set(portalsOff=["tiktok"])
    page.wait("document.querySelector('brandlint-layer') === null")
    assert drawn(page) == []
    firefox.set(portalsOff=[])
    until(lambda: drawn(page), lambda rows: len(rows) == count, "the underlines again")
    assert page.read("page.stray") == 0


def test_a_removed_extension_leaves_nothing_to_be_seen(another: Paired) -> None:
    """Its scripts are ended without a word, so the style sheets that the browser takes back have to
    do it.
    """
    page, report = another.page("shopify")
    page.sharpen(FINE)
    clip = around(where(page, report, FIXED["shopify"], "description", "Star Wars"))
    layer = "document.querySelector('brandlint-layer')?.checkVisibility() ?? false"
    assert page.read(layer)
    assert extent(page, page.picture(clip), AMBER, 40)["count"] > 50
    another.firefox.remove()
    until(lambda: page.read(layer), lambda seen: not seen, "the layer to go")
    until(
        lambda: extent(page, page.picture(clip), AMBER, 40)["count"],
        lambda count: count == 0,
        "the highlights to go",
    )


def test_an_updated_extension_draws_anew(another: Paired) -> None:
    page, report = another.page("seller-central")
    count = len(placed(report))
    until(lambda: drawn(page), lambda rows: len(rows) == count, "the underlines")
    page.run("document.querySelector('brandlint-layer').dataset.old = '';")
    another.firefox.own.run("setTimeout(() => browser.runtime.reload(), 50);")
    page.wait("document.querySelector('brandlint-layer:not([data-old])') !== null")
    until(lambda: drawn(page), lambda rows: len(rows) == count, "the underlines again")
    assert page.read("document.querySelectorAll('brandlint-layer').length") == 1
