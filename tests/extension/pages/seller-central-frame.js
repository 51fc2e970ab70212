// A case form as Seller Central shows it in a frame of its own origin.

import { katField } from "/katal.js";
import { startPage } from "/page.js";

const FIELDS = [
  { kind: "kat-input", name: "case_id", label: "Case ID", value: "NIKE-77-1042" },
  {
    kind: "kat-textarea",
    name: "case_description",
    label: "Product description as listed",
    placeholder: "e.g. A Disney mug",
    value: "The strap is closed with Velcro; the listing was compared with Adidas shoes.",
  },
];

const model = {};
document.querySelector("#fields").append(...FIELDS.map((spec) => katField(spec, model)));
startPage(model);
