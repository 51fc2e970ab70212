// Puts the words into a page's fixed nodes: `data-t` is the key of the text, `data-label` that of
// the accessible name.
import { type Key, resolved, texts, type Words } from "../i18n";
import type { Language } from "../settings";

export type Localized = { t: Words; lang: "en" | "zh" };

/** Returns the words, with the language that was settled on. */
export function localize(language: Language): Localized {
  const lang = resolved(language);
  const t = texts(language);
  document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
  for (const node of document.querySelectorAll<HTMLElement>("[data-t]"))
    node.textContent = t(node.dataset.t as Key);
  for (const node of document.querySelectorAll<HTMLElement>("[data-label]"))
    node.setAttribute("aria-label", t(node.dataset.label as Key));
  return { t, lang };
}

const PATIENCE = 150; // ms

/** Wait for what the page needs before it can be used. At a browser's first start that may take
 *  seconds (a company's settings are looked for): then the words stand there in the browser's own
 *  language meanwhile. The page's `inert` is taken off at the end. */
export async function ready<T>(reading: Promise<T>): Promise<T> {
  const timer = setTimeout(() => localize("auto"), PATIENCE);
  const found = await reading;
  clearTimeout(timer);
  document.body.inert = false;
  return found;
}
