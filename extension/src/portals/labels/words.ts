// Finds the words of the table in a text.
import { LABEL_WORDS, type LabelRow } from "./label-words";

/** Compatibility forms and accents undone, camel case split, signs as single spaces: `seoTitle` →
 *  `seo title`, `Größe` → `grosse`. */
export function folded(text: string): string {
  return (
    text
      .normalize("NFKD")
      // Accents only: Japanese voicing marks are letters of their own.
      .replace(/[\u0300-\u036f]/g, "")
      .normalize("NFC")
      .replace(/([a-z\d])([A-Z])/g, "$1 $2")
      .toLowerCase()
      .replace(/ß/g, "ss")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim()
  );
}

// Two expressions a row: words of alphabets end where letters end, Chinese and Japanese write none
// of that.
let compiled: RegExp[][] | undefined;

function expressions(): RegExp[][] {
  compiled ??= LABEL_WORDS.map(({ words }) => {
    const { zh, ja, ...spaced } = words;
    // Longest first, as the first alternative that fits is taken.
    const joined = (lists: string[], letters: string): string =>
      lists
        .flatMap(alternatives)
        .sort((left, right) => right.length - left.length)
        .join("|")
        .replaceAll("~", letters);
    return [
      // After folding, letters of these languages are those from a to z; Unicode classes would cost
      // milliseconds to compile.
      new RegExp(`(?<![a-z])(?:${joined(Object.values(spaced), "[a-z]*")})(?![a-z])`, "g"),
      new RegExp(joined([zh, ja], "[^ \\x00-\\x7f]*"), "g"),
    ];
  });
  return compiled;
}

// At the `|` outside brackets.
function alternatives(words: string): string[] {
  const found = [""];
  let depth = 0;
  for (const sign of words) {
    if (sign === "|" && !depth) {
      found.push("");
      continue;
    }
    if (sign === "(") depth++;
    if (sign === ")") depth--;
    found[found.length - 1] += sign;
  }
  return found;
}

/** The rows of the table that a text matches, in their order; each row at most once. */
export function rowsIn(text: string): LabelRow[] {
  const plain = folded(text);
  if (!plain) return [];
  const matches = expressions().flatMap((pair, row) =>
    pair.flatMap((expression) =>
      [...plain.matchAll(expression)]
        .filter(([whole]) => whole)
        .map((match) => ({ row, start: match.index, end: match.index + match[0].length })),
    ),
  );
  const open = matches.filter(
    (match) =>
      !matches.some(
        (other) =>
          other.row !== match.row &&
          other.start <= match.start &&
          other.end >= match.end &&
          (other.end - other.start > match.end - match.start || other.row < match.row),
      ),
  );
  return [...new Set(open.map(({ row }) => row))].map((row) => LABEL_WORDS[row]!);
}
