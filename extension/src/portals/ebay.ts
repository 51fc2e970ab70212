// eBay's listing form: the title by name, item specifics as `attributes.*` (named in the site's
// language), the description in a frame.

import { roleByLabels, slug } from "./labels/scoring";
import { takesText } from "./labels/vetoes";
import type { Candidate, Portal, Role } from "./portal";

const MARKETPLACES = [
  "ebay.com",
  "ebay.co.uk",
  "ebay.de",
  "ebay.com.au",
  "ebay.ca",
  "ebay.fr",
  "ebay.it",
  "ebay.es",
];
// Unknown to the server: the user sets the marketplace.
const OTHER_SITES = ["ebay.at", "ebay.ch", "ebay.ie", "ebay.nl", "ebay.pl"];
const EDITORS = ["/lstng*", "/sl/list*", "/sh/lst/*"];
const SPECIFIC = /^attributes\./;

export const ebay: Portal = {
  id: "ebay",
  name: "eBay",
  matches: [...MARKETPLACES, ...OTHER_SITES].flatMap((site) =>
    EDITORS.map((path) => `https://www.${site}${path}`),
  ),
  edits: ({ pathname }) => /^\/(?:lstng|sl\/list|sh\/lst\/)/.test(pathname),
  role(candidate) {
    if (!takesText(candidate)) return null;
    const name = candidate.element.getAttribute("name") ?? "";
    if (name === "title") return { kind: "title", attribute: "title" };
    if (candidate.frames[0]?.id.startsWith("se-rte-frame"))
      return { kind: "description", attribute: "description" };
    return SPECIFIC.test(name) ? specific(candidate, name) : roleByLabels(candidate);
  },
  marketplace: ({ hostname }) => MARKETPLACES.find((site) => hostname === `www.${site}`) ?? "",
};

// Any item specific is copy; but "Features" is no bullet here, and "MPN" is a number.
function specific(candidate: Candidate, name: string): Role | null {
  const role = roleByLabels(candidate, "text");
  if (!role) return null;
  const kind = role.kind === "brand" || role.kind === "compatible_devices" ? role.kind : "text";
  return { kind, attribute: slug(name.replace(SPECIFIC, "")) || role.attribute };
}
