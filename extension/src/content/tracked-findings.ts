// The findings where they are now: set by an answer, moved with every edit, gone where their words are no longer theirs.
import type { Edit, Finding, Listing } from "../api/types";
import { remapSpan, textChange } from "../lint-ui";

export interface Live {
  /** the same over answers, as long as the finding is */
  id: string;
  finding: Finding;
  start: number;
  end: number;
}

export interface Place {
  start: number;
  end: number;
  text: string;
}

/** Do they say the same, with the same fixes at the same places? */
export const alike = (one: Finding, other: Finding): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

export class Findings {
  rows: Live[] = [];
  private checked = new Map<string, string>();

  take(findings: readonly Finding[], sent: Listing): void {
    this.checked = new Map([...Object.entries(sent.fields), ["brand", sent.brand ?? ""]]);
    const counts = new Map<string, number>();
    this.rows = findings.map((finding) => {
      const name = `${finding.fingerprint}:${finding.field}`;
      const at = counts.get(name) ?? 0;
      counts.set(name, at + 1);
      return { id: `${name}:${at}`, finding, start: finding.start ?? 0, end: finding.end ?? 0 };
    });
  }

  /** Fails closed: a mark stands only on the words it was given for. */
  edited(field: string, before: string, after: string): void {
    const edit = textChange(before, after);
    this.rows = this.rows.flatMap((row) => {
      if (row.finding.field !== field) return [row];
      const at = remapSpan(row, edit, after);
      return at && after.slice(at.start, at.end) === row.finding.text ? [{ ...row, ...at }] : [];
    });
  }

  get(id: string | null): Live | undefined {
    return id === null ? undefined : this.rows.find((row) => row.id === id);
  }

  in(field: string): Live[] {
    return this.rows.filter((row) => row.finding.field === field && row.finding.start !== null);
  }

  /** In the order of the fields, then of the text; those of the listing as a whole left out. */
  ordered(fields: readonly string[]): Live[] {
    const order = new Map(fields.map((name, at) => [name, at]));
    return this.rows
      .filter((row) => row.finding.start !== null && order.has(row.finding.field!))
      .sort(
        (left, right) =>
          order.get(left.finding.field!)! - order.get(right.finding.field!)! ||
          left.start - right.start,
      );
  }

  /** Part of a field as it was checked. */
  seen(field: string, start = 0, end?: number): string {
    return this.checked.get(field)?.slice(start, end) ?? "";
  }

  /** Where edits of a checked field belong in its text now, or null if the words under one are others. */
  placed(edits: readonly Edit[], field: string, now: string): Place[] | null {
    const before = this.checked.get(field);
    if (before === undefined) return null;
    const edit = textChange(before, now);
    const found: Place[] = [];
    for (const each of edits) {
      const at = before === now ? each : remapSpan(each, edit, now);
      if (!at || now.slice(at.start, at.end) !== before.slice(each.start, each.end)) return null;
      found.push({ start: at.start, end: at.end, text: each.text });
    }
    return found;
  }

  /** As reported to popup and panel. */
  plain(): Finding[] {
    return this.rows.map(({ finding, start, end }) =>
      finding.start === null ? finding : { ...finding, start, end },
    );
  }
}
