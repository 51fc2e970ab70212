// The item form of Walmart: controlled fields without stable names, named each in another way.
import { action, startPage } from "/page.js";
import { fieldRow } from "/unnamed.js";

const FIELDS = [
  {
    key: "title",
    by: "for",
    label: "Product name",
    value: "Vacuum cleaner bags, replacement for Dyson and Miele, pack of 10",
    placeholder: "e.g. Hoover bags",
  },
  { key: "subtitle", by: "for", label: "Subtitle", value: "Like Dyson" },
  {
    key: "brand",
    by: "aria-labelledby",
    label: "Brand name",
    value: "Norrvik",
    placeholder: "e.g. Dyson",
  },
  {
    key: "feature_1",
    by: "aria-label",
    label: "Key features 1",
    value: "Fits Bosch, Miele and Hoover machines",
  },
  {
    key: "feature_2",
    by: "aria-label",
    label: "Key features 2",
    value: "HEPA fleece with a Velcro seal",
  },
  { key: "feature_3", by: "aria-label", label: "Key features 3" },
  {
    key: "description",
    tag: "div",
    by: "aria-labelledby",
    label: "Site description",
    value:
      "<p>🧹 Bags for <b>Dyson</b>-class suction, made by Norrvik 🌀.</p><p>𝗡𝗼𝘁 affiliated with Miele.</p>",
  },
  { key: "keywords", by: "nearby", label: "Search keywords", value: "vacuum bags hoover dyson" },
  { key: "price", by: "for", label: "Selling price", value: "14.99" },
  { key: "sku", by: "for", label: "SKU", value: "DYSON-BAG-10" },
  { key: "condition", by: "nearby", label: "Condition", value: "New, like Bosch" },
  {
    key: "password",
    by: "for",
    label: "Confirm with your password",
    type: "password",
    value: "dyson-secret",
  },
];

const model = {};
// Another product type mounts all fields again, with new ids.
const show = () =>
  document
    .querySelector("#fields")
    .replaceChildren(...FIELDS.map((spec) => fieldRow(spec, model, "ld_field_")));

show();
startPage(model);
action("refresh", show);
