// What the card's buttons do: apply a fix, put a finding aside, take either back.
import type { DismissalIn, Finding, Fix } from "../api/types";
import type { Field } from "../fields/watch";
import { write } from "../fields/write";
import type { Words } from "../i18n";
import type { ActionResult, DismissalKind } from "../lint-ui";
import { ask, isRefused } from "../messages";
import { alike, type Findings, type Place } from "./tracked-findings";

const AROUND = 500; // characters on each side that a training row keeps, where the profile allows it

export interface Desk {
  t: Words;
  findings: Findings;
  field(name: string | null): Field | undefined;
  marketplace(): string;
  /** read a field that was written to */
  read(field: Field): void;
  again(): void;
  gone(): void;
}

export async function applyFix(desk: Desk, finding: Finding, fix: Fix): Promise<ActionResult> {
  const refused = { text: desk.t("fix-refused") };
  // The edits of an earlier answer count in an earlier text.
  if (!desk.findings.rows.some((row) => alike(row.finding, finding))) return refused;
  const plans: { field: Field; now: string; edits: Place[] }[] = [];
  for (const name of new Set(fix.edits.map((edit) => edit.field))) {
    const field = desk.field(name);
    const now = field?.editable.text() ?? "";
    const edits =
      field &&
      desk.findings.placed(
        fix.edits.filter((edit) => edit.field === name),
        name,
        now,
      );
    if (!field || !edits) {
      desk.again();
      return refused;
    }
    plans.push({ field, now, edits });
  }
  for (const { field, now, edits } of plans) {
    const outcome = await write(field.editable, now, edits);
    if (outcome === "changed") return refused;
    if (outcome === "failed") return { text: desk.t("fix-failed") };
    desk.read(field);
  }
  const undo = async (): Promise<void> => {
    for (const { field } of plans) {
      field.editable.focus();
      field.editable.element.ownerDocument.execCommand("undo");
      desk.read(field);
    }
  };
  return { text: `${desk.t("fixed")}. ${desk.t("undo-hint")}.`, undo };
}

function dismissal(desk: Desk, finding: Finding, kind: DismissalKind, proof: string): DismissalIn {
  const said: DismissalIn = {
    kind,
    name: finding.mark?.text ?? finding.text,
    rule: finding.rule,
    fingerprint: finding.fingerprint,
    reason: proof,
  };
  const { field, start, end, text } = finding;
  if (field === null || start === null || end === null || !text) return said;
  const before = desk.findings.seen(field, Math.max(0, start - AROUND), start);
  const after = desk.findings.seen(field, end, end + AROUND);
  return {
    ...said,
    example: { field, before, text, after, marketplace: desk.marketplace(), category: "" },
  };
}

export async function putAside(
  desk: Desk,
  finding: Finding,
  kind: DismissalKind,
  proof: string,
): Promise<ActionResult> {
  const answer = await ask({ kind: "dismiss", said: dismissal(desk, finding, kind, proof) }).catch(
    () => null,
  );
  if (!answer) {
    desk.gone();
    return { text: desk.t("orphaned") };
  }
  if (isRefused(answer)) return { text: `${answer.refused.title}. ${answer.refused.todo}` };
  desk.again();
  const undo = async (): Promise<void> => {
    await ask({ kind: "takeBack", id: answer.id }).catch(() => null);
    desk.again();
  };
  return { text: desk.t("dismissed"), undo };
}
