// The one notice at the top of the popup: what is in the way, and what to do about it. Pure.
import type { Refusal } from "../api/types";
import type { Key } from "../i18n";
import type { Overview } from "../shared/report";
import type { Site } from "../shared/site";

export type Action = "look" | "reload" | "allow" | "options" | "resume";

export interface Notice {
  tone: "plain" | "care" | "bad";
  /** keys of the words, or a refusal's own */
  title: Key | null;
  text: Key | null;
  refusal?: Refusal;
  values?: Record<string, string>;
  action?: Action;
}

// What the options page can mend: an address, a token, a permission.
const MENDED_IN_OPTIONS = new Set([
  "unreachable",
  "not-brandlint",
  "no-permission",
  "BL112",
  "BL113",
]);

const plain = (
  title: Key | null,
  text: Key | null,
  action?: Action,
  values?: Record<string, string>,
): Notice => ({
  tone: "plain",
  title,
  text,
  ...(action ? { action } : {}),
  ...(values ? { values } : {}),
});

/** `paused`: does the user want nothing watched here? `null`: nothing is in the way. */
export function noticeOf(
  overview: Overview | null,
  site: Site,
  paused: boolean,
  host: string,
): Notice | null {
  if (paused) return plain("check-state-paused", "paused-todo", "resume", { host });
  if (site.kind === "portal" && !site.on)
    return plain(null, "portal-off", "options", { portal: site.name });
  if (!overview) return withoutReport(site);
  if (overview.checkState.kind === "refused") {
    const { refusal } = overview.checkState;
    return {
      tone: "bad",
      title: null,
      text: null,
      refusal,
      ...(MENDED_IN_OPTIONS.has(refusal.code) ? { action: "options" } : {}),
    };
  }
  if (overview.fields.length === 0) return plain(null, "watching-none-todo", "look");
  if (overview.checkState.kind === "offline")
    return { tone: "care", title: "offline-short-list", text: "offline-todo" };
  return null;
}

function withoutReport(site: Site): Notice {
  switch (site.kind) {
    case "closed":
      return plain(null, "closed-page");
    case "unlisted":
      return plain(null, "allow-site-why", "allow", { host: site.host });
    case "portal":
      return site.edits ? plain(null, "no-answer", "reload") : plain(null, "no-listing-page");
    case "allowed":
      return plain(null, "site-allowed", "reload");
    case "unknown":
      return plain(null, "watching-none-todo");
  }
}
