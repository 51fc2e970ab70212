declare const TESTS: string; // the folder of the extension tests, absolute (set by test.mjs)

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Finding, Listing } from "../../../extension/src/api/types";
import { folder, keyOf } from "../../../extension/src/short-list/fold";

import { formsOf, type Pack } from "../../../extension/src/short-list/pack";
import packed from "../../../extension/src/short-list/pack.json";
import type { ShortListSettings } from "../../../extension/src/short-list/scope";
import { ShortList } from "../../../extension/src/short-list/short-list";

interface FoldCase {
  text: string;
  folded: string;
  words: [string, number, number][];
}
interface MatchCase extends Partial<ShortListSettings> {
  name: string;
  listing: Partial<Listing> & { fields: Record<string, string> };
  found: [string, number, number, string, string, string][];
}

const pack = packed as unknown as Pack;
const fold = folder(pack.fold);
const vectors = <T>(name: string): T[] =>
  JSON.parse(readFileSync(join(TESTS, "vectors", `${name}.json`), "utf8")) as T[];
const listing = (part: Partial<Listing> & { fields: Record<string, string> }): Listing => ({
  id: "",
  lang: null,
  marketplace: "amazon.com",
  category: null,
  brand: null,
  date: "2026-11-28",
  hints: false,
  messages: "en",
  offset_unit: "utf-16",
  ...part,
});
const NONE: ShortListSettings = { ownBrands: [], authorisedBrands: [], rulesOff: [] };
const shortList = new ShortList(pack);
const find = (
  fields: Record<string, string>,
  settings: Partial<ShortListSettings> = {},
  part: Partial<Listing> = {},
): Finding[] => shortList.find(listing({ ...part, fields }), { ...NONE, ...settings }, "en");

/** Numbers from 0 to `below`, the same at every run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
const NOISE = [
  "a",
  "É",
  "ß",
  "İ",
  "😀",
  "👩\u200d👧",
  "\u200b",
  "e\u0301",
  "中",
  "ア",
  "が",
  "Ж",
  "ﬁ",
  "½",
  "™",
  "’",
  " ",
  " ",
  " ",
  ", ",
  "-",
  ". ",
  "\n",
  "1",
  "\ud83d",
  "\u0000",
  "„Äê",
  "𐐀",
];

test("folding agrees with the server's on every vector", () => {
  const cases = vectors<FoldCase>("fold");
  assert.ok(cases.length >= 60);
  for (const { text, folded, words } of cases) {
    const page = fold(text);
    assert.deepEqual(
      { text: page.text, words: page.words.map((word) => [word.text, word.from, word.to]) },
      { text: folded, words },
      JSON.stringify(text),
    );
  }
});

test("every vector is found as written down", () => {
  const cases = vectors<MatchCase>("match");
  assert.ok(cases.length >= 40);
  for (const {
    name,
    listing: part,
    found,
    ownBrands = [],
    authorisedBrands = [],
    rulesOff = [],
  } of cases) {
    const seen = shortList.find(listing(part), { ownBrands, authorisedBrands, rulesOff }, "en");
    assert.deepEqual(
      seen.map((row) => [row.field, row.start, row.end, row.text, row.rule, row.severity]),
      found,
      name,
    );
  }
});

test("offsets lead back to what is named, whatever stands around it", () => {
  const chance = dice(7);
  const marks = [
    "Nike",
    "iPhone",
    "ｉＰｈｏｎｅ",
    "L’Oréal",
    "Louis Vuitton",
    "Dr. Martens",
    "Pok\u00e9mon",
    "Poke\u0301mon",
    "sam\u200bsung",
    "N\u0456ke",
    "free shipping",
    "Velcro",
  ];
  for (let round = 0; round < 400; round++) {
    const noise = (): string =>
      Array.from({ length: chance(12) }, () => NOISE[chance(NOISE.length)] ?? "").join("");
    const mark = marks[chance(marks.length)] ?? "";
    const before = `${noise()} `;
    const text = `${before}${mark} ${noise()}`;
    const found = shortList.find(listing({ fields: { description: text } }), NONE, "en");
    for (const row of found)
      assert.equal(text.slice(row.start ?? -1, row.end ?? -1), row.text, JSON.stringify(text));
    assert.ok(
      found.some((row) => row.start === before.length && row.text === mark),
      JSON.stringify([text, found]),
    );
  }
});

test("every text on the list is found, with its mark and nothing else", () => {
  for (const { text, mark } of formsOf(pack)) {
    const found = find({ bullet_1: `x ${text} y` });
    const marks = found.filter((row) => row.mark && row.rule !== "mark-as-generic");
    assert.ok(found.length, text);
    assert.deepEqual(
      marks.map((row) => row.mark?.text),
      marks.length ? [mark.text] : [],
      text,
    ); // none: a term says more of it
  }
});

test("look-alike letters and signs without width are told from plain spellings", () => {
  const rules = (text: string): string[] => find({ title: text }).map((row) => row.rule);
  assert.deepEqual(rules("Plate with N\u0456ke sign"), ["lookalike-mark"]);
  assert.deepEqual(rules("Plate of ni\u200dke sign"), ["lookalike-mark"]);
  assert.deepEqual(rules("Plate of Ｎｉｋｅ sign"), ["third-party-mark"]);
  assert.deepEqual(rules("Кружка для кофе"), []);
});

test("an ending behind an apostrophe is no part of the mark", () => {
  const words = (text: string, lang: string): string[] =>
    find({ title: text }, {}, { lang }).map((row) => row.text);
  assert.deepEqual(words("Kupa üzerinde Samsung'un resmi", "tr"), ["Samsung"]);
  assert.deepEqual(words("Nike’s box, Levi’s box", "en"), ["Nike", "Levi’s"]);
  assert.deepEqual(words("Prince Philip's chair", "en"), []);
});

test("findings are whole, in both languages, and accuse nobody", () => {
  const fields = {
    title: "Nike bag, Peppa Pig, Velcro, free shipping",
    bullet_1: "HDMI cable. For iPhone.",
    search_terms: "lego",
    description: "N\u0456ke",
  };
  for (const language of ["en", "zh"] as const) {
    const found = shortList.find(listing({ fields }), NONE, language);
    assert.equal(new Set(found.map((row) => row.rule)).size, 7 + 1);
    for (const row of found) {
      assert.match(row.message, language === "zh" ? /[\u4e00-\u9fff]/ : /^[^\u4e00-\u9fff]+$/);
      assert.doesNotMatch(JSON.stringify(row), /infring|\{\w+\}|undefined/i);
      assert.deepEqual(
        row.evidence.map((one) => one.signal),
        ["short-list"],
      );
      assert.match(row.evidence[0]?.text ?? "", language === "zh" ? /短名单/ : /short list/);
      assert.match(row.fingerprint, /^[0-9a-f]{8,16}$/);
      assert.equal(row.docs, `/rules/${row.rule}`);
      assert.deepEqual(row.mark?.records ?? [], []);
      assert.ok(row.risk.marketplace !== "none" && row.risk.reasons.marketplace);
    }
    assert.equal(new Set(found.map((row) => row.fingerprint)).size, found.length);
  }
});

test("a fingerprint survives changes elsewhere in the field, not other words beside it", () => {
  const print = (text: string, field = "description"): string | undefined =>
    find({ [field]: text })[0]?.fingerprint;
  const one = print(
    "A long text about cloth and thread. A bag with Nike print on it, sewn by hand.",
  );
  assert.equal(
    print("Another text! Much of it is new here. A bag WITH Nike print on it, sewn in May."),
    one,
  );
  assert.notEqual(print("A bag with Nike label on it, sewn by hand."), one);
  assert.notEqual(print("A bag with Nike print on it, sewn by hand.", "bullet_1"), one);
});

test("deleting from the search terms leaves no separator hanging", () => {
  const without = (text: string): string => {
    const edit = find({ search_terms: text })[0]?.fixes[0]?.edits[0];
    assert.ok(edit, text);
    return text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  };
  assert.equal(without("nike running shoes"), "running shoes");
  assert.equal(without("running nike shoes"), "running shoes");
  assert.equal(without("running shoes nike"), "running shoes");
  assert.equal(without("running, nike, shoes"), "running, shoes");
  assert.equal(without("nike, shoes"), "shoes");
  assert.equal(without("shoes; nike"), "shoes");
  assert.equal(without("nike"), "");
  assert.equal(find({ search_terms: "nike shoes" })[0]?.fixes[0]?.safety, "unsafe");
});

test("only the field that has changed is read again", () => {
  const first = shortList.find(
    listing({ fields: { title: "Nike bag", description: "Print of Pikachu." } }),
    NONE,
    "en",
  );
  const second = shortList.find(
    listing({ fields: { title: "Big Nike bag", description: "Print of Pikachu." } }),
    NONE,
    "en",
  );
  assert.equal(first[1], second[1]); // the very same object
  assert.deepEqual([second[0]?.start, second[0]?.end], [4, 8]);
  const own = { ...NONE, ownBrands: ["Nike"] };
  assert.deepEqual(shortList.find(listing({ fields: { title: "Big Nike bag" } }), own, "en"), []);
  assert.equal(
    shortList.find(listing({ fields: { title: "Big Nike bag" } }), NONE, "zh").length,
    1,
  );
});

test("terms count where and when their rows do", () => {
  const rules = (text: string, part: Partial<Listing>, field = "title"): string[] =>
    find({ [field]: text }, {}, part).map((row) => row.rule);
  assert.deepEqual(rules("LA28 poster", { date: "2028-12-31" }), ["event-mark"]);
  assert.deepEqual(rules("LA28 poster", { date: "2029-01-01" }), []);
  assert.deepEqual(rules("Free shipping", { marketplace: "walmart.com" }), ["marketplace-phrase"]);
  assert.deepEqual(rules("Free shipping", { marketplace: "" }), []);
  assert.deepEqual(rules("versandkostenfrei", { marketplace: "amazon.de" }), [
    "marketplace-phrase",
  ]);
  assert.deepEqual(rules("versandkostenfrei", { marketplace: "amazon.com" }), []);
  assert.deepEqual(rules("best seller", {}, "description"), []);
  assert.deepEqual(rules("no such marketplace, Nike", { marketplace: "shop.example" }), [
    "third-party-mark",
  ]);
});

test("own names silence what is inside them", () => {
  assert.deepEqual(find({ title: "Velcro King strap" }, { ownBrands: ["Velcro King"] }), []);
  assert.deepEqual(
    find({ title: "Norrvik Nike bag" }, { ownBrands: ["Norrvik"] }).map((row) => row.text),
    ["Nike"],
  );
  assert.deepEqual(
    find({ title: "DUPLO and LEGO bricks" }, { ownBrands: ["LEGO"] }).map((row) => row.text),
    [],
  );
});

test("texts of any content fold and are searched", () => {
  const chance = dice(11);
  for (let round = 0; round < 300; round++) {
    const text = Array.from({ length: chance(40) }, () =>
      String.fromCharCode(chance(0x10000)),
    ).join("");
    const page = fold(text);
    for (const { from, to } of page.words) assert.ok(0 <= from && from < to && to <= text.length);
    assert.equal(keyOf(fold(keyOf(page))), keyOf(page));
    find({ title: text, search_terms: text });
  }
});
