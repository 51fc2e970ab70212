// Where the seller sells: the default for pages that do not say, what was set by hand, and the
// profile's list.
import { byId, make } from "../shared/dom";
import { fillMarkets } from "../shared/markets";
import type { Page } from "./page";
import { sellIn } from "./profile";
import { lock, noneYet, row, say, sayDone } from "./status-line";

export function marketplaces(page: Page): void {
  const market = byId<HTMLSelectElement>("market");
  market.onchange = () => void page.set({ marketplace: market.value });
  byId("sell-add").onclick = () => {
    const { value } = byId<HTMLSelectElement>("sell-market");
    if (value) void sell(page, value, { listed: true });
  };
  page.section(() => {
    fillMarkets(market, page.t, page.settings.marketplace, page.t("marketplace-none"));
    lock(page, byId("market-box"), page.fixed.has("marketplace"));
    byHand(page);
    drawSell(page);
  });
}

function byHand(page: Page): void {
  const all = Object.entries(page.settings.marketplaceOf);
  byId("by-hand").hidden = all.length === 0;
  byId("by-hand-list").replaceChildren(
    ...all.map(([host, market]) =>
      row(page, [make("strong", { textContent: host }), market], {
        name: host,
        run: () =>
          void page.set({
            marketplaceOf: Object.fromEntries(all.filter(([other]) => other !== host)),
          }),
      }),
    ),
  );
  lock(page, byId("by-hand"), page.fixed.has("marketplaceOf"));
}

function drawSell(page: Page): void {
  const listed = page.profile?.marketplaces ?? [];
  const rows = listed.map((name) =>
    row(page, [name], { name, run: () => void sell(page, name, { listed: false }) }),
  );
  byId("sell-list").replaceChildren(...(rows.length ? rows : [noneYet(page)]));
  const select = byId<HTMLSelectElement>("sell-market");
  fillMarkets(select, page.t, "", page.t("marketplace"));
  for (const option of select.options) option.disabled = listed.includes(option.value);
  byId("sell-kept").textContent = page.mayWriteProfile ? "" : page.t("needs-server");
  for (const control of byId("sell").querySelectorAll<HTMLButtonElement | HTMLSelectElement>(
    "button, select",
  ))
    control.disabled = !page.mayWriteProfile;
}

async function sell(page: Page, name: string, { listed }: { listed: boolean }): Promise<void> {
  say("sell-said", "");
  sayDone(page, "sell-said", await page.change(sellIn(name, { listed }), { taken: {}, here: {} }));
  byId("sell-market").focus();
}
