// The marketplaces to choose from. They are the ids of `marketplaces.csv`; a test keeps both equal,
// so the choice needs no server.
import type { Words } from "../i18n";
import { make } from "./dom";
import ids from "./marketplaces.json";

const BIG = ["amazon", "walmart", "ebay", "tiktokshop"];

/** Fill a select; `none` is the text of its empty option. A value that is not in the list is kept.
 *  An equal report does not rebuild it, since the user may have it open. */
export function fillMarkets(
  select: HTMLSelectElement,
  t: Words,
  value: string,
  none: string,
): void {
  const shown = JSON.stringify([value, none, t("other-markets")]);
  if (select.dataset.shown === shown && select.value === value) return;
  select.dataset.shown = shown;
  const all: string[] = value && !ids.includes(value) ? [value, ...ids] : ids;
  const option = (id: string): HTMLOptionElement => make("option", { value: id, textContent: id });
  const groupOf = (id: string): string => BIG.find((name) => id.startsWith(name)) ?? "";
  const group = (name: string): HTMLOptGroupElement =>
    make(
      "optgroup",
      { label: name || t("other-markets") },
      ...all.filter((id) => groupOf(id) === name).map(option),
    );
  select.replaceChildren(
    make("option", { value: "", textContent: none }),
    ...[...BIG, ""].map(group),
  );
  select.value = value;
}

export const marketIds: readonly string[] = ids;
