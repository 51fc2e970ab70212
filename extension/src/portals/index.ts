// All adapters. For sites of the user's own choice the caller takes `GENERIC`.
import { aliexpress } from "./aliexpress";
import { ebay } from "./ebay";
import { etsy } from "./etsy";
import { generic } from "./generic";
import type { Portal } from "./portal";
import { sellerCentral } from "./seller-central";
import { shopify } from "./shopify";
import { tiktok } from "./tiktok";
import { vendorCentral } from "./vendor-central";
import { walmart } from "./walmart";

/** In order of precedence. */
export const PORTALS: readonly Portal[] = [
  sellerCentral,
  vendorCentral,
  shopify,
  ebay,
  etsy,
  tiktok,
  walmart,
  aliexpress,
];
export const GENERIC: Portal = generic;

/** The listed portal at this address, if listings are edited there. */
export function portalOf(url: URL): Portal | null {
  return (
    PORTALS.find(
      (portal) => portal.matches.some((pattern) => matches(pattern, url)) && portal.edits(url),
    ) ?? null
  );
}

// The patterns here have whole hosts and at most a `*` at the end of the path.
function matches(pattern: string, url: URL): boolean {
  const stem = pattern.replace(/\*$/, "");
  const address = url.origin + url.pathname;
  return stem === pattern ? address === stem : address.startsWith(stem);
}
