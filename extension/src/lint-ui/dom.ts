// Elements from names, properties and children.
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(name);
  Object.assign(node, properties);
  node.append(...inside.filter((part) => part !== ""));
  return node;
}
