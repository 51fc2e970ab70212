// Applying a fix of a finding to the fields as they are now.
import type { Finding, Fix } from "../api/types";
import { type Outcome, type TextEdit, write } from "../fields/write";
import type { Editable } from "../lint-ui";
import { sameFinding, type TrackedFindings } from "./tracked-findings";

interface FixField {
  editable: Editable;
}

export interface FixResult<Field> {
  /** `changed`: the text is no longer that of the finding, and nothing was touched */
  outcome: Outcome;
  /** the fields that were written to */
  written: Field[];
}

/** All edits of the fix, or none where the words under one are others by now. */
export async function applyFix<Field extends FixField>(
  findings: TrackedFindings,
  finding: Finding,
  fix: Fix,
  fieldOf: (name: string) => Field | undefined,
): Promise<FixResult<Field>> {
  // The edits of an earlier answer count in an earlier text.
  if (!findings.all.some((tracked) => sameFinding(tracked.finding, finding)))
    return { outcome: "changed", written: [] };
  const plans: { field: Field; now: string; edits: TextEdit[] }[] = [];
  for (const name of new Set(fix.edits.map((edit) => edit.field))) {
    const field = fieldOf(name);
    const now = field?.editable.text() ?? "";
    const own = fix.edits.filter((edit) => edit.field === name);
    const edits = field && findings.remapEdits(own, name, now);
    if (!field || !edits) return { outcome: "changed", written: [] };
    plans.push({ field, now, edits });
  }
  const written: Field[] = [];
  for (const { field, now, edits } of plans) {
    const outcome = await write(field.editable, now, edits);
    if (outcome !== "done") return { outcome, written };
    written.push(field);
  }
  return { outcome: "done", written };
}
