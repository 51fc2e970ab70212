// Where things are in the top page's viewport, through frames and transforms.

/** How far the frames around an element shift it. Frames that are scaled are not followed. */
export function frameOffset(element: Element): { x: number; y: number } {
  let x = 0;
  let y = 0;
  for (
    let view: Window | null = element.ownerDocument.defaultView;
    view;
    view = view.parent === view ? null : view.parent
  ) {
    let frame: Element | null = null;
    try {
      frame = view.frameElement;
    } catch {
      // of another origin: this script is alone in its frame
    }
    if (!frame) break;
    const box = frame.getBoundingClientRect();
    x += box.left + frame.clientLeft;
    y += box.top + frame.clientTop;
  }
  return { x, y };
}

export const shifted = (box: DOMRectReadOnly, by: { x: number; y: number }): DOMRect =>
  new DOMRect(box.left + by.x, box.top + by.y, box.width, box.height);

/** What two boxes share, or null. */
export function common(one: DOMRectReadOnly, other: DOMRectReadOnly): DOMRect | null {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  const right = Math.min(one.right, other.right);
  const bottom = Math.min(one.bottom, other.bottom);
  return right - left > 0.5 && bottom - top > 0.5
    ? new DOMRect(left, top, right - left, bottom - top)
    : null;
}

const parentOf = (element: Element): Element | null => {
  const slot = element.assignedSlot;
  if (slot) return slot;
  const parent = element.parentNode;
  return parent
    ? parent.nodeType === 11
      ? (parent as ShadowRoot).host
      : parent.nodeType === 1
        ? (parent as Element)
        : null
    : null;
};

/** The linear part (a, b, c, d) of what the element's own and its ancestors' transforms do to
 *  it. */
export function linear(element: Element): DOMMatrix {
  let whole = new DOMMatrix();
  const view = element.ownerDocument.defaultView!;
  for (let node: Element | null = element; node; node = parentOf(node)) {
    const style = view.getComputedStyle(node);
    let own = new DOMMatrix();
    if (style.rotate && style.rotate !== "none" && !style.rotate.includes(" "))
      own = own.rotate(parseFloat(style.rotate));
    if (style.scale && style.scale !== "none") {
      const [x = 1, y = x] = style.scale.split(" ").map(Number);
      own = own.scale(x, y);
    }
    if (style.transform && style.transform !== "none")
      own = own.multiply(new DOMMatrix(style.transform));
    whole = own.multiply(whole);
  }
  whole.e = whole.f = 0;
  return whole;
}

/** All roots (shadow roots, documents of frames) that an element stands in, innermost first;
 *  scrolling is heard in each. */
export function rootsAround(element: Element): Node[] {
  const roots: Node[] = [];
  for (let node: Element | null = element; node; ) {
    const root: Node = node.getRootNode();
    roots.push(root);
    if (root.nodeType === 11) node = (root as ShadowRoot).host;
    else {
      try {
        node = (root as Document).defaultView?.frameElement ?? null;
      } catch {
        node = null;
      }
    }
  }
  return roots;
}

/** Scroll a field until the part at `box` (in its own frame's viewport) is seen in it, then the
 *  page until the field is. */
export function scrollTo(element: Element, box: DOMRectReadOnly | undefined): void {
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
  if (!box) return;
  const frame = element.getBoundingClientRect();
  const down = box.top - frame.top;
  if (down < 0 || down + box.height > element.clientHeight)
    element.scrollTop += down - element.clientHeight / 2;
  const along = box.left - frame.left;
  if (along < 0 || along + box.width > element.clientWidth)
    element.scrollLeft += along - element.clientWidth / 2;
}
