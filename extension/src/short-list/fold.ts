// Folds a text into comparable text and words, with their offsets in the original (UTF-16 units).
// The rules and tables are those of `nlp/brandlint_nlp/fold.py`; `tests/extension/vectors` holds
// both to the same answers.

export interface FoldTables {
  /** letters and signs that Unicode does not take apart */
  special: Record<string, string>;
  /** letters that lower case does not fold */
  case: Record<string, string>;
  /** signs that were stored as UTF-8 and read with another table, none of them a sign of patterns,
   *  the longest first */
  misread: Record<string, string>;
  /** Latin letter → letters of other scripts that can be taken for it */
  twins: Record<string, string>;
  /** insides of pattern classes; `upper`: letters that fold to upper case */
  classes: {
    combining: string;
    kana_marks: string;
    zero_width: string;
    cjk: string;
    hiragana: string;
    thai: string;
    thai_signs: string;
    katakana: string;
    upper: string;
  };
}

export interface Word {
  text: string;
  /** in Latin letters, if it only looks like them, else as `text` */
  plain: string;
  from: number;
  to: number;
  /** the part before its last apostrophe, empty if it has none, and the offset where that ends; a
   *  possessive or a case ending may follow */
  stem: string;
  stop: number;
}

export interface Folded {
  original: string;
  text: string;
  words: Word[];
  /** where the unit of `text` at this offset starts in the original */
  from(at: number): number;
  to(at: number): number;
}

const PLAIN = /^[\t\n\r -\x7f]*$/;
const PLAIN_WORD = /[a-z0-9]+(?:'[a-z0-9]+)*|&/g;
const REMEMBERED = 4096; // clusters

export type Fold = (text: string) => Folded;

/** Folded words with one space between them. */
export const keyOf = ({ words }: Folded): string => words.map((word) => word.text).join(" ");

export function folder({ special, misread, classes, ...tables }: FoldTables): Fold {
  const joined = classes.combining + classes.kana_marks;
  const { cjk, hiragana, katakana, thai, thai_signs } = classes;
  const letters = `(?:[a-z0-9]|(?![\\0-\\x7f${cjk}${hiragana}${katakana}${thai}])[\\p{L}\\p{N}])+`;
  const anyWord = new RegExp(
    `${letters}(?:'${letters})*|[${cjk}]|[${thai}][${thai_signs}]*|[${katakana}]+|[${hiragana}]+|&`,
    "gu",
  );
  const wrong = Object.keys(misread).join("|");
  const cluster = `(?:[\\t\\n\\r -~](?![${joined}]))+|[^][${joined}]*`;
  const clusters = new RegExp(cluster, "gu");
  const clustersOrWrong = new RegExp(`${wrong}|${cluster}`, "gu");
  const anyWrong = new RegExp(wrong, "u");
  const strip = new RegExp(`[${classes.combining}]`, "gu");
  const upper = new RegExp(`[${classes.upper}]`, "u");
  const control = /^(?![\t\n\r])[\p{Cf}\p{Cc}]/u;
  const memory = new Map<string, string>();
  const twins: Record<string, string> = {};
  for (const [latin, like] of Object.entries(tables.twins))
    for (const letter of like) twins[letter] = latin;

  const exchanged = (text: string, table: Record<string, string>): string =>
    Array.from(text, (sign) => table[sign] ?? sign).join("");
  const lower = (sign: string): string =>
    tables.case[sign] ?? (upper.test(sign) ? sign.toUpperCase() : sign.toLowerCase());

  function foldCluster(sign: string): string {
    let text = memory.get(sign);
    if (text !== undefined) return text;
    text = exchanged(misread[sign] ?? sign, special);
    if (control.test(text)) text = "";
    text = Array.from(text.normalize("NFKC"), lower).join("").normalize("NFD");
    text = exchanged(text.replace(strip, ""), special).normalize("NFC");
    if (memory.size > REMEMBERED) memory.clear();
    memory.set(sign, text);
    return text;
  }

  function unmask(word: string): string {
    const text = PLAIN.test(word) ? word : exchanged(word, twins);
    return PLAIN.test(text) ? text : word;
  }

  return (original) => {
    const same = PLAIN.test(original);
    let text = same ? original.toLowerCase().replaceAll("`", "'") : "";
    const [starts, ends]: [number[], number[]] = [[], []];
    for (const { 0: found, index } of same
      ? []
      : original.matchAll(anyWrong.test(original) ? clustersOrWrong : clusters)) {
      const plain = PLAIN.test(found);
      const piece = plain ? found.toLowerCase().replaceAll("`", "'") : foldCluster(found);
      text += piece;
      for (let at = 0; at < piece.length; at++) {
        starts.push(plain ? index + at : index);
        ends.push(index + (plain ? at + 1 : found.length));
      }
    }
    const from = (at: number): number => starts[at] ?? at;
    const to = (at: number): number => ends[at] ?? at + 1;
    const words: Word[] = [];
    for (const { 0: found, index } of text.matchAll(same ? PLAIN_WORD : anyWord)) {
      const tick = found.lastIndexOf("'");
      const bare = (part: string): string => (tick < 0 ? part : part.replaceAll("'", ""));
      const word = found === "&" ? "and" : bare(found);
      const [plain, stem] = [same ? word : unmask(word), bare(found.slice(0, Math.max(0, tick)))];
      words.push({
        text: word,
        plain,
        from: from(index),
        to: to(index + found.length - 1),
        stem,
        stop: to(index + tick - 1),
      });
    }
    return { original, text, words, from, to };
  };
}
