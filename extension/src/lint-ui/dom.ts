// Elements from names, properties and children. Text goes in as text: nothing here reads markup.

type Child = Node | string | null | false;

export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = Object.assign(document.createElement(name), properties);
  const present = (child: Child): child is Node | string =>
    child !== null && child !== false && child !== "";
  node.append(...children.filter(present));
  return node;
}
