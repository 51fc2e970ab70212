// Texts for names from the server or a portal: fields, refusals.
import type { Refusal } from "../api/types";
import type { Key, Words } from ".";

const FIELDS: Record<string, Key> = {
  title: "field-title",
  description: "field-description",
  search_terms: "field-search_terms",
  brand: "field-brand",
  category: "field-category",
  item_highlights: "field-item_highlights",
  compatible_devices: "field-compatible_devices",
};
const NUMBERED: Record<string, Key> = { bullet: "field-bullet", text: "field-text" };
/** A field of the listing (`bullet_2`) in words: as the portal calls it, else by its name; `null`
 *  is the listing as a whole. */
export function fieldName(t: Words, name: string | null, label = ""): string {
  if (label) return label;
  if (name === null) return t("whole-listing");
  const plain = FIELDS[name];
  if (plain) return t(plain);
  const [, kind = "", n = ""] = /^([a-z_]+?)_(\d+)$/.exec(name) ?? [];
  const numbered = NUMBERED[kind];
  return numbered ? t(numbered, { n }) : name;
}

// The server's text for this code is for programs. In a browser there is another way to get a
// token.
const NO_KEY = "BL112";

/** Why there is no answer and what to do, for a person in the browser. */
export const refusalWords = (t: Words, refusal: Refusal): { title: string; todo: string } =>
  refusal.code === NO_KEY
    ? { title: t("not-paired-title"), todo: t("not-paired-todo") }
    : { title: refusal.title, todo: refusal.todo };
