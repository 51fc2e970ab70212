// The listing that a page's fields make, as the server takes it.
import type { Listing } from "../api/types";
import type { Field } from "../fields/field";
import type { PageSettings, TabReport } from "../messages";
import type { Portal } from "../portals/portal";
import type { Settings } from "../settings";

export function listingOf(
  fields: readonly Field[],
  market: { marketplace: string; category: string },
  settings: Pick<Settings, "ownBrands" | "authorisedBrands" | "hints">,
  messages: "en" | "zh",
): Listing {
  const texts: Record<string, string> = {};
  let { category } = market;
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
    marketplace: market.marketplace,
    category,
    brand,
    brands: [...settings.ownBrands, ...settings.authorisedBrands],
    messages,
    hints: settings.hints,
  };
}

const isEmpty = (listing: Listing): boolean =>
  !listing.brand && !Object.keys(listing.fields).length;

/** Is the field's text itself checked, so that findings can stand in it? */
export const isChecked = (field: Field): boolean => field.role.kind !== "category";

/** The listing of one page, read when it is asked for. */
export class PageListing {
  constructor(
    private readonly page: Document,
    private readonly portal: Portal,
    private readonly settings: PageSettings,
    private readonly language: "en" | "zh",
    private readonly fields: () => readonly Field[],
  ) {}

  field(name: string | null): Field | undefined {
    return this.fields().find((field) => field.name === name);
  }

  /** Set by hand for the page's host, else read from the page, else the default. */
  marketplace(): { id: string; from: TabReport["marketplaceFrom"] } {
    const url = new URL(this.page.location.href);
    const { marketplaceOf, marketplace } = this.settings;
    const byHand = marketplaceOf[url.host];
    if (byHand) return { id: byHand, from: "hand" };
    const read = this.portal.marketplace(url, this.page);
    if (read) return { id: read, from: "page" };
    return marketplace ? { id: marketplace, from: "settings" } : { id: "", from: "none" };
  }

  /** Null: there is nothing to check. */
  read(): Listing | null {
    const category = this.portal.category?.(this.page) ?? "";
    const market = { marketplace: this.marketplace().id, category };
    const listing = listingOf(this.fields(), market, this.settings, this.language);
    return isEmpty(listing) ? null : listing;
  }
}
