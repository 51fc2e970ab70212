// Phrases of folded words, found by their first word, or by their last for wording before a mark.
import type { Fold, Folded } from "./fold";

const ABBREVIATED = 4; // letters from which a word before a full stop is none ("Dr. Martens")

/** A span of a text, with the words it covers. */
export interface WordSpan {
  /** UTF-16 units of the original */
  start: number;
  end: number;
  /** words, `last` exclusive */
  first: number;
  last: number;
}
export interface Hit<T> extends WordSpan {
  value: T;
}
interface Phrase<T> {
  words: string[];
  /** its last word has an apostrophe, so that what follows one in the text belongs to it */
  owned: boolean;
  value: T;
}

export class Phrases<T> {
  private readonly phrases = new Map<string, Phrase<T>[]>();
  private readonly backward: boolean;

  /** `apart` finds signs that part two words; `foundBy`: the word that a search starts from. */
  constructor(
    private readonly fold: Fold,
    private readonly apart: RegExp,
    { foundBy }: { foundBy: "first" | "last" } = { foundBy: "first" },
  ) {
    this.backward = foundBy === "last";
  }

  /** Adds a phrase; of equal ones the first counts. Its words. */
  add(text: string, value: T): string[] {
    const folded = this.fold(text).words;
    const words = folded.map((word) => word.text);
    const by = words.at(this.backward ? -1 : 0) ?? "";
    const phrases = this.phrases.get(by) ?? [];
    const shorter = phrases.findIndex((phrase) => phrase.words.length < words.length);
    phrases.splice(shorter < 0 ? phrases.length : shorter, 0, {
      words,
      owned: Boolean(folded.at(-1)?.stem),
      value,
    });
    if (by) this.phrases.set(by, phrases);
    return words;
  }

  /** The value of exactly these words. Only where phrases are found by their first word. */
  exactly(words: string[]): T | undefined {
    return this.phrases.get(words[0] ?? "")?.find((phrase) => phrase.words.join() === words.join())
      ?.value;
  }

  /** The longest phrase that begins with a word; it ends with it, where phrases are found by their
   *  last. An ending behind an apostrophe is no part of it, unless the phrase has one itself. */
  atWord({ original, words }: Folded, index: number): Hit<T> | undefined {
    const anchor = words[index];
    const phrases = anchor && (this.phrases.get(anchor.plain) ?? this.phrases.get(anchor.stem));
    for (const phrase of phrases ?? []) {
      const first = this.backward ? index - phrase.words.length + 1 : index;
      const last = first + phrase.words.length;
      const [begin, end] = [words[first], words[last - 1]];
      if (!begin || !end) continue;
      const stem = !phrase.owned && end.stem;
      const stands = (word: string, step: number): boolean => {
        const seen = words[first + step] ?? end;
        if (word !== (stem && seen === end ? stem : seen.plain)) return false;
        const before = words[first + step - 1] ?? seen;
        const gap = step ? original.slice(before.to, seen.from) : "";
        return !this.apart.test(gap) || (gap === ". " && before.text.length < ABBREVIATED);
      };
      if (phrase.words.every(stands))
        return {
          start: begin.from,
          end: stem ? end.stop : end.to,
          first,
          last,
          value: phrase.value,
        };
    }
    return undefined;
  }

  /** All that stand in a text, one after the other. */
  *allIn(folded: Folded): Generator<Hit<T>> {
    for (let index = 0; index < folded.words.length; index++) {
      const hit = this.atWord(folded, index);
      if (!hit) continue;
      yield hit;
      index = hit.last - 1;
    }
  }
}
