// The findings at their current offsets. An answer sets them, every edit moves them, and an edit of
// its words removes a finding.
import type { Edit, Finding, Listing } from "../api/types";
import type { TextEdit } from "../fields/write";
import { remapSpan, type Span, textChange } from "../lint-ui";

export interface TrackedFinding extends Span {
  /** the same over answers, as long as the finding is */
  id: string;
  finding: Finding;
}

/** Are they equal, with the same fixes at the same offsets? */
export const sameFinding = (one: Finding, other: Finding): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

export class TrackedFindings {
  all: TrackedFinding[] = [];
  private checked = new Map<string, string>();

  set(findings: readonly Finding[], checked: Listing): void {
    this.checked = new Map([...Object.entries(checked.fields), ["brand", checked.brand ?? ""]]);
    const counts = new Map<string, number>();
    this.all = findings.map((finding) => {
      const name = `${finding.fingerprint}:${finding.field}`;
      const count = counts.get(name) ?? 0;
      counts.set(name, count + 1);
      const { start, end } = finding;
      return { id: `${name}:${count}`, finding, start: start ?? 0, end: end ?? 0 };
    });
  }

  /** Fails closed: a finding stands only on the words it was given for. */
  textChanged(field: string, before: string, after: string): void {
    const change = textChange(before, after);
    this.all = this.all.flatMap((tracked) => {
      if (tracked.finding.field !== field) return [tracked];
      const span = remapSpan(tracked, change, after);
      const kept = span && after.slice(span.start, span.end) === tracked.finding.text;
      return kept ? [{ ...tracked, ...span }] : [];
    });
  }

  get(id: string | null): TrackedFinding | undefined {
    return id === null ? undefined : this.all.find((tracked) => tracked.id === id);
  }

  /** The one at this offset, as popup and panel name it; else any of the same fingerprint. */
  find(wanted: { fingerprint: string; field: string; start: number }): TrackedFinding | undefined {
    const alike = this.all.filter(({ finding }) => finding.fingerprint === wanted.fingerprint);
    const same = ({ finding, start }: TrackedFinding): boolean =>
      finding.field === wanted.field && start === wanted.start;
    return alike.find(same) ?? alike[0];
  }

  inField(name: string): TrackedFinding[] {
    return this.all.filter(({ finding }) => finding.field === name && finding.start !== null);
  }

  /** In the order of the fields, then of the text. Findings of the listing as a whole are left
   *  out. */
  inOrder(fields: readonly string[]): TrackedFinding[] {
    const position = ({ finding }: TrackedFinding): number => fields.indexOf(finding.field ?? "");
    return this.all
      .filter((tracked) => tracked.finding.start !== null && position(tracked) >= 0)
      .sort((one, other) => position(one) - position(other) || one.start - other.start);
  }

  /** Part of a field as it was checked. */
  checkedText(field: string, start = 0, end?: number): string {
    return this.checked.get(field)?.slice(start, end) ?? "";
  }

  /** Edits of a checked field at their offsets in its text `now`; null if words under one
   *  changed. */
  remapEdits(edits: readonly Edit[], field: string, now: string): TextEdit[] | null {
    const before = this.checked.get(field);
    if (before === undefined) return null;
    const change = textChange(before, now);
    const remapped: TextEdit[] = [];
    for (const edit of edits) {
      const span = before === now ? edit : remapSpan(edit, change, now);
      if (!span) return null;
      if (now.slice(span.start, span.end) !== before.slice(edit.start, edit.end)) return null;
      remapped.push({ start: span.start, end: span.end, text: edit.text });
    }
    return remapped;
  }

  /** The findings at their offsets of now, as popup and panel get them. */
  current(): Finding[] {
    return this.all.map(({ finding, start, end }) =>
      finding.start === null ? finding : { ...finding, start, end },
    );
  }
}
