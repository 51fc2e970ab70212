// Writing as a person would: select, insert by the browser's own editing (so that the page hears of it and its undo works), then look.
import type { Editable } from "../lint-ui";

export type Outcome = "done" | "changed" | "failed";

export interface Change {
  start: number;
  end: number;
  text: string;
}

const later = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

export function changed(text: string, changes: readonly Change[]): string {
  let out = text;
  for (const change of [...changes].sort((left, right) => right.start - left.start))
    out = out.slice(0, change.start) + change.text + out.slice(change.end);
  return out;
}

/** One change that does what several do: an editor then has one step to undo. */
export function asOne(text: string, changes: readonly Change[]): Change {
  const start = Math.min(...changes.map((change) => change.start));
  const end = Math.max(...changes.map((change) => change.end));
  const moved = changes.map((change) => ({
    ...change,
    start: change.start - start,
    end: change.end - start,
  }));
  return { start, end, text: changed(text.slice(start, end), moved) };
}

const spaces = (text: string): string => text.replace(/\s+/g, " ").trim();

/** `changed` if the text is not `seen` any more: nothing was touched. `failed` if the page did not keep it: the text is as it was, as far
 *  as undoing can bring it back. Rich editors may draw white space in their own way, so it does not count there. */
export async function write(
  field: Editable,
  seen: string,
  changes: readonly Change[],
): Promise<Outcome> {
  const before = field.text();
  if (before !== seen || !changes.length) return "changed";
  const change = asOne(before, changes);
  const wanted = changed(before, [change]);
  field.focus();
  if (!field.select(change.start, change.end)) return "failed";
  const page = field.element.ownerDocument;
  if (field.rich) await later(0); // editors take over the selection when the browser tells them
  const insert = (): boolean =>
    change.text ? page.execCommand("insertText", false, change.text) : page.execCommand("delete");
  if (!insert()) return "failed";
  if (field.rich) await later(30); // and draw in their own time
  const kept = (): boolean =>
    field.rich ? spaces(field.text()) === spaces(wanted) : field.text() === wanted;
  if (kept()) return "done";
  if (field.text() !== before) page.execCommand("undo");
  return "failed";
}
