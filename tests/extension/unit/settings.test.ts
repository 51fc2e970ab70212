import assert from "node:assert/strict";
import { test } from "node:test";
import { Window } from "happy-dom";
import { isServer, wrongSettings } from "../../../extension/src/settings";

test("a server is an origin, nothing more", () => {
  for (const good of ["http://127.0.0.1:8765", "https://lint.example.org"])
    assert.ok(isServer(good), good);
  for (const bad of [
    "",
    "127.0.0.1:8765",
    "http://127.0.0.1:8765/",
    "http://a.example/x",
    "ftp://a.example",
    "javascript:alert(1)",
  ])
    assert.ok(!isServer(bad), bad);
});

test("what is no setting, or of another kind, is named", () => {
  assert.deepEqual(
    wrongSettings({
      server: "http://a.example",
      hints: true,
      ownBrands: ["Norrvik"],
      language: "zh",
    }),
    [],
  );
  assert.deepEqual(
    wrongSettings({ server: "x", hints: "yes", ownBrands: [1], language: "fr", token: "t" }),
    ["server", "hints", "ownBrands", "language", "token"],
  );
  assert.ok(new Window());
});
