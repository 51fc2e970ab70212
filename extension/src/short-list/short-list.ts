// The short list against a listing. Nothing here reads a context: what is on the list counts
// wherever it stands, unless it is the seller's own. Wording right beside a mark only lowers it.
// The server's answer replaces all of this.
import type { Finding, Listing } from "../api/types";
import { type Folded, folder, keyOf } from "./fold";
import { named, proprietor, whose } from "./naming";
import { type Draft, resolveOverlaps } from "./overlaps";
import { type Form, formsOf, type Pack, type Term } from "./pack";
import { type Hit, Phrases, type WordSpan } from "./phrases";
import { type PackIndex, type Scope, type ShortListSettings, scopeOf } from "./scope";
import { toFinding } from "./to-finding";

const ROLE = /^(title|bullet|search_terms|brand|item_highlights|compatible_devices)(_\d+)?$/;
const GLUED = /^([a-z]{3,})\d[a-z0-9]*$/; // a mark and its model
const STRONG_REACH = 4; // words between wording and mark
const WEAK_REACH = 2;
const LIST_REACH = 8; // words between two marks of one list

/** The words beside a mark that say the goods only fit it; `strong`: they settle it alone. */
interface Wording {
  cue: string;
  strong: boolean;
}

export class ShortList {
  private readonly index: PackIndex;
  /** ends a phrase: wording before it says nothing of a mark behind it */
  private readonly pause: RegExp;
  /** a word that may stand between wording and mark, or between two marks of a list */
  private readonly passable: RegExp;
  private readonly model: RegExp;
  private readonly hidden: RegExp;
  // The last scope, and each field's last text and findings: only changed fields cost.
  private scopeKey = "";
  private scope: Scope | null = null;
  private readonly memory = new Map<string, { text: string; findings: Finding[] }>();

  constructor(pack: Pack) {
    const { patterns, joints } = pack;
    const fold = folder(pack.fold);
    const apart = new RegExp(patterns.apart);
    const marks = new Phrases<Form>(fold, apart);
    for (const form of formsOf(pack)) {
      const words = marks.add(form.text, form);
      const joined = words.join("");
      if (words.length > 1 && joined.length > 5 && /^\w+$/.test(joined)) marks.add(joined, form);
    }
    this.index = { pack, fold, apart, marks, key: (text) => keyOf(fold(text)) };
    this.pause = new RegExp(patterns.break);
    this.passable = new RegExp(`^(?:${patterns.model}|${joints.replaceAll(" ", "|")})$`);
    this.model = new RegExp(`^(?:${patterns.model})$`);
    this.hidden = new RegExp(`[${pack.fold.classes.zero_width}]`);
  }

  find(listing: Listing, settings: ShortListSettings, messages: "en" | "zh"): Finding[] {
    const scope = this.scopeOf(listing, settings, messages);
    const brand = listing.brand ? { brand: listing.brand } : {};
    return Object.entries({ ...brand, ...listing.fields }).flatMap(([field, text]) => {
      let last = this.memory.get(field);
      if (last?.text !== text) {
        last = { text, findings: this.inField(scope, field, text) };
        this.memory.set(field, last);
      }
      return last.findings;
    });
  }

  private scopeOf(listing: Listing, settings: ShortListSettings, messages: "en" | "zh"): Scope {
    const day = listing.date ?? new Date().toISOString().slice(0, 10);
    const { marketplace, lang, brands } = listing;
    const key = JSON.stringify([marketplace, lang, brands, day, settings, messages]);
    if (!this.scope || key !== this.scopeKey) {
      this.memory.clear();
      this.scope = scopeOf(this.index, listing, settings, day, messages);
      this.scopeKey = key;
    }
    return this.scope;
  }

  private inField(scope: Scope, field: string, text: string): Finding[] {
    const role = ROLE.exec(field)?.[1] ?? "description";
    const folded = this.index.fold(role === "compatible_devices" ? "" : text);
    const marks = this.marks(scope, folded, role);
    const terms = role === "brand" ? [] : this.terms(scope, folded, role);
    return resolveOverlaps(marks, terms, [...scope.own.names.allIn(folded)])
      .filter(({ rule }) => !scope.rulesOff.includes(rule))
      .map((draft) => toFinding(this.index.pack, scope.says, folded, field, draft));
  }

  /** Marks of others in a text. */
  private marks(scope: Scope, folded: Folded, role: string): Draft[] {
    const drafts: Draft[] = [];
    let previous: (WordSpan & Wording) | null = null;
    for (let index = 0; index < folded.words.length; index++) {
      const hit = this.index.marks.atWord(folded, index) ?? this.variant(folded, index);
      if (!hit || hit.value.not.includes(scope.language)) continue;
      index = hit.last - 1;
      if (this.isOwn(scope, hit.value)) continue;
      const wording: Wording | null = /brand|search/.test(role)
        ? null
        : (this.wording(scope, folded, hit, role) ?? this.listed(folded, hit, previous));
      previous = wording && { ...hit, ...wording };
      const { mark } = hit.value;
      const rule = this.ruleOf(folded, hit, role, wording);
      drafts.push({
        ...hit,
        rule,
        severity: this.index.pack.texts[rule]?.severity ?? "warning",
        score: 0.9,
        name: mark.text,
        owner: proprietor(mark),
        values: {
          mark: named(mark, folded.original.slice(hit.start, hit.end)),
          owner: whose(mark),
          cue: wording?.cue ?? "",
        },
        open: rule === "compatibility-wording" && !wording?.strong,
        kind: mark.kind,
        fame: mark.fame,
        deletion: role === "search_terms" ? "unsafe" : "",
      });
    }
    return drafts;
  }

  /** Protected terms in a text. */
  private terms(scope: Scope, folded: Folded, role: string): Draft[] {
    const drafts: Draft[] = [];
    const spaced = (text: string): string => text.replace(/[\s-]+/g, " ");
    for (const hit of [...scope.terms.allIn(folded), ...this.unspacedTerms(scope, folded)]) {
      const { rule, group, text, name, generic, owner } = hit.value;
      const written = folded.original.slice(hit.start, hit.end);
      if (group.case && spaced(written) !== spaced(text)) continue;
      if (group.noun && /[®™]/.test(folded.original.charAt(hit.end))) continue;
      if (!RegExp(group.field ?? "").test(role.replace("item_highlights", "title"))) continue;
      const why = this.index.pack.why[group.why ?? ""]?.[scope.says] ?? "";
      drafts.push({
        ...hit,
        rule,
        severity: group.severity ?? "warning",
        score: group.confidence === "high" ? 0.95 : 0.85,
        name,
        owner,
        values: { mark: name, owner, why, generic },
        open: false,
        kind: generic && "maker",
        fame: 0,
        deletion: group.delete ?? "",
      });
    }
    return drafts;
  }

  /** The wording right beside a mark, before it or else behind it. */
  private wording(scope: Scope, folded: Folded, mark: WordSpan, role: string): Wording | null {
    const text = folded.original;
    const after = scope.after.atWord(folded, this.afterModel(folded, mark.last));
    const behind = after && !this.apartFrom(text, mark, after) ? after : null;
    if (behind?.value === "bars") return null;
    const cueOf = ({ start, end }: WordSpan): string => text.slice(start, end);
    const farthest = Math.max(1, mark.first - STRONG_REACH);
    for (let last = mark.first; last >= farthest; last--) {
      if (!this.linked(folded, last, mark.first)) break;
      const before = scope.before.atWord(folded, last - 1);
      if (!before || (before.value === "weak" && mark.first - last > WEAK_REACH)) continue;
      if (before.value === "not") return null;
      if (this.pause.test(`${text.slice(before.end, mark.start)} `)) return null;
      return { cue: cueOf(before), strong: before.value === "strong" };
    }
    // A mark that leads the title reads as the maker.
    if (role === "title" && mark.first === 0) return null;
    return behind && { cue: cueOf(behind), strong: true };
  }

  /** The word behind a mark and its model. */
  private afterModel(folded: Folded, last: number): number {
    while (this.model.test(folded.words[last]?.text ?? "")) last++;
    return last;
  }

  private apartFrom(text: string, mark: WordSpan, after: WordSpan): boolean {
    const between = text.slice(mark.end, after.start);
    return /[,;]/.test(between) || this.pause.test(between);
  }

  /** A mark of a list shares the wording before the list. */
  private listed(
    folded: Folded,
    mark: WordSpan,
    previous: (WordSpan & Wording) | null,
  ): Wording | null {
    if (!previous || mark.first - previous.last > LIST_REACH) return null;
    if (!this.linked(folded, previous.last, mark.first)) return null;
    if (this.pause.test(folded.original.slice(previous.end, mark.start))) return null;
    return { cue: previous.cue, strong: previous.strong };
  }

  private linked(folded: Folded, first: number, last: number): boolean {
    return folded.words.slice(first, last).every((word) => this.passable.test(word.text));
  }

  private isOwn({ own }: Scope, form: Form): boolean {
    const { key } = this.index;
    const name = key(form.text);
    const names = [name, key(form.mark.text), key(form.mark.house)];
    if (names.some((one) => own.keys.has(one)) || own.words.has(name)) return true;
    return [...own.keys].some((brand) => ` ${name} `.includes(` ${brand} `));
  }

  private ruleOf(folded: Folded, hit: Hit<Form>, role: string, wording: Wording | null): string {
    const masked = folded.words.slice(hit.first, hit.last).some((word) => word.plain !== word.text);
    if (masked || this.hidden.test(folded.original.slice(hit.start, hit.end)))
      return "lookalike-mark";
    if (role === "search_terms") return "mark-in-search-terms";
    const { kind } = hit.value.mark;
    if (kind === "franchise") return "licensed-property";
    if (kind === "technology" && role !== "brand" && !wording?.strong) return "technology-mark";
    return wording ? "compatibility-wording" : "third-party-mark";
  }

  /** A mark written otherwise: with its model joined to it, as a plural, in two pieces. */
  private variant({ original, words }: Folded, index: number): Hit<Form> | undefined {
    const [word, next] = [words[index], words[index + 1]];
    if (!word) return undefined;
    const { plain, from: start, to } = word;
    const hit = (name: string, end = to, last = index + 1): Hit<Form> | undefined => {
      const value = this.index.marks.exactly([name]);
      return value && { start, end, first: index, last, value };
    };
    const glued = to - start === plain.length && GLUED.exec(plain)?.[1];
    if (glued) return hit(glued, start + glued.length);
    const plural =
      plain.length > 4 && plain.endsWith("s") && !word.stem ? hit(plain.slice(0, -1)) : undefined;
    if (plural && !plural.value.not.includes("s")) return plural;
    const gap = original.charAt(to);
    const close = next?.from === to + 1 && (gap === "-" || (gap === " " && plain.length === 1));
    if (!close || plain.length + next.plain.length <= 4) return undefined;
    const pieces = hit(plain + next.plain, next.to, index + 2);
    return pieces && pieces.value.mark.fame > 2 ? pieces : undefined;
  }

  private *unspacedTerms({ unspaced }: Scope, folded: Folded): Generator<Hit<Term>> {
    for (const { 0: text, index } of unspaced.pattern
      ? folded.text.matchAll(unspaced.pattern)
      : []) {
      const value = unspaced.terms.get(text);
      if (!value) continue;
      const start = folded.from(index);
      const end = folded.to(index + text.length - 1);
      const first = folded.words.filter((word) => word.to <= start).length;
      const last = folded.words.filter((word) => word.from < end).length;
      yield { start, end, first, last, value };
    }
  }
}
