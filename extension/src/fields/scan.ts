// Finds what can be typed into, through open and closed shadow roots and frames of the same origin.
import type { Candidate } from "../portals/portal";

export type Root = Document | ShadowRoot;
/** The shadow root of an element, closed ones too where the browser tells. */
export type RootOf = (element: Element) => ShadowRoot | null;

// Vetoes by type are the portals' own.
const TYPES = new Set(["", "text", "search", "url", "tel", "email"]);

export interface Found {
  candidates: Candidate[];
  /** roots that were not known before, with the path to them */
  roots: { root: Root; hosts: Element[]; frames: Element[] }[];
  /** frames that cannot be read, or whose document may still change */
  frames: HTMLIFrameElement[];
  /** custom elements without a root: it may come later */
  rootless: Element[];
}

function typed(element: Element): boolean {
  const name = element.localName;
  if (name === "textarea") return true;
  if (name === "input") return TYPES.has((element.getAttribute("type") ?? "").toLowerCase());
  if (!element.hasAttribute("contenteditable")) return false;
  const value = element.getAttribute("contenteditable")!.toLowerCase();
  return value === "" || value === "true" || value === "plaintext-only";
}

export function scan(
  start: Node,
  hosts: Element[],
  frames: Element[],
  rootOf: RootOf,
  known: WeakSet<Root>,
): Found {
  const found: Found = { candidates: [], roots: [], frames: [], rootless: [] };
  visit(start, hosts, frames);
  return found;

  function enter(root: Root, hosts: Element[], frames: Element[]): void {
    if (!known.has(root)) {
      known.add(root);
      found.roots.push({ root, hosts, frames });
    }
    visit(root, hosts, frames);
  }

  function look(element: Element, hosts: Element[], frames: Element[]): void {
    if (typed(element)) {
      const inside = element.parentElement?.closest("[contenteditable]");
      // An editing host inside another belongs to it, unless something between them is not
      // editable.
      if (
        !element.hasAttribute("contenteditable") ||
        !inside ||
        inside.getAttribute("contenteditable") === "false"
      ) {
        found.candidates.push({ element: element as HTMLElement, hosts, frames });
      }
    }
    if (element.localName === "iframe") {
      found.frames.push(element as HTMLIFrameElement);
      const inner = documentOf(element as HTMLIFrameElement);
      if (inner) enter(inner, [], [element, ...frames]);
      return;
    }
    const root = rootOf(element);
    if (root) enter(root, [element, ...hosts], frames);
    else if (element.localName.includes("-")) found.rootless.push(element);
  }

  function visit(node: Node, hosts: Element[], frames: Element[]): void {
    if (node.nodeType === 1) look(node as Element, hosts, frames);
    const owner = node.nodeType === 9 ? (node as Document) : node.ownerDocument!;
    // A whole document in design mode is one editor.
    if (node.nodeType === 9 && owner.designMode === "on" && owner.body)
      found.candidates.push({ element: owner.body, hosts, frames });
    const walker = owner.createTreeWalker(node, 1);
    for (let next = walker.nextNode(); next; next = walker.nextNode())
      look(next as Element, hosts, frames);
  }
}

/** The frame's document, where it is of the same origin. */
export function documentOf(frame: HTMLIFrameElement): Document | null {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
}

// From the outermost root inwards: the node's chain of hosts and frames.
function chain(element: Element): Element[] {
  const path: Element[] = [];
  for (let node: Element | null = element; node; ) {
    path.unshift(node);
    const root: Node = node.getRootNode();
    node =
      root.nodeType === 11
        ? (root as ShadowRoot).host
        : (((root as Document).defaultView?.frameElement ?? null) as Element | null);
  }
  return path;
}

/** Order on the page, through roots and frames; for `Array.sort`. */
export function pageOrder(left: Element, right: Element): number {
  const one = chain(left);
  const other = chain(right);
  for (let index = 0; index < Math.min(one.length, other.length); index++) {
    if (one[index] === other[index]) continue;
    return one[index]!.compareDocumentPosition(other[index]!) & 4 ? -1 : 1;
  }
  return one.length - other.length;
}
