// Underlines in a layer of ours above the page, for browsers that cannot highlight inside a control
// or a shadow root.
import { type Editable, isControl } from "../editable";
import type { MarkedSpan, Surface } from "../types";
import { common, frameOffset, linear, rootsAround, scrollTo, shifted } from "./geometry";
import { type Mirror, mirror } from "./mirror";
import { MANY, overlap } from "./viewport";

const SLACK = 50; // px above and below the field, for lines that are higher than their neighbours

const px = (length: number): string => `${Math.round(length * 100) / 100}px`;
/** In the form that `cssText` returns, so that an equal style is not written again. */
const placing = (left: number, top: number, width: number, height: number): string =>
  `left: ${px(left)}; top: ${px(top)}; width: ${px(width)}; height: ${px(height)};`;

export function overlaySurface(field: Editable, parent: HTMLElement): Surface {
  const element = field.element;
  const page = parent.ownerDocument;
  const view = page.defaultView!;
  const layer = page.createElement("div");
  layer.className = "layer";
  const clip = page.createElement("div");
  clip.className = "clip";
  layer.append(clip);
  parent.append(layer);
  const measured: Mirror | null = isControl(element) ? mirror(element, parent) : null;
  const gone = new AbortController();
  let spans: readonly MarkedSpan[] = [];
  let text = "";
  let chosen: string | null = null;
  let marks = new Map<string, HTMLElement[]>();
  let placed = "";
  let stood = "";
  let due = false;

  const soon = (): void => {
    if (due) return;
    due = true;
    view.requestAnimationFrame(() => {
      due = false;
      if (!gone.signal.aborted) draw();
    });
  };
  const options = { capture: true, passive: true, signal: gone.signal };
  for (const root of rootsAround(element)) root.addEventListener("scroll", soon, options);
  view.addEventListener("resize", soon, options);
  const sizes = new view.ResizeObserver(soon);
  sizes.observe(element);

  const where = (): DOMRect => shifted(element.getBoundingClientRect(), frameOffset(element));
  const told = ({ left, top, width, height }: DOMRect): string => [left, top, width, height].join();

  // The layer covers the field's border box, with the field's own transforms; a transformed box's
  // middle stays its bounding box's middle.
  function cover(): void {
    const box = where();
    stood = told(box);
    const width = element.offsetWidth;
    const height = element.offsetHeight;
    const matrix = linear(element);
    const bounds = Math.abs(matrix.a) * width + Math.abs(matrix.c) * height;
    const zoom = bounds ? box.width / bounds : 1; // the CSS property of that name
    const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    const transform = `matrix(${[matrix.a, matrix.b, matrix.c, matrix.d].map((part) => part * zoom).join(",")},0,0)`;
    const wanted = `left:${middle.x - width / 2}px;top:${middle.y - height / 2}px;width:${width}px;height:${height}px;transform:${transform}`;
    // A scrollbar may come, at the left too, and leave the border box as it was.
    const inner = `left:${element.clientLeft}px;top:${element.clientTop}px;width:${element.clientWidth}px;height:${element.clientHeight}px`;
    if (placed === wanted + inner) return;
    placed = wanted + inner;
    layer.style.cssText = wanted;
    clip.style.cssText = inner;
  }

  function boxes(span: MarkedSpan): DOMRect[] {
    if (measured)
      return measured
        .boxes(span.start, span.end)
        .map((box) => shifted(box, { x: -element.clientLeft, y: -element.clientTop }));
    const box = element.getBoundingClientRect();
    const range = field.range(span.start, span.end);
    return range
      ? [...range.getClientRects()].map((rect) =>
          shifted(rect, { x: -box.left - element.clientLeft, y: -box.top - element.clientTop }),
        )
      : [];
  }

  function draw(): void {
    measured?.update(text);
    cover();
    const room = new DOMRect(0, 0, element.clientWidth, element.clientHeight);
    const top = element.scrollTop;
    const part =
      measured && spans.length > MANY
        ? measured.inView(-SLACK, element.clientHeight + SLACK)
        : null;
    // All are measured before any is written: after each write the browser would lay out again.
    const found = spans.map((span) =>
      (part && !overlap(span, part) ? [] : boxes(span)).filter((box) => common(box, room)),
    );
    const next = new Map<string, HTMLElement[]>();
    for (const [index, span] of spans.entries()) {
      const old = marks.get(span.id) ?? [];
      const now = found[index]!.map((box, line) => {
        const mark = old[line] ?? page.createElement("div");
        const name = `mark ${span.severity}${chosen === span.id ? " chosen" : ""}`;
        if (mark.className !== name) mark.className = name;
        const wanted = placing(box.left, box.top, box.width, box.height);
        if (mark.style.cssText !== wanted) mark.style.cssText = wanted;
        if (!mark.parentNode) clip.append(mark);
        return mark;
      });
      for (const mark of old.slice(now.length)) mark.remove();
      next.set(span.id, now);
    }
    for (const [id, old] of marks) if (!next.has(id)) for (const mark of old) mark.remove();
    marks = next;
    if (element.scrollTop !== top) soon(); // laying out may scroll, as when a line above goes
  }

  return {
    show(wanted, now) {
      spans = wanted;
      text = now;
      draw();
    },
    choose(id) {
      chosen = id;
      draw();
    },
    rects(id) {
      const room = clip.getBoundingClientRect();
      return (marks.get(id) ?? []).flatMap(
        (mark) => common(mark.getBoundingClientRect(), room) ?? [],
      );
    },
    reveal(id) {
      element.scrollIntoView({ block: "nearest" });
      const span = spans.find((each) => each.id === id);
      const box = span && boxes(span)[0];
      const origin = element.getBoundingClientRect();
      scrollTo(element, box && shifted(box, { x: origin.left, y: origin.top }));
      draw();
    },
    reposition() {
      if (told(where()) !== stood) soon();
    },
    stop() {
      gone.abort();
      sizes.disconnect();
      measured?.remove();
      layer.remove();
    },
  };
}
