// Where findings come from: the server, the short list in its place, and back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as later } from "node:timers/promises";
import {
  FindingSource,
  type SourceEvent,
  type SourceState,
  STARTED,
  stateAfter,
} from "../../../extension/src/content/finding-source";
import { DEFAULTS } from "../../../extension/src/settings";

const refusal = { code: "BL112", title: "no key", todo: "pair" };
const REFUSED: SourceEvent = { kind: "refused", refusal };

/** What is drawn and told after some events. */
function after(
  ...events: (SourceEvent | "asking" | "answered" | "short-list" | "empty")[]
): string {
  const state = events.reduce<SourceState>(
    (before, event) => stateAfter(before, typeof event === "string" ? { kind: event } : event),
    STARTED,
  );
  return `${state.findings}, ${state.check.kind}`;
}

test("the server's findings are drawn once it has answered", () => {
  assert.equal(after(), "server, checking");
  assert.equal(after("asking", "answered"), "server, checked");
  assert.equal(after("short-list", "answered"), "server, checked");
});

test("earlier findings stay while a check runs, and when it is refused", () => {
  assert.equal(after("answered", "asking"), "server, checking");
  assert.equal(after("answered", "asking", REFUSED), "server, refused");
  assert.equal(after("short-list", REFUSED), "short-list, refused");
  assert.equal(after("short-list", REFUSED, "asking"), "short-list, checking");
});

test("without a server the short list is told of until there is an answer", () => {
  assert.equal(after("asking", "short-list"), "short-list, offline");
  assert.equal(after("short-list", "asking"), "short-list, offline");
});

test("an empty listing is checked", () => {
  assert.equal(after("asking", "empty"), "server, checked");
  assert.equal(after("short-list", "empty"), "short-list, checked");
});

test("a refusal is kept with its reason", () => {
  assert.deepEqual(stateAfter(STARTED, REFUSED).check, { kind: "refused", refusal });
});

test("with the short list alone no server is asked, also when the page is looked at again", async () => {
  const asked: string[] = [];
  const sendMessage = async ({ kind }: { kind: string }): Promise<null> => {
    asked.push(kind);
    return null;
  };
  Object.assign(globalThis, { chrome: { runtime: { sendMessage } } });
  const hello = {
    settings: { ...DEFAULTS, mode: "short-list" as const },
    server: "127.0.0.1:8765",
    paired: false,
    profile: { own: [], authorised: [] },
    tab: 1,
    frame: 0,
  };
  const source = new FindingSource(hello, "en", {
    listing: () => ({ fields: { title: "Nike" } }),
    show: () => undefined,
    stateChanged: () => undefined,
    orphaned: () => undefined,
  });
  source.check(0);
  source.textChanged();
  source.checkAgain();
  await later(20);
  source.stop();
  assert.deepEqual([...new Set(asked)], ["pack"]);
});
