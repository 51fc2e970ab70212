// Amazon's marketplaces: the id that its addresses and public interfaces use, the server's name,
// and the country.
export interface AmazonMarketplace {
  id: string;
  marketplace: string;
  /** how pages call the country, folded as labels are; codes of two letters among them */
  names: readonly string[];
}

// Source: "Marketplace IDs" of the Selling Partner API. Names beside the browser's own are those
// that pages use instead of the official ones.
const ROWS: readonly (readonly [
  id: string,
  marketplace: string,
  region: string,
  names?: string,
])[] = [
  ["ATVPDKIKX0DER", "amazon.com", "US", "usa"],
  ["A2EUQ1WTGCTBG2", "amazon.ca", "CA"],
  ["A1AM78C64UM0Y8", "amazon.com.mx", "MX"],
  ["A2Q3Y263D00KWC", "amazon.com.br", "BR"],
  ["A1F83G8C2ARO7P", "amazon.co.uk", "GB", "uk"],
  ["A1PA6795UKMFR9", "amazon.de", "DE"],
  ["A13V1IB3VIYZZH", "amazon.fr", "FR"],
  ["APJ6JRA9NG5V4", "amazon.it", "IT"],
  ["A1RKKUPIHCS9HS", "amazon.es", "ES"],
  ["A1805IZSGTT6HS", "amazon.nl", "NL"],
  ["AMEN7PMS3EDWL", "amazon.com.be", "BE"],
  ["A2NODRKZP88ZB9", "amazon.se", "SE"],
  ["A1C3SOZRARQ6R3", "amazon.pl", "PL"],
  ["A28R8C7NBKEWEA", "amazon.ie", "IE"],
  ["A33AVAJ2PDY3EV", "amazon.com.tr", "TR", "turkey"],
  ["A2VIGQ35RCS4UG", "amazon.ae", "AE", "uae|阿联酋"],
  ["A17E79C6D8DWNP", "amazon.sa", "SA", "沙特"],
  ["ARBP9OOSHTCHU", "amazon.eg", "EG"],
  ["A21TJRUUN4KGV", "amazon.in", "IN"],
  ["AE08WJ6YKNBMC", "amazon.co.za", "ZA"],
  ["A1VC38T7YXB528", "amazon.co.jp", "JP"],
  ["A19VAU5U5O7RUS", "amazon.sg", "SG"],
  ["A39IBJ37TRP1C6", "amazon.com.au", "AU", "澳洲"],
];
const LANGUAGES = ["en", "de", "fr", "it", "es", "zh", "zh-Hant", "ja", "nl", "sv", "pl"];

/** With names in the languages that the portals speak; `fold` as for labels. */
export function amazonMarketplaces(fold: (text: string) => string): readonly AmazonMarketplace[] {
  const inLanguages = LANGUAGES.map(
    (language) => new Intl.DisplayNames(language, { type: "region" }),
  );
  return ROWS.map(([id, marketplace, region, more = ""]) => ({
    id,
    marketplace,
    names: [
      ...new Set(
        [region, ...inLanguages.map((names) => names.of(region) ?? ""), ...more.split("|")]
          .map(fold)
          .filter(Boolean),
      ),
    ],
  }));
}

export const AMAZON_DOMAINS: readonly string[] = ROWS.map(([, marketplace]) => marketplace);
