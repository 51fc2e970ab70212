// What the card's buttons do: apply a fix, dismiss a finding, take either back.
import type { DismissalIn, Finding, Fix } from "../api/types";
import type { Field } from "../fields/watch";
import { type TextEdit, write } from "../fields/write";
import type { Words } from "../i18n";
import type { ActionResult, DismissalKind } from "../lint-ui";
import { ask, isRefused } from "../messages";
import { sameFinding, type TrackedFindings } from "./tracked-findings";

/** Characters on each side that a training row keeps, where the profile allows it. */
const CONTEXT = 500;

export interface CardHost {
  t: Words;
  findings: TrackedFindings;
  field(name: string | null): Field | undefined;
  marketplace(): string;
  /** read a field that was written to */
  read(field: Field): void;
  checkAgain(): void;
  /** the worker does not answer */
  orphaned(): void;
}

export async function applyFix(host: CardHost, finding: Finding, fix: Fix): Promise<ActionResult> {
  const refused = { text: host.t("fix-refused") };
  // The edits of an earlier answer count in an earlier text.
  if (!host.findings.all.some((tracked) => sameFinding(tracked.finding, finding))) return refused;
  const plans: { field: Field; now: string; edits: TextEdit[] }[] = [];
  for (const name of new Set(fix.edits.map((edit) => edit.field))) {
    const field = host.field(name);
    const now = field?.editable.text() ?? "";
    const edits =
      field &&
      host.findings.remapEdits(
        fix.edits.filter((edit) => edit.field === name),
        name,
        now,
      );
    if (!field || !edits) {
      host.checkAgain();
      return refused;
    }
    plans.push({ field, now, edits });
  }
  for (const { field, now, edits } of plans) {
    const outcome = await write(field.editable, now, edits);
    if (outcome === "changed") return refused;
    if (outcome === "failed") return { text: host.t("fix-failed") };
    host.read(field);
  }
  const undo = async (): Promise<void> => {
    for (const { field } of plans) {
      field.editable.focus();
      field.editable.element.ownerDocument.execCommand("undo");
      host.read(field);
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
    example: { field, before, text, after, marketplace: host.marketplace(), category: "" },
  };
}

export async function dismiss(
  host: CardHost,
  finding: Finding,
  kind: DismissalKind,
  proof: string,
): Promise<ActionResult> {
  const answer = await ask({
    kind: "dismiss",
    said: dismissalOf(host, finding, kind, proof),
  }).catch(() => null);
  if (!answer) {
    host.orphaned();
    return { text: host.t("orphaned") };
  }
  if (isRefused(answer)) return { text: `${answer.refused.title}. ${answer.refused.todo}` };
  host.checkAgain();
  const undo = async (): Promise<void> => {
    await ask({ kind: "takeBack", id: answer.id }).catch(() => null);
    host.checkAgain();
  };
  return { text: host.t("dismissed"), undo };
}
