// Phrases of folded words, found by their first word (or, for wording that stands before a mark, by their last).
import type { Fold, Folded } from "./fold";

const ABBREVIATED = 4; // letters from which a word before a full stop is none ("Dr. Martens")

export interface Place {
  /** UTF-16 units of the original */
  start: number;
  end: number;
  /** words, `last` exclusive */
  first: number;
  last: number;
}
export interface Hit<T> extends Place {
  value: T;
}
interface Row<T> {
  words: string[];
  /** its last word has an apostrophe, so that what follows one in the text belongs to it */
  owned: boolean;
  value: T;
}

export class Phrases<T> {
  private readonly rows = new Map<string, Row<T>[]>();

  /** `apart` finds signs that part two words; `backward`: phrases are found by their last word. */
  constructor(
    private readonly fold: Fold,
    private readonly apart: RegExp,
    private readonly backward = false,
  ) {}

  /** Adds a phrase; of equal ones the first counts. Its words. */
  add(text: string, value: T): string[] {
    const folded = this.fold(text).words;
    const words = folded.map((word) => word.text);
    const by = words.at(this.backward ? -1 : 0) ?? "";
    const rows = this.rows.get(by) ?? [];
    const shorter = rows.findIndex((row) => row.words.length < words.length);
    rows.splice(shorter < 0 ? rows.length : shorter, 0, {
      words,
      owned: Boolean(folded.at(-1)?.stem),
      value,
    });
    if (by) this.rows.set(by, rows);
    return words;
  }

  /** What just these words stand for, where phrases are found by their first. */
  of(words: string[]): T | undefined {
    return this.rows.get(words[0] ?? "")?.find((row) => row.words.join() === words.join())?.value;
  }

  /** The longest phrase that begins (backward: ends) with word `at`; an ending behind an apostrophe is no part of it, unless it has one itself. */
  at({ original, words }: Folded, at: number): Hit<T> | undefined {
    const anchor = words[at];
    const rows = anchor && (this.rows.get(anchor.plain) ?? this.rows.get(anchor.stem));
    for (const row of rows ?? []) {
      const first = this.backward ? at - row.words.length + 1 : at;
      const last = first + row.words.length;
      const [begin, end] = [words[first], words[last - 1]];
      if (!begin || !end) continue;
      const stem = !row.owned && end.stem;
      const stands = (word: string, step: number): boolean => {
        const seen = words[first + step] ?? end;
        if (word !== (stem && seen === end ? stem : seen.plain)) return false;
        const before = words[first + step - 1] ?? seen;
        const gap = step ? original.slice(before.to, seen.from) : "";
        return !this.apart.test(gap) || (gap === ". " && before.text.length < ABBREVIATED);
      };
      if (row.words.every(stands))
        return { start: begin.from, end: stem ? end.stop : end.to, first, last, value: row.value };
    }
    return undefined;
  }

  /** All that stand in a text, one after the other. */
  *in(page: Folded): Generator<Hit<T>> {
    for (let at = 0; at < page.words.length; at++) {
      const hit = this.at(page, at);
      if (!hit) continue;
      yield hit;
      at = hit.last - 1;
    }
  }
}
