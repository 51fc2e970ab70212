// Walmart's Seller Center: no names are known to last, so labels tell.

import { roleByLabels } from "./labels/scoring";
import type { Portal } from "./portal";

const SITES = ["walmart.com", "walmart.ca", "walmart.com.mx"];
// Where items are edited is not known for sure; these are surely other things.
const ELSEWHERE =
  /^\/(?:login|signin|orders?|order-management|returns?|messages?|payments?|reports?|settings|advertising|partner-?profile)(?:[/-]|$)/;

export const walmart: Portal = {
  id: "walmart",
  name: "Walmart",
  matches: SITES.map((site) => `https://seller.${site}/*`),
  edits: ({ pathname }) => !ELSEWHERE.test(pathname),
  role: (candidate) => roleByLabels(candidate),
  marketplace: ({ hostname }) => SITES.find((site) => hostname === `seller.${site}`) ?? "",
};
