// What Seller Central and Vendor Central share: `kat-*` components whose `name` says the attribute,
// and where the marketplace is told.
import { AMAZON_DOMAINS, type AmazonMarketplace, amazonMarketplaces } from "./amazon-marketplaces";
import { roleByLabels } from "./labels/scoring";
import { takesText } from "./labels/vetoes";
import { folded } from "./labels/words";
import type { Candidate, Role } from "./portal";

/** Hosts of one of the two portals, one for each marketplace. */
export const amazonHosts = (portal: string): string[] =>
  AMAZON_DOMAINS.map((domain) => `${portal}.${domain}`);

// `item_name-0-value`, `rtip_product_description-0-value`, older `bullet_point1`,
// `item_name#1.value`.
const NAME = /^(?:rtip_)?([a-z][a-z_]*?)(?:([-#]?)(\d+))?(?:[-.]value)?$/;

/** Attribute and number from 0 of a component's name or id, null if it is neither. Numbers after
 *  `-` count from 0, all others from 1. */
export function attributeOf(name: string): { attribute: string; index?: number } | null {
  const match = NAME.exec(name);
  if (!match) return null;
  const [, attribute = "", sign, number] = match;
  return number === undefined
    ? { attribute }
    : { attribute, index: sign === "-" ? Number(number) : Math.max(0, Number(number) - 1) };
}

const of = <K extends string>(kind: K, names: string): [string, K][] =>
  names.split(" ").map((name) => [name, kind]);

const KINDS = new Map<string, Role["kind"]>([
  ...of("title", "item_name title product_name"),
  ...of("item_highlights", "title_differentiation item_highlights item_highlight"),
  ...of("brand", "brand brand_name"),
  ...of("bullet", "bullet_point bullet_points"),
  ...of("description", "product_description description"),
  ...of(
    "search_terms",
    "generic_keyword generic_keywords search_terms platinum_keyword platinum_keywords subject_keyword",
  ),
  ...of("category", "product_type item_type_keyword"),
  ...of(
    "text",
    "manufacturer model_name model item_type_name special_feature special_features material fabric_type color style pattern theme scent" +
      " flavor included_components safety_warning legal_disclaimer module_title module_headline headline body caption alt_text case_description",
  ),
]);
const AMBIGUOUS = new Set(["title", "description"]); // A+ modules and case forms have theirs, too
const COMPATIBLE = /^(?:compatible|compatibility|for_use_with)(?:_|$)|_compatib(?:le|ility)(?:_|$)/;
const NO_COPY =
  /(?:^|_)(?:skus?|asins?|upc|ean|gtin|isbn|price|quantity|condition|number|ids?|identifiers?|codes?|url|email|phone|password|address|date|unit|count|content_name)(?:_|$)/;
// Their light DOM holds copies of what their shadow root edits; without a root it is the field
// itself.
const FIELD_COMPONENT = "kat-input,kat-textarea,kat-predictive-input";

/** The field's role by attribute, else by label. */
export function amazonRole(candidate: Candidate): Role | null {
  const { element, hosts } = candidate;
  if (
    !takesText(candidate) ||
    element.closest(FIELD_COMPONENT)?.shadowRoot?.querySelector("input,textarea")
  )
    return null;
  const named = [element, ...hosts]
    .flatMap((one) => [one.getAttribute("name"), one.id])
    .flatMap((name) => attributeOf(name ?? "") ?? []);
  for (const found of named) {
    const kind = COMPATIBLE.test(found.attribute)
      ? "compatible_devices"
      : KINDS.get(found.attribute);
    if (kind)
      return {
        kind: AMBIGUOUS.has(found.attribute) && otherCopy(candidate) ? "text" : kind,
        ...found,
      };
  }
  if (named.some(({ attribute }) => NO_COPY.test(attribute))) return null;
  const role = roleByLabels(candidate);
  return role && otherCopy(candidate) ? { ...role, kind: "text" } : role;
}

// A headline in an A+ editor or a description in a case form is not that of the listing.
function otherCopy({ element, frames }: Candidate): boolean {
  const page = frames.at(-1)?.ownerDocument ?? element.ownerDocument;
  return frames.length > 0 || /\/(?:aplus|enhanced-content)\//.test(page.URL);
}

// The marketplace's id in an address, and where pages show the chosen one (as seen in public code).
const PARAMETERS = ["mons_sel_mkid", "marketplaceId", "marketplaceID", "marketplace_id"];
const ANY = /./;
const SHARED_HOSTS = new Map([
  ["sellercentral-europe.amazon.com", ANY],
  ["sellercentral-japan.amazon.com", ANY],
  ["sellercentral.amazon.com", /^amazon\.(?:ca|com\.mx|com\.br)$/], // accounts for all of America
]);
const SWITCHES = [
  "#sc-mkt-picker-switcher-select",
  ".dropdown-account-switcher-header-label-regional-child",
  ".dropdown-account-switcher-header-label-regional",
  ".partner-dropdown-button",
  ...["select", "kat-dropdown", "button"].flatMap((tag) =>
    ["id", "name", "aria-label"].map((name) => `${tag}[${name}*="arketplace"]`),
  ),
];

/** From the address, the page's own switch where several marketplaces share a host, else the host;
 *  empty if none tells. */
export function amazonMarketplace(url: URL, page: Document, portal: string): string {
  const asked = PARAMETERS.map((name) => marketplaceIn(url.searchParams.get(name) ?? "")).find(
    Boolean,
  );
  if (asked) return asked;
  const possible = SHARED_HOSTS.get(url.hostname);
  const shown = possible ? switchedTo(page) : "";
  return (
    (possible?.test(shown) && shown) ||
    (AMAZON_DOMAINS.find((domain) => url.hostname === `${portal}.${domain}`) ?? "")
  );
}

function switchedTo(page: Document): string {
  for (const selector of SWITCHES) {
    const found = page.querySelector(selector);
    if (!found) continue;
    const select = found as HTMLSelectElement;
    const chosen =
      found.localName === "select" ? (select.options[select.selectedIndex] ?? found) : found;
    const texts = [
      chosen.getAttribute("value"),
      chosen.textContent,
      chosen.getAttribute("aria-label"),
      chosen.getAttribute("title"),
    ];
    const marketplace = texts.map((text) => marketplaceIn(text ?? "")).find(Boolean);
    if (marketplace) return marketplace;
  }
  return "";
}

// Made when first asked for: names of countries in all languages.
let known: readonly AmazonMarketplace[] | undefined;

/** The one marketplace that a text names by id, domain or country; empty if none or several. After
 *  a `|` stands the country, before it the shop. */
export function marketplaceIn(text: string): string {
  if (!text.trim()) return "";
  known ??= amazonMarketplaces(folded);
  const last = text.slice(0, 500).split("|").at(-1)!.toLowerCase();
  const parts = last.split(/[^\w.-]+/).flatMap((part) => [part, part.replace(/^.*\./, "")]);
  const plain = folded(last);
  const ways: ((one: AmazonMarketplace) => boolean)[] = [
    ({ id }) => parts.includes(id.toLowerCase()),
    ({ marketplace }) =>
      parts.some((part) => part === marketplace || part.endsWith(`.${marketplace}`)),
    ({ names }) => names.some((name) => isNamed(plain, name)),
  ];
  for (const way of ways) {
    const [first, ...more] = known.filter(way);
    if (first) return more.length ? "" : first.marketplace;
  }
  return "";
}

// Two letters are a country only where nothing else stands; Chinese and Japanese names have no
// spaces around them.
function isNamed(text: string, name: string): boolean {
  if (/^\w\w$/.test(name)) return text === name;
  return /^[\w ]+$/.test(name) ? ` ${text} `.includes(` ${name} `) : text.includes(name);
}
