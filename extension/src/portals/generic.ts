// Any page that the user allows: labels, names and what stands nearby tell.

import { roleByLabels } from "./labels/scoring";
import type { Portal } from "./portal";

export const generic: Portal = {
  id: "generic",
  name: "Other site",
  matches: [], // asked for by the user, site by site
  edits: () => true,
  role: (candidate) => roleByLabels(candidate),
  marketplace: () => "",
};
