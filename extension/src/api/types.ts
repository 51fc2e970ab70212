// The API's shapes by their short names; `schema.d.ts` is generated from `/openapi.json` (`npm run
// types`).
import type { components } from "./schema";

type Schemas = components["schemas"];
export type Finding = Schemas["Finding"];
export type Fix = Schemas["Fix"];
export type Edit = Schemas["Edit"];
export type Severity = Finding["severity"];
export type Rule = Schemas["Rule"];
export type RuleHead = Schemas["RuleHead"];
export type Limit = Schemas["Limit"];
export type Marketplace = Schemas["Marketplace"];
export type NotChecked = Schemas["NotChecked"];
export type Answer = Schemas["Answer"];
// What has a default may be left out of what is sent.
/** A field without a text is left out. */
export type Listing = Partial<Omit<Schemas["ListingIn"], "fields">> & {
  fields: Record<string, string>;
};
export type DismissalIn = Partial<Schemas["DismissalIn"]> & Pick<Schemas["DismissalIn"], "kind">;
export type Profile = Schemas["Profile"];
export type ServerState = Schemas["State"];
export type Problem = Schemas["Problem"];

/** Why there is no answer. `code` is the server's catalogue's (`BL112`), or one of the extension's
 *  own: `unreachable`, `timeout`, `not-brandlint` (something else answers at the address),
 *  `no-permission` (the browser may not call that host). */
export interface Refusal {
  code: string;
  title: string;
  todo: string;
  /** seconds, where the server asked to wait */
  retryAfter?: number;
}
