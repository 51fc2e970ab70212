// The words of the extension: popover, popup, side panel and options. Imports nothing of the
// extension API, so that all may use it.
import type { Language } from "../settings";
import en from "./en.json";
import zh from "./zh.json";

export type Key = keyof typeof en;
export type Words = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

const FILES: Record<"en" | "zh", Record<Key, string>> = { en, zh };

/** The language that is shown: what was set, else that of the browser (`ui`, a BCP 47 tag; else
 *  asked of it), else English. */
export function resolved(language: Language, ui?: string): "en" | "zh" {
  if (language !== "auto") return language;
  return /^zh\b/i.test(ui ?? navigator.language) ? "zh" : "en";
}

/** The text of a key. A `{name}` without a value stays as it is, so that it is seen. */
export function texts(language: Language, ui?: string): Words {
  const file = FILES[resolved(language, ui)];
  return (key, values = {}) =>
    file[key].replace(/\{(\w+)\}/g, (whole, name: string) =>
      name in values ? String(values[name]) : whole,
    );
}
