// The words of the extension: popover, popup, side panel and options. Imports nothing of the
// extension API, so that all may use it.
import type { Language } from "../settings";
import cardEn from "./card-en.json";
import cardZh from "./card-zh.json";
import pagesEn from "./en.json";
import { resolved, textsOf, type Values } from "./language";
import pagesZh from "./zh.json";

export { resolved };

const en = { ...cardEn, ...pagesEn };
const zh: Record<Key, string> = { ...cardZh, ...pagesZh };

export type Key = keyof typeof en;
export type Words = (key: Key, values?: Values) => string;

/** The text of a key. */
export const texts = (language: Language, ui?: string): Words =>
  textsOf(resolved(language, ui) === "zh" ? zh : en);
