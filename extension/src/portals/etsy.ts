// Etsy's listing editor: plain fields with fixed ids.

import { roleByLabels } from "./labels/scoring";
import { takesText } from "./labels/vetoes";
import type { Portal, Role } from "./portal";

const FIELDS: Record<string, Role> = {
  "listing-title-input": { kind: "title", attribute: "title" },
  "listing-description-textarea": { kind: "description", attribute: "description" },
  "listing-tags-input": { kind: "search_terms", attribute: "tags" },
  "listing-materials-input": { kind: "text", attribute: "materials" },
};

export const etsy: Portal = {
  id: "etsy",
  name: "Etsy",
  // The shop manager moves between its parts without loading anew.
  matches: ["https://www.etsy.com/your/shops/*"],
  edits: ({ pathname }) =>
    /^\/your\/shops\/[^/]+\/(?:onboarding\/)?listing-editor(?:\/|$)/.test(pathname),
  role(candidate) {
    if (!takesText(candidate)) return null;
    const { id } = candidate.element;
    return Object.hasOwn(FIELDS, id) ? { ...FIELDS[id]! } : roleByLabels(candidate);
  },
  marketplace: () => "etsy.com",
};
