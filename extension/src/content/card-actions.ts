// What the card's buttons do: apply a fix, dismiss a finding, take either back.
import type { DismissalIn, Finding, Fix } from "../api/types";
import type { Watcher } from "../fields/watch";
import type { CardWords } from "../i18n/card";
import type { ActionResult, DismissalKind, PopoverActions } from "../lint-ui";
import { ask, isRefused } from "../messages";
import { applyFix } from "../shared/apply-fix";
import type { TrackedFindings } from "../shared/tracked-findings";
import type { FindingSource } from "./finding-source";
import type { Offer } from "./layer";
import type { PageListing } from "./listing";

/** Characters on each side that a training row keeps, where the profile allows it. */
const CONTEXT = 500;

/** What the card's actions work on. */
export interface CardHost {
  t: CardWords;
  findings: TrackedFindings;
  listing: PageListing;
  watcher: Watcher;
  source: FindingSource;
  /** the worker does not answer: perhaps this script's extension is gone */
  orphaned(): void;
}

/** The card's actions that need no card. `tell` closes it and says what came of an action. */
export function cardActions(
  host: CardHost,
  tell: (result: ActionResult, offer?: Offer) => void,
): Pick<PopoverActions, "fix" | "dismiss" | "rule" | "page" | "options"> {
  return {
    async fix(finding, fix) {
      const result = await fixFields(host, finding, fix);
      const words = fix.edits.map((edit) => edit.text).join("\n");
      // Refused, or not kept by the page: the words can still be taken by hand.
      const copy = (): void => void navigator.clipboard.writeText(words);
      tell(result, words ? { text: host.t("copy"), act: copy } : undefined);
    },
    async dismiss(finding, kind, proof) {
      const result = await dismiss(host, finding, kind, proof);
      if (result.undo) tell(result);
      return result;
    },
    async rule(id) {
      const rule = await ask({ kind: "rule", id }).catch(() => null);
      return rule && !isRefused(rule) ? rule : null;
    },
    page: (path) => void ask({ kind: "openPage", page: "rule", path }).catch(host.orphaned),
    options: () => void ask({ kind: "openPage", page: "options" }).catch(host.orphaned),
  };
}

async function fixFields(host: CardHost, finding: Finding, fix: Fix): Promise<ActionResult> {
  const { findings, listing, watcher } = host;
  const { outcome, written } = await applyFix(findings, finding, fix, (name) =>
    listing.field(name),
  );
  for (const field of written) watcher.read(field, "left");
  if (outcome === "changed") {
    host.source.checkAgain();
    return { text: host.t("fix-refused") };
  }
  if (outcome === "failed") return { text: host.t("fix-failed") };
  const undo = async (): Promise<void> => {
    for (const field of written) {
      field.editable.focus();
      field.editable.element.ownerDocument.execCommand("undo");
      watcher.read(field, "left");
    }
  };
  return { text: `${host.t("fixed")}. ${host.t("undo-hint")}.`, undo };
}

function dismissalOf(
  host: CardHost,
  finding: Finding,
  kind: DismissalKind,
  proof: string,
): DismissalIn {
  const dismissal: DismissalIn = {
    kind,
    name: finding.mark?.text ?? finding.text,
    rule: finding.rule,
    fingerprint: finding.fingerprint,
    reason: proof,
  };
  const { field, start, end, text } = finding;
  if (field === null || start === null || end === null || !text) return dismissal;
  const before = host.findings.checkedText(field, Math.max(0, start - CONTEXT), start);
  const after = host.findings.checkedText(field, end, end + CONTEXT);
  return {
    ...dismissal,
    example: {
      field,
      before,
      text,
      after,
      marketplace: host.listing.marketplace().id,
      category: "",
    },
  };
}

async function dismiss(
  host: CardHost,
  finding: Finding,
  kind: DismissalKind,
  proof: string,
): Promise<ActionResult> {
  const answer = await ask({
    kind: "dismiss",
    dismissal: dismissalOf(host, finding, kind, proof),
  }).catch(() => null);
  if (!answer) {
    host.orphaned();
    return { text: host.t("orphaned") };
  }
  if (isRefused(answer)) return { text: `${answer.refused.title}. ${answer.refused.todo}` };
  host.source.checkAgain();
  const undo = async (): Promise<void> => {
    await ask({ kind: "takeBack", id: answer.id }).catch(() => null);
    host.source.checkAgain();
  };
  return { text: host.t("dismissed"), undo };
}
