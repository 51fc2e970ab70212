// AliExpress' seller center: no names are known to last, so labels tell, Chinese ones for most.

import { roleByLabels } from "./labels/scoring";
import type { Portal } from "./portal";

// Where products are edited is not known for sure; these are surely other things.
const ELSEWHERE =
  /\/(?:login|order|orders|trade|message|messages|logistics|refund|dispute|finance|marketing)(?:[/-]|$)/;

export const aliexpress: Portal = {
  id: "aliexpress",
  name: "AliExpress",
  matches: ["https://csp.aliexpress.com/*"],
  edits: ({ pathname }) => !ELSEWHERE.test(pathname),
  role: (candidate) => roleByLabels(candidate),
  marketplace: () => "aliexpress.com",
};
