// Any page that the user allows: labels, names and what stands nearby tell.
import type { Portal } from "./portal";
import { roleByLabels } from "./scoring";

export const generic: Portal = {
  id: "generic",
  name: "Other site",
  matches: [], // asked for by the user, site by site
  edits: () => true,
  role: (candidate) => roleByLabels(candidate),
  marketplace: () => "",
};
