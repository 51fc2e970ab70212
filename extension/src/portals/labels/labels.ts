// The names of a field: its label, its own names, the text before it. A placeholder is an example
// (often with brand names) and is never read; nor is the text of any field.
import type { Candidate } from "../portal";

export interface Labels {
  /** names for people: `label`, `aria-label`, `aria-labelledby`, a component's own `label` */
  accessibleNames: string[];
  /** names for programs: `name`, `id`, `data-id` … of the field and of the component around it */
  identifiers: string[];
  /** texts before the field, nearest level only, in the order of the page; read when asked for, as
   *  it walks the page */
  near: () => string[];
}

const FIELD = "input:not([type=hidden]),textarea,select,[contenteditable]";
const IDENTIFIERS = ["name", "data-id", "data-testid", "data-test-id", "data-field", "id"];
const SKIPPED = new Set([
  "input",
  "textarea",
  "select",
  "button",
  "a",
  "script",
  "style",
  "svg",
  "option",
]);
const LONGEST = 80; // signs; more before a field is no caption
const SHOWN = 48; // signs of a label that count: what follows is a hint
const LEVELS = 5;

export function labelsOf(candidate: Candidate): Labels {
  const accessibleNames: string[] = [];
  const identifiers: string[] = [];
  const chain = [candidate.element, ...componentsOf(candidate), ...editorFrame(candidate)];
  for (const element of chain) {
    accessibleNames.push(...accessibleNamesOf(element));
    for (const name of IDENTIFIERS) identifiers.push(element.getAttribute(name) ?? "");
  }
  return {
    accessibleNames: accessibleNames.map(tidy).filter(Boolean),
    identifiers: identifiers.filter(Boolean),
    near: () => nearby(chain.at(-1)!),
  };
}

/** A label without its mark of duty, example in brackets, or hint after it. */
function tidy(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .split(/[(（[【。]|[.!?] /)[0]!
    .trim()
    .slice(0, SHOWN);
}

function accessibleNamesOf(element: Element): string[] {
  const root = element.getRootNode() as Document | ShadowRoot;
  const found = [element.getAttribute("aria-label") ?? ""];
  for (const id of (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean)) {
    found.push(textOf(root.querySelector?.(`[id="${quoted(id)}"]`)));
  }
  if (element.id) found.push(textOf(root.querySelector?.(`label[for="${quoted(element.id)}"]`)));
  found.push(textOf(element.closest("label")));
  if (element.localName.includes("-")) {
    found.push(
      element.getAttribute("label") ?? "",
      textOf([...element.children].find((child) => child.slot === "label")),
    );
  }
  if (element.localName === "iframe") found.push(element.getAttribute("title") ?? "");
  return found;
}

const quoted = (id: string): string => id.replace(/["\\]/g, "\\$&");

// Shadow hosts that are there for this field alone, innermost first.
function componentsOf({ element, hosts }: Candidate): Element[] {
  const found: Element[] = [];
  for (const host of hosts) {
    const inner = found.at(-1);
    const root = (inner ?? element).getRootNode() as ShadowRoot; // tells closed roots too
    if (root.querySelectorAll(inner ? `${inner.localName},${FIELD}` : FIELD).length > 1) break;
    found.push(host);
  }
  return found;
}

// A frame that holds nothing but an editor is called by its own label, or by that of the textarea
// which the editor replaced.
function editorFrame({ element, frames: [frame] }: Candidate): Element[] {
  if (
    !frame ||
    (element.localName !== "body" && element.ownerDocument.querySelectorAll(FIELD).length > 1)
  )
    return [];
  const source = frame.id.endsWith("_ifr")
    ? frame.ownerDocument.getElementById(frame.id.slice(0, -"_ifr".length))
    : null;
  return source ? [source, frame] : [frame];
}

// The nearest text before the field that is no other field's.
function nearby(start: Element): string[] {
  let at: Node = start;
  for (let level = 0; level < LEVELS; level++) {
    const found: string[] = [];
    for (
      let before = at.previousSibling;
      before && !holdsField(before);
      before = before.previousSibling
    ) {
      const text = textOf(before);
      if (text.length <= LONGEST && tidy(text)) found.unshift(tidy(text));
    }
    if (found.length) return found;
    const parent: Node | null = at.parentNode;
    if (!parent || parent.nodeType === 9) break;
    at = parent.nodeType === 11 ? ((parent as ShadowRoot).host ?? parent) : parent;
  }
  const group = start.closest("fieldset,[role=group]");
  return group
    ? [group.getAttribute("aria-label") ?? "", textOf(group.querySelector("legend"))]
        .map(tidy)
        .filter(Boolean)
    : [];
}

function holdsField(node: Node): boolean {
  if (node.nodeType !== 1) return false;
  const element = node as Element;
  return (
    element.matches(FIELD) ||
    !!element.querySelector(FIELD) ||
    (element.localName.includes("-") && !!element.shadowRoot?.querySelector(FIELD))
  );
}

/** The element's text without fields and buttons; of a long one only so much that its length
 *  shows. */
function textOf(node: Node | null | undefined): string {
  if (!node) return "";
  let text = "";
  collect(node);
  text = text.trim();
  // `kat-label` and the like write what an attribute says.
  if (!text && node.nodeType === 1)
    text = (node as Element).getAttribute("text") ?? (node as Element).getAttribute("label") ?? "";
  return text;

  function collect(part: Node): void {
    if (text.length > LONGEST) return;
    if (part.nodeType === 3) text += `${part.nodeValue} `;
    if (
      part.nodeType !== 1 ||
      SKIPPED.has((part as Element).localName) ||
      (part as Element).hasAttribute("contenteditable")
    )
      return;
    for (const child of part.childNodes) collect(child);
  }
}
