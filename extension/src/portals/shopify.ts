// Shopify's admin: the product page. Fields by name (of the field or of the component around it),
// the description in TinyMCE.

import { roleByLabels } from "./labels/scoring";
import { takesText } from "./labels/vetoes";
import type { Portal, Role } from "./portal";

const KINDS: Record<string, Role["kind"]> = {
  title: "title",
  vendor: "brand",
  tags: "search_terms",
  productType: "category",
  seoTitle: "text",
  seoDescription: "text",
};
const DESCRIPTION = "product-description"; // the textarea, `…_ifr` the frame
const EDITORS =
  /^\/store\/[^/]+\/products\/(?!inventory|transfers|purchase_orders|gift_cards)[^/]+/;

export const shopify: Portal = {
  id: "shopify",
  name: "Shopify",
  matches: ["https://admin.shopify.com/store/*"],
  edits: ({ pathname }) => EDITORS.test(pathname),
  role(candidate) {
    if (!takesText(candidate)) return null;
    const {
      element,
      hosts: [host],
      frames: [frame],
    } = candidate;
    if (element.id === DESCRIPTION || frame?.id === `${DESCRIPTION}_ifr`)
      return { kind: "description", attribute: "description" };
    const name = element.getAttribute("name") ?? host?.getAttribute("name") ?? "";
    const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
    return kind ? { kind, attribute: name } : roleByLabels(candidate);
  },
  // Where the shop ships to is not on the page; the server asks for a list.
  marketplace: () => "shopify",
};
