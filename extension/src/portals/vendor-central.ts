// Amazon Vendor Central: the same components, the A+ editor at another path.
import { amazonHosts, amazonMarketplace, amazonRole } from "./amazon";
import type { Portal } from "./portal";

const EDITORS =
  /^\/(?:abis\/|interactive\/listing\/|enhanced-content\/|hz\/vendor\/members\/(?:aplus|products?|catalog)\/)/;

export const vendorCentral: Portal = {
  id: "vendor-central",
  name: "Amazon Vendor Central",
  matches: amazonHosts("vendorcentral").map((host) => `https://${host}/*`),
  edits: ({ pathname }) => EDITORS.test(pathname),
  role: amazonRole,
  marketplace: (url, page) => amazonMarketplace(url, page, "vendorcentral"),
};
