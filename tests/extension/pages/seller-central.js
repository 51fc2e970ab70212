// The listing editor of Seller Central: tabs that swap whole subtrees, bullets to add, an AI fill
// that says nothing.

import { katField, katFields } from "/katal.js";
import { action, make, startPage } from "/page.js";

const bullet = (index, value = "") => ({
  kind: "kat-input",
  name: `bullet_point-${index}-value`,
  label: `Bullet Point ${index + 1}`,
  placeholder: "e.g. Fits Samsung Galaxy",
  value,
});

const DETAILS = [
  {
    kind: "kat-input",
    name: "item_name-0-value",
    label: "Item Name",
    max: 200,
    placeholder: "e.g. Nike Air Max running shoes",
    current: "Reebok look trainers",
    value: "Norrvik running shoes for men, Adidas style, breathable mesh, size 10",
  },
  {
    kind: "kat-predictive-input",
    name: "brand-0-value",
    label: "Brand Name",
    placeholder: "e.g. Puma",
    current: "Generic",
    suggestions: ["Norrvik", "Nike", "New Balance"],
    value: "Norrvik",
  },
  {
    kind: "kat-input",
    name: "model_name-0-value",
    label: "Model Name",
    placeholder: "e.g. Converse Chuck Taylor",
  },
  bullet(0, "Two Velcro straps hold the foot, no laces to tie"),
  bullet(1, "As light as Nike trainers, at half the price"),
  bullet(2),
  {
    kind: "kat-textarea",
    name: "product_description-0-value",
    label: "Product Description",
    boxed: true,
    placeholder: "e.g. Made for fans of Under Armour",
    current: "A shoe like those of Asics.",
    // Emoji, a joined sequence and bold letters from beyond the first plane stand before the names:
    // offsets in code points would be off.
    value:
      "👟 𝗥𝘂𝗻 further with Norrvik 🏃🏽‍♂️: the sole is as soft as Skechers, the mesh breathes like Gore-Tex.\n\nNot made by Adidas. Washable at 30 °C 🧺.",
  },
  {
    kind: "kat-input",
    name: "generic_keyword-0-value",
    label: "Search Terms",
    placeholder: "e.g. shoes",
    value: "running shoes puma reebok gift for him",
  },
  // Not to be watched, so a brand name stands in the number.
  { kind: "kat-input", name: "sku-0-value", label: "SKU", value: "NIKE-10-BLACK" },
  { kind: "kat-input", name: "list_price-0-value", label: "List Price", value: "49.90" },
];

const OFFER = [
  { kind: "kat-input", name: "standard_price-0-value", label: "Your Price", value: "39.90" },
  { kind: "kat-input", name: "quantity-0-value", label: "Quantity", value: "25" },
  { kind: "kat-input", name: "condition_type-0-value", label: "Condition", value: "New" },
];

const FILLED = {
  "item_name-0-value": "Running shoes for men with Velcro closure, like New Balance, size 10",
  "bullet_point-2-value": "Ships in a box the size of a Lego set",
  "product_description-0-value": "✨ Written for you: shoes that rival Puma and Reebok 👟.",
};

const model = {};
const tab = document.querySelector("#tab");
// Both tabs have their values from the start, whichever is shown first.
for (const spec of [...DETAILS, ...OFFER]) model[spec.name] = spec.value ?? "";

// New nodes and new inner ids each time; only the model outlives a tab.
function show(specs) {
  tab.replaceChildren(...specs.map((spec) => katField(spec, model)));
  if (specs !== DETAILS) return;
  const more = make("button", { type: "button", "data-action": "more" }, "Add more");
  more.addEventListener("click", () => addBullet(more));
  tab.children[lastBullet() + 1].before(more);
}

const lastBullet = () => DETAILS.findLastIndex((spec) => spec.name.startsWith("bullet_point-"));

function addBullet(button) {
  const at = lastBullet();
  const spec = bullet(Number(DETAILS[at].name.match(/\d+/)[0]) + 1);
  DETAILS.splice(at + 1, 0, spec);
  button.before(katField(spec, model));
}

show(DETAILS);
startPage(model);
action("details", () => show(DETAILS));
action("offer", () => show(OFFER));
action("fill", () => {
  Object.assign(model, FILLED);
  for (const field of katFields(tab))
    if (field.spec.name in FILLED) field.fill(FILLED[field.spec.name]);
});
