// Custom elements like those of Amazon's portals: the real field is in an open shadow root, copies
// of its value stand in the light DOM.
import { make, randomId } from "/page.js";

// A constructed sheet, since `<style>` in a root would fall to the page's content security policy.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block; position: relative; margin: 14px 0; }
  label { display: block; font-weight: 600; }
  input, textarea, [contenteditable] { box-sizing: border-box; width: 100%; padding: 7px 9px; border: 1px solid #99a; border-radius: 4px; font: inherit; }
  textarea, [contenteditable] { min-height: 96px; }
  ul { margin: 2px 0; padding: 4px 12px; border: 1px solid #ccd; list-style: none; }
  [hidden] { display: none; }
  /* For components in a box, where the page's own sheet does not reach. */
  .kat-native { position: absolute; width: 1px; height: 1px; padding: 0; border: 0; opacity: 0; pointer-events: none; }
  .reconciledValue--muted { display: block; color: #778; font-size: 13px; }
`);

class KatInput extends HTMLElement {
  static tag = "input";

  connectedCallback() {
    if (this.shadowRoot) return;
    const { name, label, placeholder = null, current, max = null } = this.spec;
    const id = randomId("katal-id-");
    this.inner = make(this.constructor.tag, {
      part: this.constructor.tag,
      id,
      placeholder,
      maxlength: max,
      autocomplete: "off",
    });
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(make("label", { part: "label", for: id }, label), this.inner, make("slot"));
    // Two decoys: what the form sends, and a copy of a visible type for the browser's own form
    // filling.
    this.mirrors = [
      make("input", { type: "hidden", name }),
      make("input", {
        type: "text",
        name,
        class: "kat-native",
        tabindex: "-1",
        "aria-hidden": "true",
        autocomplete: "off",
      }),
    ];
    this.append(...this.mirrors);
    if (current)
      this.append(make("span", { class: "reconciledValue--muted" }, `Amazon's value: ${current}`));
    this.inner.addEventListener("input", (event) => this.taken(event));
    this.inner.addEventListener("blur", () => this.leave());
    this.render();
  }

  // A script's own event is no reason to believe that the user wrote something.
  taken(event) {
    if (event.isTrusted) this.store(this.inner.value);
  }

  // Leaving tidies white space; a value that came in silently is lost here.
  leave() {
    const tidy = this.model[this.spec.name]
      .replace(/[^\S\n]+/g, " ")
      .replace(/ ?\n ?/g, "\n")
      .trim();
    this.store(tidy);
    this.render();
  }

  store(text) {
    this.model[this.spec.name] = text;
    for (const mirror of this.mirrors) mirror.value = text;
  }

  // As the AI fill does it: everything written, nothing said.
  fill(text) {
    this.store(text);
    this.inner.value = text;
  }

  render() {
    const text = this.model[this.spec.name];
    for (const mirror of this.mirrors) mirror.value = text;
    if (this.inner.value !== text) this.inner.value = text;
  }
}

class KatTextarea extends KatInput {
  static tag = "textarea";
}

// An input with suggestions; these are text with brand names, not a field.
class KatPredictiveInput extends KatInput {
  connectedCallback() {
    super.connectedCallback();
    if (this.list) return;
    this.list = make(
      "ul",
      { role: "listbox", hidden: true },
      ...this.spec.suggestions.map((name) => make("li", { role: "option" }, name)),
    );
    this.inner.after(this.list);
    this.inner.addEventListener("focus", () => {
      this.list.hidden = false;
    });
    this.inner.addEventListener("blur", () => {
      this.list.hidden = true;
    });
    for (const option of this.list.children) {
      // On mousedown, since the blur hides the list before a click.
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();
        this.fill(option.textContent);
      });
    }
  }
}

// A box whose root holds other components: a field in it is two roots deep.
class KatBox extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(...this.content);
  }
}

customElements.define("kat-input", KatInput);
customElements.define("kat-textarea", KatTextarea);
customElements.define("kat-predictive-input", KatPredictiveInput);
customElements.define("kat-box", KatBox);

// `spec`: kind, name, label and, where wanted, placeholder, current, max, suggestions, value,
// boxed.
export function katField(spec, model) {
  const host = make(spec.kind, { name: spec.name, label: spec.label });
  if (!(spec.name in model)) model[spec.name] = spec.value ?? "";
  Object.assign(host, { spec, model });
  return spec.boxed ? katBox(host) : host;
}

export function katBox(...content) {
  return Object.assign(make("kat-box"), { content });
}

// All fields in a part of the page, through boxes.
export function katFields(root) {
  return [...root.querySelectorAll("*")].flatMap((each) =>
    each instanceof KatInput ? [each] : each.shadowRoot ? katFields(each.shadowRoot) : [],
  );
}
