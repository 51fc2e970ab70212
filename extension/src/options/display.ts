// Language, hints, and the two lines that depend on other sections: where the profile is kept,
// where the text goes.
import { refusalWords } from "../i18n/names";
import type { Language } from "../settings";
import { byId } from "../shared/dom";
import { hostOf } from "../shared/server";
import type { Page } from "./page";
import { lock } from "./status-line";

export function display(page: Page): void {
  const language = byId<HTMLSelectElement>("language");
  const hints = byId<HTMLInputElement>("hints");
  language.onchange = () => void page.set({ language: language.value as Language });
  hints.onchange = () => void page.set({ hints: hints.checked });
  page.section(() => {
    language.value = page.settings.language;
    hints.checked = page.settings.hints;
    lock(page, byId("language-box"), page.fixed.has("language"));
    lock(page, byId("hints-box"), page.fixed.has("hints"));
    for (const node of document.querySelectorAll<HTMLElement>(".profile-state")) {
      node.textContent = whereKept(page);
      // The rules say the same of their own list.
      node.hidden = page.refusal !== null && node.closest("#rules") !== null;
      node.classList.toggle("bad", page.refusal !== null);
    }
    byId("privacy-text").textContent =
      page.settings.mode === "short-list"
        ? page.t("privacy-short-list")
        : page.t("privacy-server", { host: hostOf(page.settings.server) });
  });
}

function whereKept(page: Page): string {
  const { t, settings, refusal, token } = page;
  if (settings.mode === "short-list") return t("profile-short-list");
  if (refusal) return t("profile-unread", refusalWords(t, refusal));
  return token ? t("profile-kept", { host: hostOf(settings.server) }) : t("profile-not-paired");
}
