// What brandlint may do at an address. Pure.
import type { Portal } from "../portals/portal";
import type { Settings } from "../settings";

export type Site =
  | { kind: "unknown" } // the browser does not tell the address
  | { kind: "closed" } // a page of the browser itself, a file, a shop for extensions
  | { kind: "portal"; name: string; on: boolean; edits: boolean }
  | { kind: "allowed" }
  | { kind: "unlisted"; origin: string; host: string };

/** Does the address fit a match pattern of a manifest? */
export function fits(pattern: string, url: URL): boolean {
  const [, scheme = "", host = "", path = ""] =
    /^(\*|https?):\/\/([^/]+)(\/.*)$/.exec(pattern) ?? [];
  if (!scheme || (scheme === "*" ? !/^https?:$/.test(url.protocol) : url.protocol !== `${scheme}:`))
    return false;
  const place = host.includes(":") ? url.host : url.hostname;
  const bare = host.replace(/^\*\./, "");
  if (host !== "*" && place !== bare && !(host.startsWith("*.") && place.endsWith(`.${bare}`)))
    return false;
  const written = path
    .split("*")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
  return new RegExp(`^${written}$`).test(url.pathname + url.search);
}

export function siteOf(
  address: string | undefined,
  portals: readonly Portal[],
  settings: Settings,
): Site {
  if (!address) return { kind: "unknown" };
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return { kind: "unknown" };
  }
  if (!/^https?:$/.test(url.protocol)) return { kind: "closed" };
  const portal = portals.find((one) => one.matches.some((pattern) => fits(pattern, url)));
  if (portal)
    return {
      kind: "portal",
      name: portal.name,
      on: !settings.portalsOff.includes(portal.id),
      edits: portal.edits(url),
    };
  return settings.sites.includes(url.origin)
    ? { kind: "allowed" }
    : { kind: "unlisted", origin: url.origin, host: url.host };
}

/** The match pattern by which a permission for an origin is asked. Without the port: Firefox
 *  refuses patterns that have one. */
export function patternOf(origin: string): string {
  const url = new URL(origin);
  return `${url.protocol}//${url.hostname}/*`;
}
