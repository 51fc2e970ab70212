// The short list against a listing. Nothing here reads a context: what is on the list counts wherever it stands, unless it is the
// seller's own; wording right beside a mark only lowers it. The server's answer replaces all of this.
import type { Finding, Listing } from "../api/types";
import { type Folded, folder, keyOf } from "./fold";
import { type Draft, settled } from "./overlaps";
import { type Form, formsOf, type Pack, type Term, termsOf } from "./pack";
import { type Hit, Phrases, type Place } from "./phrases";
import { worded } from "./to-finding";

export interface ShortListSettings {
  ownBrands: string[];
  authorisedBrands: string[];
  rulesOff: string[];
}

const ROLE = /^(title|bullet|search_terms|brand|item_highlights|compatible_devices)(_\d+)?$/;
const CJK = /[\u3040-\u30ff\u3400-\u9fff]/;
const GLUED = /^([a-z]{3,})\d[a-z0-9]*$/; // a mark and its model
const STRONG_REACH = 4; // words between wording and mark
const WEAK_REACH = 2;
const LIST_REACH = 8; // words between two marks of one list
/** A function that finds what is on the list. It remembers each field's last text and findings, so that only changed fields cost. */
export function shortList(
  pack: Pack,
): (listing: Listing, settings: ShortListSettings, language: "en" | "zh") => Finding[] {
  const fold = folder(pack.fold);
  const key = (text: string): string => keyOf(fold(text));
  const [apart, pause] = [new RegExp(pack.patterns.apart), new RegExp(pack.patterns.break)];
  const passable = new RegExp(`^(?:${pack.patterns.model}|${pack.joints.replaceAll(" ", "|")})$`);
  const hidden = new RegExp(`[${pack.fold.classes.zero_width}]`);
  const phrases = <T>(backward = false): Phrases<T> => new Phrases<T>(fold, apart, backward);

  const marks = phrases<Form>();
  for (const form of formsOf(pack)) {
    const words = marks.add(form.text, form);
    const joined = words.join("");
    if (words.length > 1 && joined.length > 5 && /^\w+$/.test(joined)) marks.add(joined, form);
  }

  const between = (page: Folded, first: number, last: number): boolean =>
    page.words.slice(first, last).every((word) => passable.test(word.text));

  /** A mark written otherwise: with its model joined to it, as a plural, in two pieces. */
  function written(page: Folded, at: number): Hit<Form> | undefined {
    const [word, next] = [page.words[at], page.words[at + 1]];
    if (!word) return undefined;
    const { plain, from: start, to } = word;
    const hit = (name: string, end = to, last = at + 1): Hit<Form> | undefined => {
      const value = marks.of([name]);
      return value && { start, end, first: at, last, value };
    };
    const glued = to - start === plain.length && GLUED.exec(plain)?.[1];
    if (glued) return hit(glued, start + glued.length);
    const plural =
      plain.length > 4 && plain.endsWith("s") && !word.stem ? hit(plain.slice(0, -1)) : undefined;
    if (plural && !plural.value.not.includes("s")) return plural;
    const gap = page.original.charAt(to);
    const close = next?.from === to + 1 && (gap === "-" || (gap === " " && plain.length === 1));
    const pieces =
      close && plain.length + next.plain.length > 4
        ? hit(plain + next.plain, next.to, at + 2)
        : undefined;
    return pieces && pieces.value.mark.fame > 2 ? pieces : undefined;
  }

  /** What finds in one field after the other, as long as nothing else about the listing changes. */
  function reader(
    listing: Listing,
    settings: ShortListSettings,
    day: string,
    says: 0 | 1,
  ): (field: string, text: string) => Finding[] {
    const market = listing.marketplace ?? "";
    const said = listing.lang?.slice(0, 2) ?? "";
    const [usual, where] = (pack.markets[market || said] ?? pack.markets.en) as [string, string];
    const language = said || usual;
    const [own, names, words] = [new Set<string>(), phrases<true>(), new Set<string>()];
    for (const brand of [
      ...settings.ownBrands,
      ...settings.authorisedBrands,
      ...(listing.brands ?? []),
    ]) {
      const folded = names.add(brand, true);
      if (!folded.length) continue;
      const known = marks.of(folded) ?? marks.of([folded.join("")]);
      own.add(folded.join(" ")).add(key(known?.mark.house ?? brand));
      for (const word of folded) if (word.length > 2) words.add(word);
    }
    const [terms, runs] = [phrases<Term>(), new Map<string, Term>()];
    for (const term of termsOf(pack)) {
      const { lang = "en", in: law = "", on = "", from = "", until = "9" } = term.group;
      if (
        !["en", language].includes(lang) ||
        from > day ||
        until < day ||
        !RegExp(law).test(where) ||
        !RegExp(on).test(market)
      )
        continue;
      if (CJK.test(term.text)) runs.set(fold(term.text).text, term);
      else terms.add(term.text, term);
    }
    const run = [...runs.keys()].sort((a, b) => b.length - a.length).join("|");
    const [before, after] = [phrases<"strong" | "weak" | "not">(true), phrases<true>()];
    // Chinese and Japanese wording cannot be taken for words of another language, so that it needs no language to be named.
    for (const name of new Set([language, "en", "ja", "zh"])) {
      const wording = pack.wording[name] ?? {};
      for (const kind of ["not", "strong", "weak"] as const)
        for (const text of wording[kind]?.split("|") ?? []) before.add(text, kind);
      for (const text of wording.after?.split("|") ?? []) after.add(text, true);
    }

    /** The words beside a mark that say the goods only fit it; `strong`: they settle it alone. */
    function wordingAt(
      page: Folded,
      hit: Place,
      title: boolean,
    ): { cue: string; strong: boolean } | null {
      const text = page.original;
      for (
        let last = hit.first;
        last > 0 && last >= hit.first - STRONG_REACH && between(page, last, hit.first);
        last--
      ) {
        const found = before.at(page, last - 1);
        if (!found || (found.value === "weak" && hit.first - last > WEAK_REACH)) continue;
        if (found.value === "not" || pause.test(`${text.slice(found.end, hit.start)} `))
          return null;
        return { cue: text.slice(found.start, found.end), strong: found.value === "strong" };
      }
      const found = title && !hit.first ? undefined : after.at(page, hit.last); // a mark that leads the title reads as the maker
      return found && !pause.test(text.slice(hit.end, found.start))
        ? { cue: text.slice(found.start, found.end), strong: true }
        : null;
    }

    function markDrafts(page: Folded, part: string): Draft[] {
      const found: Draft[] = [];
      let previous: (Place & { cue: string }) | null = null;
      for (let at = 0; at < page.words.length; at++) {
        const hit = marks.at(page, at) ?? written(page, at);
        if (!hit || hit.value.not.includes(language)) continue;
        at = hit.last - 1;
        const { text, owner, house, kind } = hit.value.mark;
        const name = key(hit.value.text);
        if ([name, key(text), key(house)].some((one) => own.has(one)) || words.has(name)) continue;
        if ([...own].some((brand) => ` ${name} `.includes(` ${brand} `))) continue;
        let wording: ReturnType<typeof wordingAt> = /brand|search/.test(part)
          ? null
          : wordingAt(page, hit, part === "title");
        if (
          !wording &&
          previous &&
          hit.first - previous.last <= LIST_REACH &&
          between(page, previous.last, hit.first)
        ) {
          if (!pause.test(page.original.slice(previous.end, hit.start)))
            wording = { cue: previous.cue, strong: true };
        }
        const cue: string = wording?.cue ?? "";
        previous = wording && { ...hit, cue };
        let rule = wording ? "compatibility-wording" : "third-party-mark";
        if (kind === "franchise") rule = "licensed-property";
        else if (kind === "technology" && part !== "brand" && !wording?.strong)
          rule = "technology-mark";
        const search = part === "search_terms";
        if (search) rule = "mark-in-search-terms";
        const masked = page.words
          .slice(hit.first, hit.last)
          .some((word) => word.plain !== word.text);
        if (masked || hidden.test(page.original.slice(hit.start, hit.end))) rule = "lookalike-mark";
        const severity = pack.texts[rule]?.severity ?? "warning";
        found.push({
          ...hit,
          ...hit.value.mark,
          rule,
          severity,
          score: 0.9,
          values: { mark: text, owner, cue },
          deletion: search ? "unsafe" : "",
        });
      }
      return found;
    }

    function* termsIn(page: Folded): Generator<Hit<Term>> {
      yield* terms.in(page);
      for (const { 0: found, index } of run ? page.text.matchAll(RegExp(run, "g")) : []) {
        const [value, start, end] = [
          runs.get(found),
          page.from(index),
          page.to(index + found.length - 1),
        ];
        const first = page.words.filter((word) => word.to <= start).length;
        if (value)
          yield {
            start,
            end,
            first,
            last: page.words.filter((word) => word.from < end).length,
            value,
          };
      }
    }

    function termDrafts(page: Folded, part: string): Draft[] {
      const found: Draft[] = [];
      const flat = (text: string): string => text.replace(/[\s-]+/g, " ");
      for (const hit of termsIn(page)) {
        const { rule, group, text, name, generic, owner } = hit.value;
        if (group.case && flat(page.original.slice(hit.start, hit.end)) !== flat(text)) continue;
        if (group.noun && /[®™]/.test(page.original.charAt(hit.end))) continue;
        if (!RegExp(group.field ?? "").test(part.replace("item_highlights", "title"))) continue;
        const why = pack.why[group.why ?? ""]?.[says] ?? "";
        const { severity = "warning" } = group;
        const score = group.confidence === "high" ? 0.95 : 0.85;
        found.push({
          ...hit,
          rule,
          severity,
          score,
          values: { mark: name, owner, why, generic },
          kind: generic && "maker",
          fame: 0,
          deletion: group.delete ?? "",
        });
      }
      return found;
    }

    return (field, text) => {
      const part = ROLE.exec(field)?.[1] ?? "description";
      const page = fold(part === "compatible_devices" ? "" : text);
      const drafts = settled(
        markDrafts(page, part),
        part === "brand" ? [] : termDrafts(page, part),
        [...names.in(page)],
      );
      return drafts
        .filter(({ rule }) => !settings.rulesOff.includes(rule))
        .map((draft) => worded(pack, says, page, field, draft));
    };
  }

  const memory = new Map<string, { text: string; findings: Finding[] }>();
  let known = "";
  let read: ReturnType<typeof reader>;

  return (listing, settings, language) => {
    const day = listing.date ?? new Date().toISOString().slice(0, 10);
    const now = JSON.stringify([
      listing.marketplace,
      listing.lang,
      listing.brands,
      day,
      settings,
      language,
    ]);
    if (now !== known) {
      memory.clear();
      read = reader(listing, settings, day, language === "zh" ? 1 : 0);
      known = now;
    }
    return Object.entries({
      ...(listing.brand ? { brand: listing.brand } : {}),
      ...listing.fields,
    }).flatMap(([field, text]) => {
      let last = memory.get(field);
      if (last?.text !== text) {
        last = { text, findings: read(field, text) };
        memory.set(field, last);
      }
      return last.findings;
    });
  };
}
