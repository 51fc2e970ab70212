// The page's texts, which the server puts into it in the language of the page.
import { byId } from "../shared/dom";

const { texts, lang } = byId("lint").dataset;
const TEXTS: Readonly<Record<string, string>> = JSON.parse(texts ?? "{}");

/** The language of the page and of the messages in an answer. */
export const LANGUAGE = lang === "zh" ? "zh" : "en";

export type PageTexts = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The text of a key. A `{name}` without a value stays as it is, and a key without a text stands
 *  for itself, so that both are seen. */
export const t: PageTexts = (key, values = {}) =>
  (TEXTS[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in values ? String(values[name]) : whole,
  );

export const fieldName = (name: string | null): string => {
  if (name === null) return t("whole-listing");
  return TEXTS[`field-${name}`] ?? name;
};
