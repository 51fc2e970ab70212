// The product page of Shopify: the title in a component without a box of its own, the description
// in a TinyMCE-like frame.
import { action, bind, control, make, randomId, startPage } from "/page.js";

const model = { title: "Building bricks, 120 pieces, Lego compatible" };

const sheet = new CSSStyleSheet();
// `contents` gives the host a box of 0 × 0: whoever asks the host whether it is visible gets a
// wrong answer.
sheet.replaceSync(
  ":host { display: contents; } label { display: block; font-weight: 600; } input { box-sizing: border-box; width: 100%; padding: 7px 9px; font: inherit; }",
);

customElements.define(
  "s-internal-text-field",
  class extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      const id = randomId("field-");
      const input = make("input", {
        id,
        type: "text",
        placeholder: "Short sleeve t-shirt, e.g. by Gucci",
      });
      root.append(make("label", { for: id }, this.getAttribute("label")), input);
      control(input, model, this.getAttribute("name"));
    }
  },
);

// `?classic`: the older page with a plain input.
if (new URLSearchParams(location.search).has("classic")) {
  const input = make("input", { id: "title-input", name: "title" });
  document.querySelector("#title").append(make("label", { for: "title-input" }, "Title"), input);
  control(input, model);
} else {
  document
    .querySelector("#title")
    .append(make("s-internal-text-field", { name: "title", label: "Title" }));
}

const source = document.querySelector("#product-description");
const editor = startEditor(source, document.querySelector("#product-description_frame"));
for (const field of document.querySelectorAll("form :is(input, textarea)[name]:not([name=title])"))
  bind(field, model);
startPage(model, { collect: editor.collect });

// As TinyMCE does it: an empty frame without an address, whose whole body is editable once it has
// loaded.
function startEditor(textarea, place) {
  const frame = make("iframe", {
    id: `${textarea.id}_ifr`,
    title: "Rich Text Area",
    allowtransparency: "true",
  });
  let body = null;
  frame.srcdoc =
    '<!doctype html><html><head><meta charset="utf-8"><link rel="stylesheet" href="/page.css"></head><body id="tinymce" class="mce-content-body"></body></html>';
  frame.addEventListener("load", () => {
    body = frame.contentDocument.body;
    body.innerHTML = textarea.value;
    body.setAttribute("contenteditable", "true");
    body.addEventListener("input", collect);
  });
  place.append(frame);

  const getContent = () => body.innerHTML;
  function collect() {
    if (!textarea.hidden) return;
    textarea.value = getContent();
    model.description = textarea.value;
  }
  action("source", (event) => {
    if (textarea.hidden) collect();
    else body.innerHTML = textarea.value;
    textarea.hidden = !textarea.hidden;
    frame.hidden = !textarea.hidden;
    event.target.textContent = textarea.hidden ? "Show HTML" : "Show editor";
  });
  return { collect };
}
