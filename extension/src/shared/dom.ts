// Finding and building an extension page's nodes.
export { make } from "../lint-ui";

export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no #${id}`);
  return found as T;
}

interface Slot<T> {
  node: HTMLElement;
  item: T;
}
const kept = new WeakMap<Element, Map<string, Slot<unknown>[]>>();

/** Fill a list. An item whose key stays keeps its node, and with it the focus, open details and the
 *  scroll position. A node asks `now` for the current item, whose offsets may have moved. Returns
 *  the nodes in order. */
export function keyed<T>(
  parent: Element,
  items: readonly T[],
  key: (item: T) => string,
  build: (now: () => T) => HTMLElement,
): HTMLElement[] {
  const before = (kept.get(parent) ?? new Map()) as Map<string, Slot<T>[]>;
  const after = new Map<string, Slot<T>[]>();
  const nodes: HTMLElement[] = [];
  for (const item of items) {
    const name = key(item);
    let slot = before.get(name)?.shift();
    if (slot) slot.item = item;
    else {
      const fresh = { item } as Slot<T>;
      fresh.node = build(() => fresh.item);
      slot = fresh;
    }
    after.set(name, [...(after.get(name) ?? []), slot]);
    nodes.push(slot.node);
  }
  for (const slots of before.values()) for (const slot of slots) slot.node.remove();
  for (const [index, node] of nodes.entries())
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  kept.set(parent, after as Map<string, Slot<unknown>[]>);
  return nodes;
}
