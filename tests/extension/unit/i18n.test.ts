import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { resolved, texts } from "../../../extension/src/i18n";
import cardEn from "../../../extension/src/i18n/card-en.json";
import cardZh from "../../../extension/src/i18n/card-zh.json";
import pagesEn from "../../../extension/src/i18n/en.json";
import { fieldName, refusalWords } from "../../../extension/src/i18n/names";
import pagesZh from "../../../extension/src/i18n/zh.json";

const en = { ...cardEn, ...pagesEn };
const zh = { ...cardZh, ...pagesZh };
const SRC = join(TESTS, "../../extension/src");
const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter(
  // The lint page has its texts from the server.
  (name) =>
    /\.(ts|html)$/.test(name) && !name.endsWith("schema.d.ts") && !name.startsWith("lint-page"),
);
const source = files.map((name) => readFileSync(join(SRC, name), "utf8")).join("\n");
const keys = Object.keys(en);
const both: [string, Record<string, string>][] = [
  ["en", en],
  ["zh", zh],
];

test("both languages have the same keys", () =>
  assert.deepEqual(Object.keys(zh).sort(), keys.sort()));

test("each text stands in one file", () => {
  assert.deepEqual(Object.keys(cardZh).sort(), Object.keys(cardEn).sort());
  assert.equal(Object.keys(cardEn).length + Object.keys(pagesEn).length, keys.length);
});

test("both languages have the same placeholders", () => {
  const placeholders = (text: string): string[] =>
    [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort();
  for (const [key, text] of Object.entries(en))
    assert.deepEqual(placeholders(zh[key as keyof typeof zh]), placeholders(text), key);
});

test("keys are kebab-case with the server's names in them, and no text is empty", () => {
  for (const [name, file] of both) {
    for (const [key, text] of Object.entries(file)) {
      assert.match(key, /^[a-z][a-z_]*(-[a-z_]+)*$/);
      assert.ok(text.trim(), `${name} ${key}`);
      assert.ok(
        key === "comma" || key === "sentence" || text === text.trim(),
        `${name} ${key}: spaces around it`,
      );
    }
  }
});

test("no text passes a verdict", () => {
  for (const [, file] of both)
    for (const [key, text] of Object.entries(file))
      assert.doesNotMatch(text, /infring|侵权|illegal|违法/i, key);
});

test("every key is used, and every key that is used exists", () => {
  const stems = [...source.matchAll(/`([a-z_]+(?:-[a-z_]+)*-)\$\{/g)].map(([, stem]) => stem ?? ""); // t(`level-${…}`)
  const unused = keys.filter(
    (key) => !source.includes(`"${key}"`) && !stems.some((stem) => key.startsWith(stem)),
  );
  assert.deepEqual(unused, []);
  const asked = [...source.matchAll(/\bt\(\s*"([^"]+)"|data-(?:t|label)="([^"]+)"/g)].map(
    ([, called, marked]) => called ?? marked ?? "",
  );
  assert.ok(asked.length > 50);
  assert.deepEqual(
    asked.filter((key) => !keys.includes(key)),
    [],
  );
});

test("the language is what was set, else the browser's", () => {
  for (const [language, ui, shown] of [
    ["auto", "zh-CN", "zh"],
    ["auto", "zh", "zh"],
    ["auto", "en-GB", "en"],
    ["auto", "de", "en"],
    ["auto", "zha", "en"],
    ["en", "zh-CN", "en"],
    ["zh", "en", "zh"],
  ] as const) {
    assert.equal(resolved(language, ui), shown, `${language} ${ui}`);
  }
  assert.equal(texts("auto", "zh-TW")("owner"), zh.owner);
});

test("values are put in, and one that is missing is seen", () => {
  const t = texts("en");
  assert.equal(t("position", { at: 2, count: 7 }), "2 of 7");
  assert.equal(t("position", { at: 2 }), "2 of {count}");
  assert.equal(t("checked-by", { host: "$& {host}" }), "Checked by $& {host}");
});

test("fields have names", () => {
  const t = texts("en");
  for (const [name, label, shown] of [
    ["title", "", "Title"],
    ["bullet_3", "", "Bullet 3"],
    ["text_1", "", "Text 1"],
    ["search_terms", "", "Search terms"],
    ["title", "Product name", "Product name"],
    [null, "", "The listing as a whole"],
    ["odd", "", "odd"],
  ] as const) {
    assert.equal(fieldName(t, name, label), shown);
  }
});

test("a missing key is said in a seller's words, other refusals in the server's", () => {
  const t = texts("en");
  assert.equal(
    refusalWords(t, { code: "BL112", title: "This call needs a key", todo: "Send …" }).title,
    en["not-paired-title"],
  );
  assert.deepEqual(refusalWords(t, { code: "BL115", title: "Too many requests", todo: "Wait." }), {
    title: "Too many requests",
    todo: "Wait.",
  });
});
