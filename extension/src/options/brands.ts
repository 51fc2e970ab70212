// The seller's own brands, and those of others that it may use.
import { byId, make } from "../shared/dom";
import type { Page } from "./page";
import {
  addAuthorised,
  addBrand,
  authorisedRows,
  brandRows,
  folded,
  removeAuthorised,
  removeBrand,
} from "./profile";
import { lock, noneYet, row, say, sayDone } from "./status-line";

const without = (names: readonly string[], name: string): string[] =>
  names.filter((other) => folded(other) !== folded(name));
const input = (id: string): HTMLInputElement => byId<HTMLInputElement>(id);

export function brands(page: Page): void {
  byId("own-form").onsubmit = (event) => {
    event.preventDefault();
    void addOwn(page);
  };
  byId("authorised-form").onsubmit = (event) => {
    event.preventDefault();
    void addOther(page);
  };
  page.section(() => {
    lock(page, byId("own-form"), page.fixed.has("ownBrands"));
    lock(page, byId("authorised-form"), page.fixed.has("authorisedBrands"));
    drawOwn(page);
    drawOthers(page);
  });
}

const localTag = (page: Page, local: boolean): (Node | string)[] =>
  local && page.profile
    ? [make("span", { className: "tag", textContent: page.t("local-only") })]
    : [];
const sendButton = (page: Page, run: () => void): Node =>
  make("button", { type: "button", textContent: page.t("send"), onclick: run });

function drawOwn(page: Page): void {
  const { t } = page;
  const rows = brandRows(page.profile, page.settings.ownBrands).map(
    ({ name, registrations, local }) => {
      const inside = [
        make("strong", { textContent: name }),
        ...(registrations
          ? [
              make("span", {
                className: "note",
                textContent: t("registrations", { n: registrations }),
              }),
            ]
          : []),
        ...localTag(page, local),
      ];
      const send =
        local && page.mayWriteProfile ? [sendButton(page, () => void put(page, name))] : [];
      return row(
        page,
        inside,
        {
          name,
          run: () => void takeOwn(page, name),
          able: local ? !page.fixed.has("ownBrands") : page.mayWriteProfile,
        },
        ...send,
      );
    },
  );
  byId("own-list").replaceChildren(...(rows.length ? rows : [noneYet(page)]));
}

function drawOthers(page: Page): void {
  const { t } = page;
  const rows = authorisedRows(page.profile, page.settings.authorisedBrands).map(
    ({ name, proof, until, local }) => {
      const notes = [proof, until && t("until", { date: until })]
        .filter(Boolean)
        .map((text) => make("span", { className: "note", textContent: text }));
      // The server wants the document with it: the form is filled in, the person names it.
      const send =
        local && page.mayWriteProfile
          ? [
              sendButton(page, () => {
                input("authorised-name").value = name;
                input("authorised-proof").focus();
                say("authorised-said", t("needs-proof"));
              }),
            ]
          : [];
      return row(
        page,
        [make("strong", { textContent: name }), ...notes, ...localTag(page, local)],
        {
          name,
          run: () => void takeOther(page, name, proof),
          able: local ? !page.fixed.has("authorisedBrands") : page.mayWriteProfile,
        },
        ...send,
      );
    },
  );
  byId("authorised-list").replaceChildren(...(rows.length ? rows : [noneYet(page)]));
}

async function put(page: Page, name: string): Promise<void> {
  const others = without(page.settings.ownBrands, name);
  sayDone(
    page,
    "own-said",
    await page.change(addBrand(name), {
      taken: { ownBrands: others },
      here: { ownBrands: [...others, name] },
    }),
  );
}

async function addOwn(page: Page): Promise<void> {
  const name = input("own-name").value.trim();
  if (!name) return say("own-said", page.t("needs-name"), "bad");
  if (
    brandRows(page.profile, page.settings.ownBrands).some(
      (brand) => folded(brand.name) === folded(name),
    )
  )
    return say("own-said", page.t("already-there", { name }), "bad");
  input("own-name").value = "";
  await put(page, name);
  input("own-name").focus();
}

async function takeOwn(page: Page, name: string): Promise<void> {
  const change = { ownBrands: without(page.settings.ownBrands, name) };
  const refusal = await page.change(removeBrand(name), { taken: change, here: change });
  const stays =
    !refusal &&
    page.profile?.brands.some((brand) => folded(brand.name) === folded(name)) &&
    page.mayWriteProfile;
  if (stays) say("own-said", page.t("stays", { name }), "bad");
  else sayDone(page, "own-said", refusal);
  input("own-name").focus();
}

async function addOther(page: Page): Promise<void> {
  const name = input("authorised-name").value.trim();
  const proof = input("authorised-proof").value.trim();
  if (!name) return say("authorised-said", page.t("needs-name"), "bad");
  if (!proof) {
    input("authorised-proof").focus();
    return say("authorised-said", page.t("needs-proof"), "bad");
  }
  const others = without(page.settings.authorisedBrands, name);
  const refusal = await page.change(addAuthorised(name, proof), {
    taken: { authorisedBrands: others },
    here: { authorisedBrands: [...others, name] },
  });
  sayDone(page, "authorised-said", refusal);
  if (!refusal) for (const id of ["authorised-name", "authorised-proof"]) input(id).value = "";
  input("authorised-name").focus();
}

async function takeOther(page: Page, name: string, proof: string): Promise<void> {
  const change = { authorisedBrands: without(page.settings.authorisedBrands, name) };
  const refusal = await page.change(removeAuthorised(name, proof), { taken: change, here: change });
  const stays =
    !refusal &&
    page.mayWriteProfile &&
    page.profile?.authorised.some(
      (other) => folded(other.name) === folded(name) && other.proof === proof,
    );
  if (stays) say("authorised-said", page.t("stays", { name }), "bad");
  else sayDone(page, "authorised-said", refusal);
  input("authorised-name").focus();
}
