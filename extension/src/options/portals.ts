// Where brandlint works: the listed portals, further sites that the user allowed, sites that are
// paused.

import { PORTALS } from "../portals";
import { byId, make } from "../shared/dom";
import { patternOf } from "../shared/site";
import type { Page } from "./page";
import { lock, noneYet, row } from "./status-line";

export function portals(page: Page): void {
  const allowed = new Map<string, boolean>(); // by site: does the browser still allow it?
  const look = async (): Promise<void> => {
    const before = JSON.stringify([...allowed]);
    for (const site of page.settings.sites)
      allowed.set(
        site,
        await chrome.permissions.contains({ origins: [patternOf(site)] }).catch(() => false),
      );
    if (JSON.stringify([...allowed]) !== before) draw();
  };
  const draw = (): void => {
    drawPortals(page);
    drawSites(page, allowed, look);
    drawPaused(page);
  };
  page.section(() => {
    draw();
    void look();
  });
}

function drawPortals(page: Page): void {
  const { portalsOff } = page.settings;
  const focused = document.activeElement?.id;
  byId("portals-list").replaceChildren(
    ...PORTALS.map(({ id, name }) => {
      const box = make("input", {
        type: "checkbox",
        id: `portal-${id}`,
        checked: !portalsOff.includes(id),
      });
      box.onchange = () => {
        const others = page.settings.portalsOff.filter((other) => other !== id);
        void page.set({ portalsOff: box.checked ? others : [...others, id] });
      };
      return make("label", {}, box, make("span", { textContent: name }));
    }),
  );
  if (focused?.startsWith("portal-")) document.getElementById(focused)?.focus();
  lock(page, byId("portals-box"), page.fixed.has("portalsOff"));
}

function drawSites(
  page: Page,
  allowed: ReadonlyMap<string, boolean>,
  look: () => Promise<void>,
): void {
  const { sites } = page.settings;
  const rows = sites.map((site) => {
    const lost = allowed.get(site) === false;
    const origins = [patternOf(site)];
    const again = make("button", {
      type: "button",
      className: "allow",
      textContent: page.t("allow-again"),
      onclick: () =>
        void chrome.permissions
          .request({ origins })
          .catch(() => false)
          .then(look),
    });
    const remove = async (): Promise<void> => {
      await page.set({ sites: page.settings.sites.filter((other) => other !== site) });
      // The server may live on the same host and need it.
      await chrome.permissions.remove({ origins }).catch(() => false);
    };
    return row(
      page,
      [
        site,
        ...(lost
          ? [make("span", { className: "tag warning", textContent: page.t("site-not-allowed") })]
          : []),
      ],
      { name: site, run: () => void remove() },
      ...(lost ? [again] : []),
    );
  });
  byId("sites-list").replaceChildren(...(rows.length ? rows : [noneYet(page)]));
  lock(page, byId("sites-box"), page.fixed.has("sites"));
  // Whoever named the site: the browser's permission is the user's to give.
  for (const button of byId("sites-list").querySelectorAll<HTMLButtonElement>(".allow"))
    button.disabled = false;
}

function drawPaused(page: Page): void {
  const { paused } = page.settings;
  byId("paused-box").hidden = paused.length === 0;
  byId("paused-list").replaceChildren(
    ...paused.map((host) => {
      const button = make("button", {
        type: "button",
        textContent: page.t("resume-short"),
        onclick: () =>
          void page.set({ paused: page.settings.paused.filter((other) => other !== host) }),
      });
      button.setAttribute("aria-label", page.t("resume-named", { name: host }));
      return make("li", {}, make("span", { className: "what", textContent: host }), button);
    }),
  );
  lock(page, byId("paused-box"), page.fixed.has("paused"));
}
