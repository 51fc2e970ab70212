// Where the server is, whether it answers, and the token for it.
import { call, RefusedError } from "../api/client";
import type { ServerState } from "../api/types";
import { byId } from "../shared/dom";
import { dataWords, hostOf, type Register, registerDates } from "../shared/server";
import { patternOf } from "../shared/site";
import { isOpenToOthers, readAddress, readCode } from "./address";
import type { Page } from "./page";
import { lock, say, sayRefused } from "./status-line";

export function server(page: Page): void {
  const address = byId<HTMLInputElement>("address");
  const modes = [...document.querySelectorAll<HTMLInputElement>("#mode input")];
  for (const radio of modes)
    radio.onchange = () =>
      void page
        .set({ mode: radio.value as "server" | "short-list" })
        .then(() => page.readProfile());
  byId("address-form").onsubmit = (event) => {
    event.preventDefault();
    void save(page, address);
  };
  byId("test").onclick = () => {
    // Asked here too, and before anything is awaited: an address that a company has fixed cannot be
    // saved.
    const asked = chrome.permissions
      .request({ origins: [patternOf(page.settings.server)] })
      .catch(() => false);
    void asked.then((allowed) =>
      allowed
        ? test(page)
        : say(
            "address-said",
            page.t("address-not-allowed", { host: hostOf(page.settings.server) }),
            "bad",
          ),
    );
  };
  byId("pair-form").onsubmit = (event) => {
    event.preventDefault();
    void pair(page);
  };
  byId("forget").onclick = async () => {
    await page.setToken("");
    say("address-said", "");
    say("pair-said", page.t("forgotten"), "good");
  };
  page.section(() => {
    for (const radio of modes) radio.checked = radio.value === page.settings.mode;
    if (document.activeElement !== address) address.value = page.settings.server;
    byId("address-plain").textContent = isOpenToOthers(page.settings.server)
      ? page.t("address-plain", { host: hostOf(page.settings.server) })
      : "";
    lock(page, byId("mode"), page.fixed.has("mode"));
    const asked = page.settings.mode === "server";
    byId("address-form").hidden = byId("pair-form").hidden = !asked;
    const fixed = page.fixed.has("server");
    lock(page, byId("address-form"), fixed);
    byId<HTMLButtonElement>("test").disabled = false;
    byId("pair-state").textContent = page.t(page.token ? "token-kept" : "token-none");
    byId("forget").hidden = !page.token;
  });
}

async function save(page: Page, address: HTMLInputElement): Promise<void> {
  const found = readAddress(address.value);
  if (!found) return say("address-said", page.t("address-wrong"), "bad");
  const host = hostOf(found.server);
  // Asked before anything is awaited: the browser wants the press itself.
  const allowed = await chrome.permissions
    .request({ origins: [patternOf(found.server)] })
    .catch(() => false);
  if (!allowed) return say("address-said", page.t("address-not-allowed", { host }), "bad");
  // A token belongs to one server; another one must not be shown it.
  if (found.token || found.server !== page.settings.server) await page.setToken(found.token);
  await page.set({ server: found.server });
  address.value = found.server;
  await page.readProfile();
  await test(page);
}

async function test(page: Page): Promise<void> {
  const { t } = page;
  const host = hostOf(page.settings.server);
  say("address-said", t("testing", { host }));
  try {
    const state = await page.call<ServerState>("GET", "/readyz");
    const { registers } = await page.call<{ registers: Register[] }>("GET", "/v1/registers");
    const dates = registerDates(registers).join(t("comma"));
    const accepted = page.token ? await tokenAccepted(page) : true;
    const parts = [
      t("test-good", { host, data: dataWords(t, page.shown.lang, { state, registers }) }),
      dates ? t("test-registers", { registers: dates }) : t("test-no-registers"),
      t(page.token ? (accepted ? "paired" : "token-wrong") : "token-none"),
    ];
    say("address-said", parts.join(page.shown.lang === "zh" ? "" : " "), accepted ? "good" : "bad");
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    sayRefused(page, "address-said", error.refusal);
  }
}

// On the same machine reading needs no token, so only a write tells whether it is good: this one
// asks to take back what does not exist.
async function tokenAccepted(page: Page): Promise<boolean> {
  try {
    await page.call("DELETE", "/v1/dismissals", { id: "none" });
    return true;
  } catch (error) {
    return error instanceof RefusedError && error.refusal.code !== "BL112";
  }
}

async function pair(page: Page): Promise<void> {
  const input = byId<HTMLInputElement>("code");
  const code = readCode(input.value);
  if (!code) return say("pair-said", page.t("code-wrong"), "bad");
  try {
    const { token } = await call<{ token: string }>(
      page.settings.server,
      "",
      "POST",
      "/v1/pair",
      { code },
      page.shown.lang,
    );
    await page.setToken(token);
    input.value = "";
    await page.readProfile();
    say("address-said", ""); // what it said of the pairing is no longer so
    say("pair-said", page.t("paired"), "good");
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    sayRefused(page, "pair-said", error.refusal);
  }
}
