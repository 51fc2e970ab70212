// What the content script, the worker and the extension's own pages say to each other. Offsets are
// UTF-16 code units.
import type {
  DismissalIn,
  Finding,
  Listing,
  NotChecked,
  Refusal,
  Rule,
  ServerState,
} from "./api/types";
import type { Settings } from "./settings";
import type { Pack } from "./short-list/pack";

/** The state of the check of a listing. */
export type CheckState =
  | { kind: "checking" }
  | { kind: "checked" }
  | { kind: "offline" } // the short list only
  | { kind: "refused"; refusal: Refusal }
  | { kind: "paused" };

/** A field that is watched. `key` is (portal, attribute, index), `name` that of the listing sent to
 *  the server. */
export interface WatchedField {
  key: string;
  name: string;
  /** how the portal calls it, else empty: then the popup shows the name's own words */
  label: string;
  length: number;
}

/** What one frame's content script knows. The worker keeps it in session storage, where popup and
 *  panel read it. */
export interface TabReport {
  tab: number;
  frame: number;
  host: string;
  portal: string;
  marketplace: string;
  /** was the marketplace read from the page, set by hand, or is it the default of the settings? */
  marketplaceFrom: "page" | "hand" | "settings" | "none";
  checkState: CheckState;
  fields: WatchedField[];
  findings: Finding[];
  notChecked: NotChecked[];
  /** ms since 1970 */
  at: number;
}

/** The settings without what a page's script need not know. */
export type PageSettings = Omit<Settings, "server">;

export interface Hello {
  settings: PageSettings;
  /** host of the server, as the popover names it */
  server: string;
  /** is there a token? */
  paired: boolean;
  /** brands of the server's profile, as last read: for the short list, the server knows them
   *  itself */
  profile: { own: string[]; authorised: string[] };
  tab: number;
  frame: number;
}

export type Refused = { refused: Refusal };
export type Checked = { findings: Finding[]; notChecked: NotChecked[]; tookMs: number };

/** Question to the worker → its answer. */
export interface Questions {
  hello: { ask: { kind: "hello" }; answer: Hello };
  check: { ask: { kind: "check"; listing: Listing }; answer: Checked | Refused };
  pack: { ask: { kind: "pack" }; answer: Pack };
  rule: { ask: { kind: "rule"; id: string }; answer: Rule | Refused };
  dismiss: { ask: { kind: "dismiss"; dismissal: DismissalIn }; answer: { id: string } | Refused };
  takeBack: { ask: { kind: "takeBack"; id: string }; answer: { id: string } | Refused };
  report: { ask: { kind: "report"; report: Omit<TabReport, "tab" | "frame"> }; answer: null };
  leave: { ask: { kind: "leave" }; answer: null };
  server: { ask: { kind: "server" }; answer: ServerState | Refused };
  openPage: { ask: { kind: "openPage"; page: "options" | "rule"; path?: string }; answer: null };
}
export type Question = Questions[keyof Questions]["ask"];

/** What popup, panel or worker tell a content script. */
export type Command =
  | { kind: "look-again" }
  | { kind: "jump"; fingerprint: string; field: string; start: number }
  | { kind: "next"; back: boolean }
  | { kind: "changed" }; // settings or profile changed: say hello and check again

/** What the storage keys of a tab's reports begin with. */
export const reportPrefix = (tab: number): string => `report:${tab}:`;
export const reportKey = (tab: number, frame: number): string => `${reportPrefix(tab)}${frame}`;

/** The tab of a report's key; undefined where the key is another's. */
export function tabOfReport(key: string): number | undefined {
  const tab = /^report:(\d+):/.exec(key)?.[1];
  return tab === undefined ? undefined : Number(tab);
}

/** Ask the worker. Throws if this script's extension is gone (updated or removed). */
export async function ask<K extends keyof Questions>(
  question: Questions[K]["ask"] & { kind: K },
): Promise<Questions[K]["answer"]> {
  return (await chrome.runtime.sendMessage(question)) as Questions[K]["answer"];
}

export const isRefused = (answer: object | null): answer is Refused =>
  answer !== null && "refused" in answer;
