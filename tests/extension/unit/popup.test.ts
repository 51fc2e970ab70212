import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { Window } from "happy-dom";
import type { Finding, Severity } from "../../../extension/src/api/types";
import { texts } from "../../../extension/src/i18n";
import type { CheckState, TabReport } from "../../../extension/src/messages";
import { draw, type View } from "../../../extension/src/popup/draw";
import { noticeOf } from "../../../extension/src/popup/notice";
import type { Portal } from "../../../extension/src/portals/portal";
import { DEFAULTS } from "../../../extension/src/settings";
import { keyed, make } from "../../../extension/src/shared/dom";
import { marketIds } from "../../../extension/src/shared/markets";
import {
  byField,
  bySeverity,
  merged,
  type Placed,
  reportsIn,
} from "../../../extension/src/shared/report";
import { dataWords, registerDates } from "../../../extension/src/shared/server";
import { shownAs } from "../../../extension/src/shared/shown-as";
import { fits, patternOf, siteOf } from "../../../extension/src/shared/site";

const finding = (
  severity: Severity,
  field: string | null,
  start: number | null,
  text: string,
): Finding => ({
  rule: "third-party-mark",
  severity,
  score: 0.9,
  fingerprint: `${field}:${text}`,
  field,
  start,
  end: start === null ? null : start + text.length,
  text,
  use: null,
  message: `${text} is a mark.`,
  mark: null,
  risk: { register: "medium", marketplace: "low", reasons: { register: "", marketplace: "" } },
  evidence: [],
  fixes: [],
  docs: "/rules/x",
});
const report = (
  frame: number,
  names: string[],
  findings: Finding[],
  more: Partial<TabReport> = {},
): TabReport => ({
  tab: 7,
  frame,
  host: "sellercentral.amazon.de",
  portal: "seller-central",
  marketplace: "",
  marketplaceFrom: "none",
  checkState: { kind: "checked" },
  fields: names.map((name) => ({ key: name, name, label: "", length: 10 })),
  findings,
  notChecked: [{ what: "images", why: "only text is read" }],
  at: 0,
  ...more,
});
const refused: CheckState = {
  kind: "refused",
  refusal: { code: "unreachable", title: "No answer", todo: "Start it." },
};
const words = (placed: Placed[]): string[] => placed.map((row) => row.finding.text);

test("only the tab's own reports are read, the page's frame first", () => {
  const stored = {
    "report:7:3": report(3, [], []),
    "report:7:0": report(0, [], []),
    "report:71:0": report(0, [], []),
    other: 1,
  };
  assert.deepEqual(
    reportsIn(stored, 7).map((one) => one.frame),
    [0, 3],
  );
});

test("no report is not the same as a report of no field", () => {
  assert.equal(merged([]), null);
  assert.deepEqual(merged([report(0, [], [])])?.fields, []);
});

test("frames are merged: findings the gravest first, then as the fields stand, then as in the text", () => {
  const overview = merged([
    report(
      0,
      ["title", "bullet_1"],
      [
        finding("info", "title", 9, "c"),
        finding("warning", "bullet_1", 0, "b"),
        finding("warning", "title", 4, "a2"),
        finding("warning", "title", 1, "a1"),
      ],
    ),
    report(5, ["description"], [finding("error", "description", 2, "e")], {
      marketplace: "amazon.fr",
      marketplaceFrom: "page",
    }),
  ]);
  assert.ok(overview);
  assert.deepEqual(words(overview.placed), ["e", "a1", "a2", "b", "c"]);
  assert.deepEqual(overview.counts, { error: 1, warning: 3, info: 1, hint: 0 });
  assert.deepEqual(
    overview.placed.map((row) => row.frame),
    [5, 0, 0, 0, 0],
  );
  assert.equal(overview.marketplace, "amazon.fr");
  assert.equal(overview.notChecked.length, 1);
  assert.deepEqual(
    bySeverity(overview.placed).map((group) => [group.severity, group.placed.length]),
    [
      ["error", 1],
      ["warning", 3],
      ["info", 1],
    ],
  );
  assert.deepEqual(
    byField(overview).map((group) => [group.field, words(group.placed)]),
    [
      ["title", ["a1", "a2", "c"]],
      ["bullet_1", ["b"]],
      ["description", ["e"]],
    ],
  );
});

test("what is said of the listing as a whole is said once", () => {
  const whole = finding("warning", null, null, "");
  assert.equal(
    merged([report(0, ["title"], [whole]), report(1, ["description"], [whole])])?.placed.length,
    1,
  );
});

test("what must be acted upon is the state of the tab; a frame without fields does not count", () => {
  const stateOf = (...all: [CheckState, string[]][]): string | undefined =>
    merged(all.map(([kind, names], frame) => report(frame, names, [], { checkState: kind })))
      ?.checkState.kind;
  assert.equal(stateOf([{ kind: "checked" }, ["title"]], [refused, ["description"]]), "refused");
  assert.equal(
    stateOf([{ kind: "checked" }, ["title"]], [{ kind: "checking" }, ["description"]]),
    "checking",
  );
  assert.equal(stateOf([{ kind: "checked" }, ["title"]], [refused, []]), "checked");
  assert.equal(
    stateOf([{ kind: "offline" }, ["title"]], [{ kind: "checking" }, ["description"]]),
    "offline",
  );
});

test("a finding that only moved is shown as before", () => {
  const [near, far, other] = [
    finding("error", "title", 1, "N1ke"),
    finding("error", "title", 9, "N1ke"),
    finding("error", "title", 1, "Nike"),
  ].map((one) => shownAs({ finding: one, frame: 0, label: "" }));
  assert.equal(near, far);
  assert.notEqual(near, other);
});

const PORTAL: Portal = {
  id: "seller-central",
  name: "Seller Central",
  matches: ["https://sellercentral.amazon.de/*"],
  edits: (url) => url.pathname.startsWith("/abis/"),
  role: () => null,
  marketplace: () => "",
};

test("addresses fit match patterns as in a manifest", () => {
  const table: [string, string, boolean][] = [
    ["https://sellercentral.amazon.de/*", "https://sellercentral.amazon.de/abis/listing?x=1", true],
    ["https://sellercentral.amazon.de/*", "http://sellercentral.amazon.de/", false],
    ["https://sellercentral.amazon.de/*", "https://sellercentral.amazon.de.example.org/", false],
    ["https://*.amazon.de/*", "https://sellercentral.amazon.de/", true],
    ["https://*.amazon.de/*", "https://amazon.de/", true],
    ["https://*.amazon.de/*", "https://notamazon.de/", false],
    ["*://etsy.com/your/*", "http://etsy.com/your/shops", true],
    ["https://etsy.com/your/*/editor*", "https://etsy.com/your/shops/me/editor/1", true],
    ["https://etsy.com/your/*", "https://etsy.com/shop/x", false],
    ["<all_urls>", "https://etsy.com/", false],
  ];
  for (const [pattern, address, wanted] of table)
    assert.equal(fits(pattern, new URL(address)), wanted, `${pattern} ${address}`);
});

test("a permission is asked without the port", () =>
  assert.equal(patternOf("http://127.0.0.1:8765"), "http://127.0.0.1/*"));

test("what may be done at an address", () => {
  const settings = { ...DEFAULTS, sites: ["https://shop.example.org"] };
  const kind = (address?: string): string => siteOf(address, [PORTAL], settings).kind;
  assert.equal(kind(undefined), "unknown");
  assert.equal(kind("chrome://extensions"), "closed");
  assert.equal(kind("https://sellercentral.amazon.de/home"), "portal");
  assert.equal(kind("https://shop.example.org/admin"), "allowed");
  assert.equal(kind("https://shop.example.org:8443/admin"), "unlisted");
});

test("the popup says the one thing that is in the way, and what to do", () => {
  const site = (address: string, change = {}) =>
    siteOf(address, [PORTAL], { ...DEFAULTS, ...change });
  const editor = site("https://sellercentral.amazon.de/abis/x");
  const action = (...rest: Parameters<typeof noticeOf>): string | undefined =>
    noticeOf(...rest)?.action;
  const good = merged([report(0, ["title"], [])]);
  assert.equal(noticeOf(good, editor, false, "h"), null);
  assert.equal(action(good, editor, true, "h"), "resume");
  assert.equal(action(merged([report(0, [], [])]), editor, false, "h"), "look");
  assert.equal(
    action(merged([report(0, ["title"], [], { checkState: refused })]), editor, false, "h"),
    "options",
  );
  assert.equal(
    noticeOf(
      merged([report(0, ["title"], [], { checkState: { kind: "offline" } })]),
      editor,
      false,
      "h",
    )?.title,
    "offline-short-list",
  );
  assert.equal(action(null, editor, false, "h"), "reload");
  assert.equal(
    noticeOf(null, site("https://sellercentral.amazon.de/home"), false, "h")?.text,
    "no-listing-page",
  );
  assert.equal(action(null, site("https://shop.example.org/"), false, "h"), "allow");
  assert.equal(
    action(
      null,
      site("https://sellercentral.amazon.de/abis/x", { portalsOff: ["seller-central"] }),
      false,
      "h",
    ),
    "options",
  );
});

test("the marketplaces to choose from are those of the server's list", () => {
  const rows = readFileSync(
    join(TESTS, "../../backend/brandlint/marketplaces/marketplaces.csv"),
    "utf8",
  )
    .trim()
    .split(/\r?\n/)
    .slice(1);
  assert.deepEqual(
    marketIds,
    rows.map((row) => row.split(",")[0]),
  );
});

test("the data are named with their oldest date", () => {
  const state = {
    status: "ready",
    store: "up",
    redis: "not used",
    snapshot: { source: "x", marks: 1234 },
  };
  const registers = [
    { office: "US", as_of: "2026-11-20" },
    { office: "US", as_of: "2026-10-01" },
    { office: "EM", as_of: "2026-11-02" },
  ];
  assert.equal(
    dataWords(texts("en"), "en", { state, registers: [] }),
    "1,234 marks, a curated list",
  );
  assert.equal(
    dataWords(texts("en"), "en", { state, registers }),
    "1,234 marks, with registers, data of 2026-10-01",
  );
  assert.deepEqual(registerDates(registers), ["EM 2026-11-02", "US 2026-11-20"]);
});

before(() => {
  const { document } = new Window();
  document.body.innerHTML = readFileSync(
    join(TESTS, "../../extension/src/popup/popup.html"),
    "utf8",
  ).replace(/[\s\S]*<body[^>]*>|<script[\s\S]*/g, "");
  Object.assign(globalThis, { document });
});

test("a list keeps the nodes of what stays", () => {
  const list = make("ul");
  const build = (now: () => string[]): HTMLElement => make("li", { textContent: now()[0] ?? "" });
  const fill = (...items: string[]) =>
    keyed(
      list,
      items.map((item) => [item]),
      ([item]) => item ?? "",
      build,
    );
  const [a, b] = fill("a", "b");
  const after = fill("c", "b", "a", "a");
  assert.deepEqual(
    [...list.children].map((node) => node.textContent),
    ["c", "b", "a", "a"],
  );
  assert.equal(after[1], b);
  assert.equal(after[2], a);
});

test("findings are drawn by severity, jump to their place of the moment, and survive a redraw", () => {
  const t = texts("en");
  const jumped: number[] = [];
  const actions = {
    jump: ({ finding: { start } }: Placed) => void jumped.push(start ?? -1),
    do: () => undefined,
  };
  const view = (start: number): View => ({
    t,
    lang: "en",
    settings: DEFAULTS,
    site: { kind: "portal", name: "x", on: true, edits: true },
    host: "h",
    server: "",
    overview: merged([
      report(
        0,
        ["title", "bullet_1"],
        [
          finding("error", "title", start, "<b>N1ke</b>"),
          finding("warning", null, null, ""),
          finding("info", "bullet_1", 0, "Qi"),
        ],
      ),
    ]),
  });
  draw(view(1), actions);
  const groups = [...document.querySelectorAll<HTMLDetailsElement>("#groups > details")];
  assert.deepEqual(
    groups.map((group) => [group.className, group.open]),
    [
      ["error", true],
      ["warning", true],
      ["info", false],
    ],
  );
  const button = document.querySelector<HTMLButtonElement>("#groups .error button");
  assert.ok(button?.textContent?.includes("<b>N1ke</b>"));
  // Of the whole listing: nowhere to jump to.
  assert.equal(document.querySelector("#groups .warning button"), null);
  assert.equal(document.querySelector("#watched summary")?.textContent, "Watching 2 fields");
  draw(view(30), actions);
  assert.equal(document.querySelector("#groups .error button"), button);
  button?.click();
  assert.deepEqual(jumped, [30]);
});
