// Choosing a language, and filling in a text.
import type { Language } from "../settings";

export type Values = Readonly<Record<string, string | number>>;

/** The language that is shown: what was set, else that of the browser (`ui`, a BCP 47 tag; else
 *  asked of it), else English. */
export function resolved(language: Language, ui?: string): "en" | "zh" {
  if (language !== "auto") return language;
  return /^zh\b/i.test(ui ?? navigator.language) ? "zh" : "en";
}

/** The texts of a file by key. A `{name}` without a value stays as it is, so that it is seen. */
export const textsOf =
  <Key extends string>(file: Record<Key, string>) =>
  (key: Key, values: Values = {}): string =>
    file[key].replace(/\{(\w+)\}/g, (whole, name: string) =>
      name in values ? String(values[name]) : whole,
    );
