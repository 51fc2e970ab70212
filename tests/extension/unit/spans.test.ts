// Spans under an edit, by the vectors. Offsets are UTF-16 code units.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { remapSpan, type Span, textChange } from "../../../extension/src/lint-ui";

type Pair = [start: number, end: number];
interface Vector {
  name: string;
  before: string;
  edit: { start: number; end: number; text: string };
  spans: Pair[];
  /** null: the edit touched the span */
  after: (Pair | null)[];
}

const vectors: Vector[] = JSON.parse(readFileSync(join(TESTS, "vectors/spans.json"), "utf8"));
const span = ([start, end]: Pair): Span => ({ start, end });

for (const { name, before, edit, spans, after } of vectors) {
  test(name, () => {
    const text = before.slice(0, edit.start) + edit.text + before.slice(edit.end);
    const change = textChange(before, text);
    const remapped = spans.map((pair) => remapSpan(span(pair), change, text));
    assert.deepEqual(
      remapped,
      after.map((pair) => pair && span(pair)),
    );
    // What is kept stands on the same words.
    for (const [index, kept] of remapped.entries())
      if (kept) assert.equal(text.slice(kept.start, kept.end), before.slice(...spans[index]!));
  });
}
