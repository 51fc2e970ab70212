// The browser's own highlights: OpaqueRange in inputs and textareas (Chromium 148 and later), Range
// in editing hosts.
import { type Editable, isControl } from "../editable";
import { endsIn, rangeIn, readRich } from "../rich-text";
import { SEVERITIES } from "../severity";
import type { MarkedSpan, Severity, Surface } from "../types";
import { common, frameOffset, linear, scrollTo, shifted } from "./geometry";
import { MANY, overlap, spanInView } from "./viewport";

// Not in TypeScript's library yet.
interface OpaqueRange extends AbstractRange {
  getClientRects(): DOMRectList;
  disconnect(): void;
}
type WithRanges = HTMLElement & { createValueRange?(start: number, end: number): OpaqueRange };
type Drawn = OpaqueRange | Range;

type Style = Severity | "chosen";
const STYLES: readonly Style[] = [...SEVERITIES, "chosen"];
const name = (style: Style): string => `brandlint-${style}`;

function highlights(view: Window & typeof globalThis, style: Style): Highlight {
  const registry = view.CSS.highlights;
  let found = registry.get(name(style));
  if (!found) {
    found = new view.Highlight();
    found.priority = STYLES.indexOf(style);
    registry.set(name(style), found);
  }
  return found;
}

/** Take down what an earlier script of this extension left in a document. */
export function clearHighlights(view: Window & typeof globalThis): void {
  for (const style of STYLES) view.CSS?.highlights?.delete(name(style));
}

// In Firefox the document's style does not reach the highlights inside a shadow root.
const styled = (element: Element): boolean =>
  element.getRootNode().nodeType === 9 || !CSS.supports("-moz-appearance", "none");

/** Null where the browser has no such highlights for this field. */
export function nativeSurface(field: Editable): Surface | null {
  const element = field.element as WithRanges;
  const view = element.ownerDocument.defaultView as (Window & typeof globalThis) | null;
  if (
    !view?.CSS?.highlights ||
    (isControl(field.element) ? !element.createValueRange : !styled(element))
  )
    return null;
  const drawn = new Map<string, { range: Drawn; severity: Severity }>();
  let all: readonly MarkedSpan[] = [];
  let text = "";
  let chosen: string | null = null;

  const make = (span: MarkedSpan, read: () => ReturnType<typeof readRich>): Drawn | null => {
    if (!field.rich) return element.createValueRange!(span.start, span.end);
    return rangeIn(read(), span.start, span.end);
  };
  const drop = (id: string): void => {
    const old = drawn.get(id);
    if (!old) return;
    highlights(view, old.severity).delete(old.range);
    highlights(view, "chosen").delete(old.range);
    if ("disconnect" in old.range) old.range.disconnect();
    drawn.delete(id);
  };
  const fresh = (span: MarkedSpan, read: () => ReturnType<typeof readRich>): boolean => {
    const old = drawn.get(span.id);
    if (!old || old.severity !== span.severity) return false;
    if (!field.rich)
      return old.range.startOffset === span.start && old.range.endOffset === span.end;
    // Compared without a range: each live range costs the page time until it is collected.
    const ends = endsIn(read(), span.start, span.end);
    if (!ends) return false;
    const [from, to] = ends;
    return (
      from.node === old.range.startContainer &&
      from.offset === old.range.startOffset &&
      to.node === old.range.endContainer &&
      to.offset === old.range.endOffset
    );
  };

  // The browser's painting takes time for every range of a field, in sight or not. A quarter of a
  // field above and below is ready to be scrolled to.
  const near = (): readonly MarkedSpan[] => {
    if (
      all.length <= MANY ||
      element.localName !== "textarea" ||
      element.scrollHeight < element.clientHeight * 2
    )
      return all;
    const { b, c, d } = linear(element);
    const box = element.getBoundingClientRect();
    if (
      b ||
      c ||
      d <= 0 ||
      !box.height ||
      !view.getComputedStyle(element).writingMode.startsWith("horizontal")
    )
      return all;
    const lineAt = (offset: number): DOMRect | undefined => {
      const range = element.createValueRange!(offset, offset + 1);
      const [line] = range.getClientRects();
      range.disconnect();
      return line;
    };
    const part = spanInView(
      (element as HTMLTextAreaElement).value.length,
      lineAt,
      box.top - box.height / 4,
      box.bottom + box.height / 4,
    );
    return all.filter((span) => overlap(span, part));
  };

  const draw = (): void => {
    const spans = near();
    let rich: ReturnType<typeof readRich> | null = null;
    const read = (): ReturnType<typeof readRich> => (rich ??= readRich(element));
    const wanted = new Set(spans.map((span) => span.id));
    for (const id of [...drawn.keys()]) if (!wanted.has(id)) drop(id);
    for (const span of spans) {
      if (fresh(span, read)) continue;
      drop(span.id);
      const range = make(span, read);
      if (!range) continue;
      drawn.set(span.id, { range, severity: span.severity });
      highlights(view, span.severity).add(range);
      if (chosen === span.id) highlights(view, "chosen").add(range);
    }
  };

  // Only for the text that the spans were given for: a silent write is heard of later.
  const again = (): void => {
    if (all.length > MANY && field.text() === text) draw();
  };
  const gone = new AbortController();
  const sizes = new view.ResizeObserver(again);
  if (!field.rich) {
    element.addEventListener("scroll", again, { passive: true, signal: gone.signal });
    sizes.observe(element);
  }

  return {
    show(spans, now) {
      all = spans;
      text = now;
      draw();
    },
    choose(id) {
      const before = chosen !== null && drawn.get(chosen);
      if (before) highlights(view, "chosen").delete(before.range);
      chosen = id;
      const now = id !== null && drawn.get(id);
      if (now) highlights(view, "chosen").add(now.range);
    },
    rects(id) {
      const now = drawn.get(id);
      if (!now) return [];
      const box = element.getBoundingClientRect();
      const by = frameOffset(element);
      return [...now.range.getClientRects()].flatMap((rect) => {
        const seen = field.rich ? rect : common(rect, box);
        return seen && seen.width > 0 ? [shifted(seen, by)] : [];
      });
    },
    reveal(id) {
      const now = drawn.get(id);
      if (field.rich) {
        if (now)
          (now.range.startContainer.parentElement ?? element).scrollIntoView({ block: "nearest" });
        scrollTo(element, undefined);
      } else {
        element.scrollIntoView({ block: "nearest" });
        const span = field.text() === text && all.find((each) => each.id === id);
        const range = span ? element.createValueRange!(span.start, span.end) : null;
        scrollTo(element, range?.getClientRects()[0]);
        range?.disconnect();
        again();
      }
    },
    reposition() {},
    stop() {
      gone.abort();
      sizes.disconnect();
      for (const id of [...drawn.keys()]) drop(id);
    },
  };
}
