import assert from "node:assert/strict";
import { test } from "node:test";
import { named, proprietor, whose } from "../../../extension/src/short-list/naming";

const mark = (text: string, house: string, owner: string) => ({ text, house, owner });

test("the house is named with the proprietor behind it, nothing twice", () => {
  const scrambler = mark("Scrambler", "Ducati", "Volkswagen");
  assert.equal(proprietor(scrambler), "Ducati (Volkswagen)");
  assert.equal(whose(scrambler), "Ducati (Volkswagen)");
  assert.equal(whose(mark("Fitbit", "Fitbit", "Google")), "Google");
  assert.equal(whose(mark("Focus", "Ford", "Ford Motor")), "Ford Motor");
  assert.equal(whose(mark("Nike", "Nike", "Nike")), "");
});

test("an alias is named with its mark", () => {
  assert.equal(
    named(mark("Stanley Quencher", "", ""), "Flow State"),
    "“Flow State” (Stanley Quencher)",
  );
  assert.equal(named(mark("Pokémon", "", ""), "pokemon"), "Pokémon");
  assert.equal(named(mark("OtterBox", "", ""), "Otter Box"), "OtterBox");
});
