// The listing that a page's fields make, as the server takes it.
import type { Listing } from "../api/types";
import type { Field } from "../fields/watch";
import type { Settings } from "../settings";

export interface Place {
  marketplace: string;
  category: string;
}

export function listingOf(
  fields: readonly Field[],
  place: Place,
  settings: Pick<Settings, "ownBrands" | "authorisedBrands" | "hints">,
  messages: "en" | "zh",
): Listing {
  const texts: Record<string, string> = {};
  let { category } = place;
  let brand = "";
  for (const field of fields) {
    const { name, text } = field;
    if (!text.trim()) continue;
    if (!isChecked(field)) category ||= text;
    else if (name === "brand") brand = text;
    else texts[name] = text;
  }
  return {
    fields: texts,
    marketplace: place.marketplace,
    category,
    brand,
    brands: [...settings.ownBrands, ...settings.authorisedBrands],
    messages,
    hints: settings.hints,
  };
}

export const isEmpty = (listing: Listing): boolean =>
  !listing.brand && !Object.keys(listing.fields).length;

/** Is the field's text itself checked, so that findings can stand in it? */
export const isChecked = (field: Field): boolean => field.role.kind !== "category";
