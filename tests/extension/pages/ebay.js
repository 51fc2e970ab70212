// The listing form of eBay: controlled fields that keep only what the user typed, a brand combobox,
// the description in a frame.
import { control, make, startPage } from "/page.js";

const DESCRIPTION =
  "<p>🔋 Battery for your <b>Makita</b> LXT tools 🛠️, not made by Makita.</p><p>𝟱𝗔𝗵 cells by Samsung, a Velcro strap.</p>";
const model = {};

for (const field of document.querySelectorAll("form :is(input, textarea)")) control(field, model);

const title = document.querySelector("[name=title]");
const counter = document.querySelector("#counter");
const count = () => {
  counter.textContent = `${model.title.length}/80`;
};
title.addEventListener("input", count);
count();

const brand = document.querySelector('[role="combobox"]');
const list = document.querySelector("#brand-list");
function open(shown) {
  list.hidden = !shown;
  brand.setAttribute("aria-expanded", String(shown));
}
brand.addEventListener("focus", () => open(true));
brand.addEventListener("blur", () => open(false));
list.addEventListener("mousedown", (event) => {
  event.preventDefault();
  model[brand.name] = event.target.textContent;
  // The controlled field shows its state whatever is written.
  brand.value = model[brand.name];
  open(false);
});

// A frame that stays `about:blank` and is filled node by node. A browser may replace its first
// document while loading: then it is filled again.
const frame = make("iframe", { id: "se-rte-frame__summary", title: "Description" });
function fill() {
  const page = frame.contentDocument;
  if (page.querySelector("[contenteditable]")) return;
  page.documentElement.lang = "en";
  page.head.append(page.importNode(make("link", { rel: "stylesheet", href: "/page.css" })));
  const body = page.importNode(
    make("div", {
      contenteditable: "true",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": "Description",
      class: "se-rte-editor",
    }),
  );
  body.innerHTML = model.description ?? DESCRIPTION;
  page.body.append(body);
  model.description = body.innerHTML;
  // What a script wrote is put back, as in the fields.
  body.addEventListener("input", (event) => {
    if (event.isTrusted) model.description = body.innerHTML;
    else body.innerHTML = model.description;
  });
}
frame.addEventListener("load", fill);
document.querySelector("#description").append(frame);
fill();
startPage(model);
