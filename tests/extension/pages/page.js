// What all look-alike pages share: the object that tests read (`window.page`), random ids, and the
// ways in which a page keeps its fields.

const randomIds = new Set();
const closedRoots = [];

// Ids that differ from load to load, as component libraries make them.
export function randomId(prefix) {
  const id = `${prefix}${100000 + Math.floor(Math.random() * 900000)}`;
  if (randomIds.has(id)) return randomId(prefix);
  randomIds.add(id);
  return id;
}

// `null` and `false` leave an attribute out, `true` writes it empty.
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

export const action = (name, run) =>
  document.querySelector(`[data-action="${name}"]`).addEventListener("click", run);

// Nobody but the page can reach a closed root, so it has to be kept for `page.html()`.
export function attachClosed(host) {
  const root = host.attachShadow({ mode: "closed" });
  closedRoots.push(root);
  return root;
}

// Defines `window.page`. `collect` runs before a save, for editors that are read only then.
export function startPage(model, { collect = () => {}, ...more } = {}) {
  const page = {
    model,
    saved: null,
    save() {
      collect();
      const form = [...document.forms].flatMap((each) => [...new FormData(each)]);
      page.saved = { model: structuredClone(model), form };
      return page.saved;
    },
    html: () => withoutRandom(serialise(document.querySelector("main"))),
    ...more,
  };
  window.page = page;
  for (const form of document.forms)
    form.addEventListener("submit", (event) => event.preventDefault());
  action("save", () => page.save());
  return page;
}

// The element with all shadow roots, then the document of each frame that the page wrote itself (a
// frame with an address has its own `page`).
function serialise(element) {
  const shell = element.cloneNode(false).outerHTML;
  const end = shell.lastIndexOf("</");
  const roots = [...rootsBelow(element), ...closedRoots];
  const frames = [element, ...roots].flatMap((root) => [
    ...root.querySelectorAll("iframe:not([src])"),
  ]);
  const written = frames.map(
    (frame) => `\n[frame ${frame.id}]\n${serialise(frame.contentDocument.documentElement)}`,
  );
  return (
    shell.slice(0, end) +
    element.getHTML({ shadowRoots: roots }) +
    shell.slice(end) +
    written.join("")
  );
}

function rootsBelow(root) {
  return [...root.querySelectorAll("*")].flatMap((each) =>
    each.shadowRoot ? [each.shadowRoot, ...rootsBelow(each.shadowRoot)] : [],
  );
}

// Random ids become running numbers, so that two loads of one page can be compared byte by byte.
function withoutRandom(text) {
  const numbers = new Map();
  return text.replace(/[a-z][a-z_-]*\d+/g, (id) => {
    if (!randomIds.has(id)) return id;
    if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
    return `random-${numbers.get(id)}`;
  });
}

// A plain field: the page takes whatever an input event brings. The first value is the one in the
// HTML unless the model has one.
export function bind(field, model, name = field.name) {
  if (name in model) field.value = model[name];
  else model[name] = field.value;
  field.addEventListener("input", () => {
    model[name] = field.value;
  });
}

// A controlled field as React keeps it: an own `value` property tracks writes, and what did not
// come from the user is set back to the state. A content script does not see this property, yet its
// writes are undone too, at the next event.
export function control(field, model, name = field.name) {
  const native = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value");
  const shown = () => native.get.call(field);
  // Only where it differs: a needless write would lose caret and undo.
  const render = () => {
    if (shown() !== model[name]) native.set.call(field, model[name]);
  };
  if (!(name in model)) model[name] = shown();
  Object.defineProperty(field, "value", {
    configurable: true,
    enumerable: true,
    get: shown,
    set(text) {
      native.set.call(field, text);
      queueMicrotask(render);
    },
  });
  for (const kind of ["input", "change", "blur"]) {
    field.addEventListener(kind, (event) => {
      if (kind === "input" && event.isTrusted) model[name] = shown();
      render();
    });
  }
  render();
}
