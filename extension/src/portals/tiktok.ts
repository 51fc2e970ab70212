// TikTok Shop's Seller Center: fields by `data-id`, the description in ProseMirror.

import { roleByLabels } from "./labels/scoring";
import { takesText } from "./labels/vetoes";
import type { Portal, Role } from "./portal";

// Part of the host's name → the server's marketplace. A pattern for all hosts `seller-*` cannot be
// written.
const MARKETPLACES: Record<string, string> = Object.fromEntries(
  [
    ["tiktokshop-us", "us"],
    ["tiktokshop-gb", "uk"],
    ["tiktokshop-eu", "eu de fr it es ie"],
    ["tiktokshop-sea", "sg my th vn ph id"],
    ["tiktokshop-mx-br-jp", "mx br jp"],
  ].flatMap(([marketplace = "", places = ""]) =>
    places.split(" ").map((place) => [place, marketplace]),
  ),
);
const KINDS: Record<string, Role["kind"]> = {
  product_name: "title",
  brand: "brand",
  description: "description",
};
const PUBLISHED = /^product\.publish\.(\w+)$/;

export const tiktok: Portal = {
  id: "tiktok",
  name: "TikTok Shop",
  matches: Object.keys(MARKETPLACES).map((place) => `https://seller-${place}.tiktok.com/*`),
  edits: ({ pathname }) => /^\/product\/(?:create|edit)/.test(pathname),
  role(candidate) {
    if (!takesText(candidate)) return null;
    const { element } = candidate;
    const attribute = PUBLISHED.exec(element.getAttribute("data-id") ?? "")?.[1] ?? "";
    if (Object.hasOwn(KINDS, attribute)) return { kind: KINDS[attribute]!, attribute };
    return element.classList.contains("ProseMirror")
      ? { kind: "description", attribute: "description" }
      : roleByLabels(candidate);
  },
  marketplace: ({ hostname }) =>
    MARKETPLACES[/^seller-([a-z]{2})\.tiktok\.com$/.exec(hostname)?.[1] ?? ""] ?? "",
};
