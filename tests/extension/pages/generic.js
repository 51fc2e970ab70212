// A form of no known portal: plain labelled fields, and the ways in which a field can be hard to
// find or to draw on.
import { action, attachClosed, bind, make, startPage } from "/page.js";

const LATE_MS = 1500;
const LINES = 60;
const model = {};

// Long enough to scroll: every third line names a brand, the first one after characters beyond the
// first plane.
const NAMES = ["Nintendo", "PlayStation", "Velcro", "Samsung", "Lego"];
const line = (at) =>
  at % 3
    ? `Line ${at + 1}: soft inside, hard outside, and a strap for the wrist.`
    : `Line ${at + 1}: as good as ${NAMES[(at / 3) % NAMES.length]}, we think.`;
const lines = Array.from({ length: LINES }, (_, at) => line(at));
document.querySelector("#description").value = [
  "🎮 𝗣𝗹𝗮𝘆 anywhere 👨‍👩‍👧: fits Nintendo Switch.",
  ...lines,
].join("\n");

const sheet = new CSSStyleSheet();
sheet.replaceSync(
  "label { display: block; font-weight: 600; } textarea { box-sizing: border-box; width: 100%; min-height: 84px; padding: 7px 9px; font: inherit; }",
);

customElements.define(
  "shop-field",
  class extends HTMLElement {
    connectedCallback() {
      if (this.inner) return;
      const root = attachClosed(this);
      root.adoptedStyleSheets = [sheet];
      this.inner = make("textarea", { id: "inner" });
      this.inner.value = "Closed with Velcro, tested with Lego figures inside";
      root.append(make("label", { for: "inner" }, this.getAttribute("label")), this.inner);
      bind(this.inner, model, this.getAttribute("name"));
    }
  },
);

for (const field of document.querySelectorAll("form :is(input, textarea)")) bind(field, model);
// A test cannot reach into the closed root by a selector.
startPage(model, { closedField: document.querySelector("shop-field").inner });

action("reveal", () => {
  document.querySelector("#more").hidden = false;
});
setTimeout(() => {
  const field = make("input", {
    id: "bullet_2",
    name: "bullet_2",
    value: "Arrives late, like a Lego order in December",
  });
  document
    .querySelector("#late")
    .append(
      make("div", { class: "row" }, make("label", { for: "bullet_2" }, "Bullet point 2"), field),
    );
  bind(field, model);
}, LATE_MS);
