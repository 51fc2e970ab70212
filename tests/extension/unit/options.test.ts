import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Window } from "happy-dom";
import type { Profile } from "../../../extension/src/api/types";
import { isOpenToOthers, readAddress, readCode } from "../../../extension/src/options/address";
import { Page } from "../../../extension/src/options/page";
import {
  addAuthorised,
  addBrand,
  authorisedRows,
  brandRows,
  type Change,
  removeAuthorised,
  removeBrand,
  sellIn,
  switchRule,
  tidy,
} from "../../../extension/src/options/profile";
import { exported, fixedIn, readImport } from "../../../extension/src/options/transfer";
import { DEFAULTS } from "../../../extension/src/settings";

const brand = (name: string, mark = ""): Profile["brands"][number] => ({
  name,
  unregistered: false,
  registrations: mark
    ? [
        {
          office: "EM",
          number: "018000000",
          classes: [21],
          status: "registered",
          mark,
          filed: null,
          registered: "2020-01-01",
          renewal: null,
        },
      ]
    : [],
});
const PROFILE: Profile = {
  brands: [brand("Nordwald", "NORDWALD")],
  authorised: [
    {
      name: "Somebody",
      proof: "agreement",
      marketplaces: ["amazon.de"],
      until: "2027-02-28",
      sha256: "",
    },
  ],
  marketplaces: ["amazon.com"],
  ignore: [{ reason: "checked", rule: "", mark: "", fingerprint: "7906" }],
  rules: { "patent-watch": "off", "event-mark": "on" },
  minimum_severity: "info",
  learn: true,
  patents: "mine.csv",
};

test("addresses as people write them", () => {
  const table: [string, string | null, string?][] = [
    ["http://127.0.0.1:8765", "http://127.0.0.1:8765"],
    [" 127.0.0.1:8765/ ", "http://127.0.0.1:8765"],
    ["localhost:8765", "http://localhost:8765"],
    ["http://127.0.0.1:8765/#token=abc-_1", "http://127.0.0.1:8765", "abc-_1"],
    ["lint.example.org", "https://lint.example.org"],
    ["HTTPS://Lint.Example.org:443/", "https://lint.example.org"],
    ["http://lint.example.org/path", null],
    ["http://user:pass@lint.example.org", null],
    ["ftp://lint.example.org", null],
    ["javascript:alert(1)", null],
    ["brandlint: http://127.0.0.1:8765", null],
    ["", null],
  ];
  for (const [typed, server, token = ""] of table)
    assert.deepEqual(readAddress(typed), server === null ? null : { server, token }, typed);
});

test("plain http is pointed out where the text leaves the machine", () => {
  for (const near of ["http://127.0.0.1:8765", "http://localhost:1", "https://lint.example.org"])
    assert.ok(!isOpenToOthers(near), near);
  for (const far of [
    "http://lint.example.org",
    "http://192.168.1.4:8765",
    "http://localhost.example.org",
  ])
    assert.ok(isOpenToOthers(far), far);
});

test("a pairing code is eight digits, however they are set", () => {
  for (const good of ["12345678", "1234-5678", " 1234 5678 ", "１２３４-５６７８"])
    assert.equal(readCode(good), "12345678");
  for (const bad of ["", "1234567", "123456789", "abcd-efgh"]) assert.equal(readCode(bad), null);
});

test("a change leaves alone what it is not about", () => {
  const changes: [Change, Partial<Profile>][] = [
    [addBrand("Norrvik"), { brands: [...PROFILE.brands, brand("Norrvik")] }],
    [addBrand("  nordwald "), {}],
    [removeBrand("NORDWALD"), { brands: [] }],
    [
      addAuthorised("Other", "letter"),
      {
        authorised: [
          ...PROFILE.authorised,
          { name: "Other", proof: "letter", marketplaces: [], until: null, sha256: "" },
        ],
      },
    ],
    [removeAuthorised("somebody", "agreement"), { authorised: [] }],
    [removeAuthorised("somebody", "another document"), {}],
    [sellIn("amazon.de", { listed: true }), { marketplaces: ["amazon.com", "amazon.de"] }],
    [sellIn("amazon.com", { listed: false }), { marketplaces: [] }],
    [
      switchRule("event-mark", { on: false }),
      { rules: { "patent-watch": "off", "event-mark": "off" } },
    ],
    [switchRule("patent-watch", { on: true }), { rules: { "event-mark": "on" } }],
  ];
  for (const [change, differs] of changes)
    assert.deepEqual(change(PROFILE), { ...PROFILE, ...differs });
});

test("what a dismissal repeats is written once, and registrations are never lost by it", () => {
  const ignored = PROFILE.ignore[0] as Profile["ignore"][number];
  const doubled: Profile = {
    ...PROFILE,
    brands: [brand("nordwald"), brand("Nordwald", "NORDWALD"), brand("Norrvik"), brand("Norrvik")],
    ignore: [ignored, { ...ignored }],
  };
  assert.deepEqual(tidy(doubled), {
    ...PROFILE,
    brands: [brand("Nordwald", "NORDWALD"), brand("Norrvik")],
  });
  assert.deepEqual(tidy(PROFILE), PROFILE);
});

test("what only this browser knows is shown as such", () => {
  assert.deepEqual(
    brandRows({ ...PROFILE, brands: [brand("Nordwald", "NORDWALD PRO")] }, [
      "nordwald",
      "Nordwald Pro",
      "Norrvik",
    ]),
    [
      { name: "Nordwald", registrations: 1, local: false },
      { name: "Norrvik", registrations: 0, local: true },
    ],
  );
  assert.deepEqual(
    brandRows(null, ["Norrvik"]).map((row) => row.local),
    [true],
  );
  assert.deepEqual(
    authorisedRows(PROFILE, ["Somebody", "Other"]).map((row) => [row.name, row.proof, row.local]),
    [
      ["Somebody", "agreement", false],
      ["Other", "", true],
    ],
  );
});

test("an exported file comes back as it was, and holds no token", () => {
  const settings = { ...DEFAULTS, ownBrands: ["Norrvik"], hints: true };
  assert.deepEqual(readImport(exported(settings), settings, new Set()), {
    kind: "good",
    change: {},
    fixed: [],
  });
  assert.deepEqual(readImport(`\uFEFF${exported(settings)}`, DEFAULTS, new Set()), {
    kind: "good",
    change: { ownBrands: ["Norrvik"], hints: true },
    fixed: [],
  });
  assert.ok(!exported(settings).includes("token"));
});

test("a file with anything wrong changes nothing and is told what", () => {
  assert.deepEqual(
    readImport('{"hints": true, "token": "t", "server": "nowhere"}', DEFAULTS, new Set()),
    { kind: "wrong", names: ["token", "server"] },
  );
  for (const text of ["", "[]", "null", "{", "7"])
    assert.deepEqual(readImport(text, DEFAULTS, new Set()), { kind: "no-json" });
});

test("what a company has fixed stays as it is", () => {
  const fixed = fixedIn({
    server: "https://lint.example.org",
    mode: "server",
    hints: "yes",
    unknown: 1,
  });
  assert.deepEqual([...fixed], ["server", "mode"]);
  assert.deepEqual(readImport('{"mode": "short-list", "hints": true}', DEFAULTS, fixed), {
    kind: "good",
    change: { hints: true },
    fixed: ["mode"],
  });
});

// A server that keeps one profile, and the browser's storage.
let stored: Profile;
let local: Record<string, unknown>;
let calls: string[];
let down: boolean;
let sent: unknown[][];

beforeEach(() => {
  stored = structuredClone(PROFILE);
  local = { token: "t", settings: { language: "en" } };
  calls = [];
  down = false;
  sent = [];
  const { document } = new Window();
  const get = (data: Record<string, unknown>) => async (key?: string) =>
    structuredClone(key ? (key in data ? { [key]: data[key] } : {}) : data);
  const chrome = {
    storage: {
      local: {
        get: (key?: string) => get(local)(key),
        set: async (change: object) => void Object.assign(local, change),
      },
      managed: { get: async () => ({}) },
      onChanged: { addListener: () => undefined },
      session: { get: get({ "report:7:0": {}, "report:7:3": {} }), set: async () => undefined },
    },
    tabs: { sendMessage: async (...all: unknown[]) => void sent.push(all) },
  };
  const fetch = async (
    address: string,
    { method = "GET", body }: RequestInit = {},
  ): Promise<Response> => {
    if (down) throw new TypeError("no connection");
    calls.push(`${method} ${new URL(address).pathname}`);
    if (method === "PUT") stored = JSON.parse(String(body)) as Profile;
    return Response.json(stored);
  };
  Object.assign(globalThis, { document, chrome, fetch });
});

test("the profile is read anew before it is written, so that nobody's change is lost", async () => {
  const page = await Page.open();
  await page.readProfile();
  stored = { ...stored, brands: [...stored.brands, brand("From the command line")], learn: false };
  assert.equal(
    await page.change(addBrand("Norrvik"), {
      taken: { hints: true },
      here: { ownBrands: ["Norrvik"] },
    }),
    null,
  );
  assert.deepEqual(
    stored.brands.map((row) => row.name),
    ["Nordwald", "From the command line", "Norrvik"],
  );
  assert.deepEqual({ ...stored, brands: [] }, { ...PROFILE, brands: [], learn: false });
  assert.deepEqual([page.settings.hints, page.settings.ownBrands], [true, []]);
  assert.deepEqual(sent, [[7, { kind: "changed" }, {}]]);
});

test("what changes nothing is not written", async () => {
  const page = await Page.open();
  await page.readProfile();
  await page.change(addBrand("NORDWALD"), { taken: {}, here: {} });
  assert.ok(!calls.includes("PUT /v1/profile"));
});

test("a change that the server did not take is made nowhere", async () => {
  const page = await Page.open();
  await page.readProfile();
  down = true;
  const change = { ownBrands: ["x"] };
  assert.equal(
    (await page.change(removeBrand("Nordwald"), { taken: change, here: change }))?.code,
    "unreachable",
  );
  assert.deepEqual([page.settings.ownBrands, stored], [[], PROFILE]);
});

test("without a token, or without a server, changes stay in this browser", async () => {
  for (const start of [
    { token: "", settings: { language: "en" } },
    { token: "t", settings: { language: "en", mode: "short-list" } },
  ]) {
    local = start;
    calls = [];
    const page = await Page.open();
    await page.readProfile();
    assert.equal(
      await page.change(addBrand("Norrvik"), { taken: {}, here: { ownBrands: ["Norrvik"] } }),
      null,
    );
    assert.ok(page.settings.ownBrands.includes("Norrvik"));
    assert.ok(!calls.includes("PUT /v1/profile"));
  }
  assert.deepEqual(calls, []); // short-list: never asked
});
