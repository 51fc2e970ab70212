// What a search depends on beside the text: the marketplace, the languages, the day and the
// seller's own brands. It holds for all fields of a listing.
import type { Listing } from "../api/types";
import type { Fold } from "./fold";
import { type Form, type Pack, type Term, termsOf } from "./pack";
import { Phrases } from "./phrases";

export interface ShortListSettings {
  ownBrands: string[];
  authorisedBrands: string[];
  rulesOff: string[];
}

/** What is known of the pack before any listing. */
export interface PackIndex {
  pack: Pack;
  fold: Fold;
  /** signs that part two words */
  apart: RegExp;
  marks: Phrases<Form>;
  /** the folded words of a text with one space between them */
  key(text: string): string;
}

export interface Scope {
  /** of the listing's text */
  language: string;
  /** messages in English (0) or Chinese (1) */
  says: 0 | 1;
  rulesOff: readonly string[];
  /** the seller's brands: by key, as phrases of a text, and their single words */
  own: { keys: Set<string>; names: Phrases<true>; words: Set<string> };
  terms: Phrases<Term>;
  /** terms of scripts without spaces, by their folded text, and an expression that finds them */
  unspaced: { terms: Map<string, Term>; pattern: RegExp | null };
  /** wording that stands before a mark; `not` breaks the link, `strong` settles it alone */
  before: Phrases<"strong" | "weak" | "not">;
  /** wording that stands behind a mark; `bars`: the goods do not fit it */
  after: Phrases<"fits" | "bars">;
}

const CJK = /[\u3040-\u30ff\u3400-\u9fff]/;

export function scopeOf(
  index: PackIndex,
  listing: Listing,
  settings: ShortListSettings,
  day: string,
  messages: "en" | "zh",
): Scope {
  const { pack } = index;
  const market = listing.marketplace ?? "";
  const named = listing.lang?.slice(0, 2) ?? "";
  const [usual, territories] = (pack.markets[market || named] ?? pack.markets.en) as [
    string,
    string,
  ];
  const language = named || usual;
  const says = messages === "zh" ? 1 : 0;
  return {
    language,
    says,
    rulesOff: settings.rulesOff,
    own: ownBrands(index, [
      ...settings.ownBrands,
      ...settings.authorisedBrands,
      ...(listing.brands ?? []),
    ]),
    ...termsFor(index, { language, market, territories, day }),
    ...wordingIn(index, language),
  };
}

function ownBrands({ fold, apart, marks, key }: PackIndex, brands: string[]): Scope["own"] {
  const own: Scope["own"] = { keys: new Set(), names: new Phrases(fold, apart), words: new Set() };
  for (const brand of brands) {
    const words = own.names.add(brand, true);
    if (!words.length) continue;
    const known = marks.exactly(words) ?? marks.exactly([words.join("")]);
    own.keys.add(words.join(" ")).add(key(known?.mark.house ?? brand));
    for (const word of words) if (word.length > 2) own.words.add(word);
  }
  return own;
}

function termsFor(
  { pack, fold, apart }: PackIndex,
  where: { language: string; market: string; territories: string; day: string },
): Pick<Scope, "terms" | "unspaced"> {
  const terms = new Phrases<Term>(fold, apart);
  const unspaced = new Map<string, Term>();
  for (const term of termsOf(pack)) {
    const { lang = "en", in: law = "", on = "", from = "", until = "9" } = term.group;
    if (lang !== "en" && lang !== where.language) continue;
    if (from > where.day || until < where.day) continue;
    if (!RegExp(law).test(where.territories) || !RegExp(on).test(where.market)) continue;
    if (CJK.test(term.text)) unspaced.set(fold(term.text).text, term);
    else terms.add(term.text, term);
  }
  const longestFirst = [...unspaced.keys()].sort((a, b) => b.length - a.length);
  const pattern = longestFirst.length ? RegExp(longestFirst.join("|"), "g") : null;
  return { terms, unspaced: { terms: unspaced, pattern } };
}

function wordingIn(
  { pack, fold, apart }: PackIndex,
  language: string,
): Pick<Scope, "before" | "after"> {
  const before: Scope["before"] = new Phrases(fold, apart, { foundBy: "last" });
  const after: Scope["after"] = new Phrases(fold, apart);
  // Chinese and Japanese wording cannot be taken for words of another language, so it always
  // counts.
  for (const name of new Set([language, "en", "ja", "zh"])) {
    const wording = pack.wording[name] ?? {};
    for (const kind of ["not", "strong", "weak"] as const)
      for (const text of wording[kind]?.split("|") ?? []) before.add(text, kind);
    for (const text of wording.after?.split("|") ?? []) after.add(text, "fits");
    for (const text of wording.bars?.split("|") ?? []) after.add(text, "bars");
  }
  return { before, after };
}
