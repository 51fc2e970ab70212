import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldsOf, type WatchedElement } from "../../../extension/src/fields/field";
import type { Role } from "../../../extension/src/portals/portal";

const element = (kind: Role["kind"], attribute: string, index?: number): WatchedElement => ({
  candidate: {} as WatchedElement["candidate"],
  role: { kind, attribute, ...(index === undefined ? {} : { index }) },
  editable: {} as WatchedElement["editable"],
  field: null,
  seen: true,
});
const keysOf = (elements: WatchedElement[]): string[] =>
  fieldsOf("shop", elements, []).map(({ key }) => key);
const namesOf = (elements: WatchedElement[]): string[] =>
  fieldsOf("shop", elements, []).map(({ name }) => name);

test("bullets are numbered as the portal numbers them, else as they stand", () => {
  assert.deepEqual(namesOf([element("bullet", "point"), element("bullet", "point")]), [
    "bullet_1",
    "bullet_2",
  ]);
  assert.deepEqual(namesOf([element("bullet", "point", 4), element("bullet", "point")]), [
    "bullet_5",
    "bullet_1",
  ]);
});

test("a second field of a kind that occurs once has a name of its own", () => {
  assert.deepEqual(namesOf([element("title", "name"), element("title", "seo")]), [
    "title",
    "title_2",
  ]);
});

test("no two fields have the same key", () => {
  assert.deepEqual(keysOf([element("title", "name"), element("title", "name")]), [
    "shop/name/0",
    "shop/name/1",
  ]);
  assert.deepEqual(keysOf([element("bullet", "point", 0), element("bullet", "point", 0)]), [
    "shop/point/0",
    "shop/point/0'",
  ]);
});

test("an element keeps its field, and one drawn anew takes the text of its key", () => {
  const title = element("title", "name");
  const [first] = fieldsOf("shop", [title], []);
  assert.ok(first);
  first.text = "Running shoes";
  assert.equal(fieldsOf("shop", [title], [first])[0], first);
  const [anew] = fieldsOf("shop", [element("title", "name")], [first]);
  assert.notEqual(anew, first);
  assert.equal(anew?.text, "Running shoes");
});
