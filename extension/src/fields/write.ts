// Writing as a person would: select, insert by the browser's own editing, then look whether the
// page kept it. So the page hears of the edit, and its undo takes it back.
import type { Editable, Span } from "../lint-ui";

export type Outcome = "done" | "changed" | "failed";

/** A span of a text and what replaces it. */
export interface TextEdit extends Span {
  text: string;
}

const later = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let out = text;
  for (const edit of [...edits].sort((left, right) => right.start - left.start))
    out = out.slice(0, edit.start) + edit.text + out.slice(edit.end);
  return out;
}

/** One edit that does what several do: an editor then has one step to undo. */
export function mergeEdits(text: string, edits: readonly TextEdit[]): TextEdit {
  const start = Math.min(...edits.map((edit) => edit.start));
  const end = Math.max(...edits.map((edit) => edit.end));
  const moved = edits.map((edit) => ({
    ...edit,
    start: edit.start - start,
    end: edit.end - start,
  }));
  return { start, end, text: applyEdits(text.slice(start, end), moved) };
}

const spaces = (text: string): string => text.replace(/\s+/g, " ").trim();

/** `changed` if the text is not `known` any more: nothing was touched. `failed` if the page did not
 *  keep it: the text is as it was, as far as undoing can bring it back. Rich editors may draw white
 *  space in their own way, so it does not count there. */
export async function write(
  field: Editable,
  known: string,
  edits: readonly TextEdit[],
): Promise<Outcome> {
  const before = field.text();
  if (before !== known || !edits.length) return "changed";
  const edit = mergeEdits(before, edits);
  const wanted = applyEdits(before, [edit]);
  field.focus();
  if (!field.select(edit.start, edit.end)) return "failed";
  const page = field.element.ownerDocument;
  if (field.rich) await later(0); // editors take over the selection when the browser tells them
  const insert = (): boolean =>
    edit.text ? page.execCommand("insertText", false, edit.text) : page.execCommand("delete");
  if (!insert()) return "failed";
  if (field.rich) await later(30); // and draw in their own time
  const kept = (): boolean =>
    field.rich ? spaces(field.text()) === spaces(wanted) : field.text() === wanted;
  if (kept()) return "done";
  if (field.text() !== before) page.execCommand("undo");
  return "failed";
}
