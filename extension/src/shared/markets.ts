// The marketplaces to choose from: the ids of `marketplaces.csv`, held in step by a test, so that
// the choice needs no server.
import type { Words } from "../i18n";
import { make } from "./dom";
import ids from "./marketplaces.json";

const BIG = ["amazon", "walmart", "ebay", "tiktokshop"];

/** Fill a choice; `none` is the text of the empty one. A value that is not in the list is kept. An
 *  open choice is not built anew under the user's hand by a report that says the same. */
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
