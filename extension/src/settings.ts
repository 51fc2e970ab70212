// What the user has set, in the browser's local storage; a company's managed settings lie over it.
// The token has a key of its own, so that an exported file never holds it.
export type Language = "auto" | "en" | "zh";

export interface Settings {
  /** origin of the server, without a path */
  server: string;
  /** `short-list`: never ask a server */
  mode: "server" | "short-list";
  language: Language;
  /** where a page does not say which marketplace it is for */
  marketplace: string;
  /** marketplace set by hand, by the page's host */
  marketplaceOf: Record<string, string>;
  /** portals switched off, by id */
  portalsOff: string[];
  /** origins of further sites that the user allows, such as `https://shop.example.org` */
  sites: string[];
  /** hosts where nothing is watched for now */
  paused: string[];
  hints: boolean;
  /** for the short list, and until the server's profile is read: the brands that are the seller's
   *  or that it may use */
  ownBrands: string[];
  authorisedBrands: string[];
  /** rules not shown, by id (also sent to the server's profile) */
  rulesOff: string[];
}

export const DEFAULTS: Settings = {
  server: "http://127.0.0.1:8765",
  mode: "server",
  language: "auto",
  marketplace: "",
  marketplaceOf: {},
  portalsOff: [],
  sites: [],
  paused: [],
  hints: false,
  ownBrands: [],
  authorisedBrands: [],
  rulesOff: [],
};

const KEYS = Object.keys(DEFAULTS) as (keyof Settings)[];

function sameKind(value: unknown, model: unknown): boolean {
  if (Array.isArray(model))
    return Array.isArray(value) && value.every((item) => typeof item === "string");
  if (typeof model === "object")
    return (
      typeof value === "object" &&
      value !== null &&
      Object.values(value).every((item) => typeof item === "string")
    );
  return typeof value === typeof model;
}

const CHOICES: Partial<Record<keyof Settings, readonly string[]>> = {
  mode: ["server", "short-list"],
  language: ["auto", "en", "zh"],
};

/** Names of what in `values` is no setting, or of another kind. */
export function wrongSettings(values: Record<string, unknown>): string[] {
  return Object.entries(values)
    .filter(([key, value]) => {
      if (
        !KEYS.includes(key as keyof Settings) ||
        !sameKind(value, DEFAULTS[key as keyof Settings])
      )
        return true;
      const choices = CHOICES[key as keyof Settings];
      if (choices) return !choices.includes(String(value));
      return key === "server" && !isServer(String(value));
    })
    .map(([key]) => key);
}

export function isServer(address: string): boolean {
  try {
    const url = new URL(address);
    return /^https?:$/.test(url.protocol) && url.origin === address;
  } catch {
    return false;
  }
}

/** The layers over the defaults. What is no setting, or of another kind, is left out. */
function merged(...layers: Record<string, unknown>[]): Settings {
  const found: Record<string, unknown> = { ...DEFAULTS };
  for (const layer of layers) {
    const wrong = new Set(wrongSettings(layer));
    for (const [key, value] of Object.entries(layer)) if (!wrong.has(key)) found[key] = value;
  }
  return found as unknown as Settings;
}

/** What a company has fixed; empty where the browser has no managed storage for this extension. */
export async function managed(): Promise<Record<string, unknown>> {
  try {
    return await chrome.storage.managed.get();
  } catch {
    return {};
  }
}

export async function readSettings(): Promise<Settings> {
  const [{ settings = {} }, fixed] = await Promise.all([
    chrome.storage.local.get("settings"),
    managed(),
  ]);
  return merged(settings as Record<string, unknown>, fixed);
}

/** Change some settings; what a company has fixed stays. */
export async function writeSettings(change: Partial<Settings>): Promise<void> {
  const { settings = {} } = await chrome.storage.local.get("settings");
  await chrome.storage.local.set({ settings: { ...(settings as object), ...change } });
}

export async function readToken(): Promise<string> {
  const { token = "" } = await chrome.storage.local.get("token");
  return String(token);
}

export const writeToken = (token: string): Promise<void> => chrome.storage.local.set({ token });
