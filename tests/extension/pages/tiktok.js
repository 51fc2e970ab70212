// The product form of TikTok Shop: a controlled name and a ProseMirror description.
import { control, make, startPage } from "/page.js";
import { startEditor } from "/prosemirror.js";

const model = {
  name: "Hair dryer with Dyson style nozzle, 1600 W",
  brand: "",
  price: "59.00",
  sku: "DYSON-HD-2",
};

// `?textarea`: the later form of the page.
const tag = new URLSearchParams(location.search).has("textarea") ? "textarea" : "input";
document.querySelector("#name").append(
  make(tag, {
    "data-id": "product.publish.product_name",
    maxlength: "255",
    placeholder: "e.g. Revlon brush",
  }),
);

for (const [id, name] of [
  ["product_name", "name"],
  ["brand", "brand"],
  ["price", "price"],
  ["seller_sku", "sku"],
]) {
  control(document.querySelector(`[data-id="product.publish.${id}"]`), model, name);
}

const page = startPage(model, { stray: 0 });
startEditor(
  document.querySelector("#description"),
  [
    "💨 Dries as fast as a Dyson, for 𝘩𝘢𝘭𝘧 the price 👩🏽‍🦱.",
    "",
    "The filter is closed with Velcro. Works with brushes by Revlon.",
  ],
  {
    changed: (paragraphs) => {
      model.description = paragraphs.join("\n");
    },
    strayed: (count) => {
      page.stray += count;
    },
  },
);
