// The shape of the extension's source: who may import whom.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { test } from "node:test";

const SOURCE = join(TESTS, "../../extension/src");
const IMPORT = /\b(?:from|import)\s*\(?\s*"(\.[^"]*)"/g;

const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".ts"),
);
const textOf = (file: string): string => readFileSync(join(SOURCE, file), "utf8");

/** Files that a file imports, types too. */
function importsOf(file: string): string[] {
  return [...textOf(file).matchAll(IMPORT)].flatMap(([, path = ""]) => {
    const base = normalize(join(dirname(file), path));
    const found = [`${base}.ts`, `${base}.d.ts`, join(base, "index.ts"), base].find(
      (name) => /\.\w+$/.test(name) && existsSync(join(SOURCE, name)),
    );
    assert.ok(found, `${file} imports ${path}`);
    return found.endsWith(".ts") ? [found] : [];
  });
}

/** One way from a file back to itself, or null. */
function circleFrom(start: string, imports: ReadonlyMap<string, string[]>): string[] | null {
  const seen = new Set<string>();
  const search = (path: string[]): string[] | null => {
    for (const next of imports.get(path.at(-1) ?? "") ?? []) {
      if (next === start) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = search([...path, next]);
      if (found) return found;
    }
    return null;
  };
  return search([start]);
}

test("no file imports itself by way of others, not even for a type", () => {
  const imports = new Map(files.map((file) => [file, importsOf(file)]));
  for (const file of files) assert.equal(circleFrom(file, imports)?.join(" > ") ?? null, null);
});

test("folders import one way, too", () => {
  const folderOf = (file: string): string => file.split(/[\\/]/)[0] ?? "";
  const imports = new Map<string, string[]>();
  for (const file of files) {
    const folder = folderOf(file);
    const others = importsOf(file).map(folderOf);
    imports.set(folder, [...(imports.get(folder) ?? []), ...others.filter((it) => it !== folder)]);
  }
  for (const folder of imports.keys())
    assert.equal(circleFrom(folder, imports)?.join(" > ") ?? null, null);
});

test("a circle is found", () => {
  const imports = new Map([
    ["a", ["b"]],
    ["b", ["c", "d"]],
    ["d", ["a"]],
  ]);
  assert.deepEqual(circleFrom("a", imports), ["a", "b", "d", "a"]);
  assert.equal(circleFrom("c", imports), null);
});

test("lint-ui stands alone: it takes the types of a finding from outside, and nothing else", () => {
  const own = files.filter((file) => file.startsWith("lint-ui"));
  assert.ok(own.length > 10);
  for (const file of own) {
    const outside = importsOf(file).filter((name) => !name.startsWith("lint-ui"));
    const allowed = file === join("lint-ui", "types.ts") ? [join("api", "types.ts")] : [];
    assert.deepEqual(outside, allowed, file);
    assert.doesNotMatch(textOf(file), /\b(?:chrome|browser)\./, file);
  }
  assert.match(textOf("lint-ui/types.ts"), /^import type \{[^}]*\} from "\.\.\/api\/types";$/m);
});

test("the lint page of the server needs nothing of the extension API", () => {
  const needed = new Set([join("lint-page", "main.ts")]);
  for (const file of needed) for (const imported of importsOf(file)) needed.add(imported);
  assert.ok(needed.size > 20);
  for (const file of needed) assert.doesNotMatch(textOf(file), /\b(?:chrome|browser)\./, file);
});

test("other folders come to lint-ui by its one door", () => {
  for (const file of files.filter((name) => !name.startsWith("lint-ui"))) {
    const inner = importsOf(file).filter(
      (name) => name.startsWith("lint-ui") && name !== join("lint-ui", "index.ts"),
    );
    assert.deepEqual(inner, [], file);
  }
});
