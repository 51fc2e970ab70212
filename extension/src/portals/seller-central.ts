// Amazon Seller Central. The page moves between its parts without loading anew, so the whole host
// is matched and `edits` decides.
import { amazonHosts, amazonMarketplace, amazonRole } from "./amazon";
import type { Portal } from "./portal";

const HOSTS = [
  ...amazonHosts("sellercentral"),
  "sellercentral-europe.amazon.com",
  "sellercentral-japan.amazon.com",
];
const EDITORS =
  /^\/(?:[a-z]{2}(?:[-_][A-Za-z]{2})?\/)?(?:abis\/|interactive\/listing\/|enhanced-content\/|hz\/[a-z]+\/.*aplus\/)/;

export const sellerCentral: Portal = {
  id: "seller-central",
  name: "Amazon Seller Central",
  matches: HOSTS.map((host) => `https://${host}/*`),
  edits: ({ pathname }) => EDITORS.test(pathname),
  role: amazonRole,
  marketplace: (url, page) => amazonMarketplace(url, page, "sellercentral"),
};
