// The part of a long text that is in sight, found with few measurements.
import assert from "node:assert/strict";
import { test } from "node:test";
import { overlap, spanInView } from "../../../extension/src/lint-ui/highlight/viewport";

const LINE = 10; // places
const HIGH = 20; // px
const box = (at: number): DOMRectReadOnly =>
  ({
    top: Math.floor(at / LINE) * HIGH,
    bottom: (Math.floor(at / LINE) + 1) * HIGH,
  }) as DOMRectReadOnly;

test("both ends are those of the lines that reach into the view", () => {
  assert.deepEqual(spanInView(1000, box, 100, 200), { start: 50, end: 100 });
  assert.deepEqual(spanInView(1000, box, 101, 201), { start: 50, end: 110 });
  assert.deepEqual(spanInView(1000, box, -50, 5), { start: 0, end: 10 });
  assert.deepEqual(spanInView(1000, box, 1990, 5000), { start: 990, end: 1000 });
  assert.deepEqual(spanInView(1000, box, 5000, 6000), { start: 1000, end: 1000 });
  assert.deepEqual(spanInView(0, box, 0, 100), { start: 0, end: 0 });
});

test("a place without a box counts as the one before it", () => {
  assert.deepEqual(
    spanInView(1000, (at) => (at % LINE ? box(at) : undefined), 100, 200),
    { start: 51, end: 101 },
  );
});

test("few places are measured", () => {
  let count = 0;
  const counted = (at: number): DOMRectReadOnly => {
    count++;
    return box(at);
  };
  spanInView(12_000, counted, 3000, 3200);
  assert.ok(count < 40);
});

test("spans that reach into a part belong to it", () => {
  const part = { start: 50, end: 100 };
  assert.deepEqual(
    [
      [40, 50],
      [40, 51],
      [60, 70],
      [99, 120],
      [100, 120],
      [0, 1000],
    ].map(([start, end]) => overlap({ start: start!, end: end! }, part)),
    [false, true, true, true, false, true],
  );
});
