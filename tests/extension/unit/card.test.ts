import assert from "node:assert/strict";
import { before, test } from "node:test";
import { Window } from "happy-dom";
import type { Finding } from "../../../extension/src/api/types";
import { texts } from "../../../extension/src/i18n";
import { type CardHost, listCard, make } from "../../../extension/src/lint-ui";
import { shownAs } from "../../../extension/src/shared/shown-as";

before(() => {
  const { document, Event } = new Window();
  Object.assign(globalThis, { document, Event });
});

const ENTRY = {
  office: "EM",
  number: "001234567",
  status: "registered",
  classes: [25, 28],
  as_of: "2026-11-01",
  goods: "Footwear.",
  filed: "2001-02-03",
  registered: "2002-03-04",
  url: "https://office.example/001234567",
};
const finding = (more: Partial<Finding> = {}): Finding => ({
  rule: "lookalike-mark",
  severity: "error",
  score: 0.9,
  fingerprint: "f",
  field: "title",
  start: 0,
  end: 4,
  text: "N1ke",
  use: null,
  message: "N1ke is written like Nike.",
  mark: { text: "Nike", owner: "Nike, Inc.", records: [ENTRY] } as unknown as Finding["mark"],
  risk: { register: "high", marketplace: "low", reasons: { register: "famous", marketplace: "" } },
  evidence: [{ signal: "x", text: "a digit for a letter", weight: 1 }],
  fixes: [
    {
      title: "Write it out",
      kind: "unsafe",
      edits: [{ field: "title", start: 0, end: 4, text: "shoe" }],
    },
    { title: "Ask the owner", kind: "unsafe", edits: [] },
  ] as unknown as Finding["fixes"],
  docs: "/rules/lookalike-mark",
  ...more,
});

const card = (
  given: Finding,
  host: CardHost = {},
  open: readonly ("mark" | "risks")[] = [],
  language: "en" | "zh" = "en",
): HTMLElement =>
  listCard(
    { finding: given, title: given.text, where: "", open, rulePage: make("a"), show: () => {} },
    texts(language),
    host,
  );
const all = (node: Element, selector: string): string[] =>
  [...node.querySelectorAll(selector)].map((found) => found.textContent ?? "");
const buttons = (node: Element): string[] => all(node, "button");

const HOST: Required<CardHost> = {
  fixing: { textAt: () => "N1ke", fix: async () => {} },
  dismissing: { paired: true, dismiss: async () => ({ text: "" }), say: () => {} },
  rule: async () => null,
};

test("a card shows the same facts wherever they stand", () => {
  const names = ["Mark", "Owner", "Register entries", "Law or register", "Marketplace"];
  const folded = card(finding());
  assert.deepEqual(all(folded, "details dt"), [...names, "What was seen"]);
  assert.deepEqual(all(folded, "li > dl"), []);
  const open = card(finding(), {}, ["mark", "risks"]);
  assert.deepEqual(all(open, "li > dl > dt"), names);
  assert.deepEqual(all(open, "details dt"), ["What was seen"]);
  assert.deepEqual(all(open, "dd").slice(-3), ["high – famous", "low", "a digit for a letter"]);
});

test("an entry of a register has status, dates and goods, and leads to the office", () => {
  const entry = card(finding()).querySelector("dd li");
  assert.equal(
    entry?.querySelector("a")?.textContent,
    "EM 001234567 · registered · classes 25, 28 · data of 2026-11-01",
  );
  assert.deepEqual(all(entry as Element, "small"), [
    "Footwear.",
    "Filed 2001-02-03 · Registered 2002-03-04",
  ]);
  assert.match(card(finding(), {}, [], "zh").querySelector("dd li a")?.textContent ?? "", /已注册/);
});

test("an entry without goods, dates and a web address has none of them", () => {
  const { goods, filed, registered, ...rest } = ENTRY;
  const mark = { text: "Nike", owner: "", records: [{ ...rest, url: "javascript:alert(1)" }] };
  const node = card(finding({ mark: mark as unknown as Finding["mark"] }));
  assert.equal(node.querySelector("dd li a, dd li small"), null);
  assert.ok(!all(node, "dt").includes("Owner"));
});

test("a mark that no register holds is told to be from the list", () => {
  const mark = { text: "N1KE", owner: "Nike, Inc.", records: [] } as unknown as Finding["mark"];
  const node = card(finding({ mark }), {}, ["mark"]);
  assert.deepEqual(all(node, "li > dl > dt"), ["Owner", "Register entries"]);
  assert.match(all(node, "li > dl > dd")[1] ?? "", /not a register entry/);
});

test("a card has no control for what its host cannot do", () => {
  const still = card(finding());
  assert.deepEqual(buttons(still), [texts("en")("show")]);
  assert.deepEqual(all(still, ".fixes h3"), ["What to write instead"]);
  assert.deepEqual(all(still, ".advice"), ["Write it out shoe", "Ask the owner"]);
  assert.deepEqual(all(still, "summary"), ["Why"]);
  const full = card(finding(), HOST);
  assert.deepEqual(all(full, "button.primary"), ["Write it out"]);
  assert.equal(all(full, ".preview")[0]?.trim(), "N1ke → shoe");
  assert.deepEqual(all(full, ".fixes h3"), []);
  assert.deepEqual(all(full, ".advice"), ["Ask the owner"]);
  assert.deepEqual(all(full, "summary"), ["Why", "If a complaint has come", "Put aside"]);
});

test("a finding without facts has nothing to unfold where no rule can be asked", () => {
  const bare = finding({
    mark: null,
    risk: { register: "none", marketplace: "none", reasons: { register: "", marketplace: "" } },
    evidence: [],
  });
  assert.deepEqual(all(card(bare), "details"), []);
  assert.deepEqual(all(card(bare, { rule: HOST.rule }), "summary").slice(0, 1), ["Why"]);
});

test("the rule is asked once, whichever part is opened first", async () => {
  let asked = 0;
  const rule = async (): ReturnType<Required<CardHost>["rule"]> => {
    asked += 1;
    return null;
  };
  const node = card(finding(), { rule });
  for (const part of node.querySelectorAll("details")) {
    part.open = true;
    part.dispatchEvent(new Event("toggle"));
  }
  await Promise.resolve();
  assert.equal(asked, 1);
});

test("what is shown of a finding changes with the words under a fix, not with its offsets", () => {
  const textAt = (): string => "N1ke";
  const moved = finding({ start: 9, end: 13 });
  assert.equal(shownAs({ finding: finding() }, textAt), shownAs({ finding: moved }, textAt));
  assert.notEqual(
    shownAs({ finding: finding() }, textAt),
    shownAs({ finding: finding() }, () => "n1ke"),
  );
  assert.notEqual(
    shownAs({ finding: finding(), frame: 0 }),
    shownAs({ finding: finding(), frame: 1 }),
  );
});
