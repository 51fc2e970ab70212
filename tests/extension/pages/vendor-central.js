// The A+ editor of Vendor Central: modules of a headline (a component) and a formatted body
// (contenteditable).

import { katBox, katField } from "/katal.js";
import { action, make, startPage } from "/page.js";

const MODULES = [
  {
    headline: "The mug that keeps up with YETI",
    body: "<p>Coffee stays hot for <b>six hours</b> ☕. Fits the holder of every <i>Stanley</i> cup.</p><p>𝗡𝗲𝘄: a lid with Tritan.</p>",
  },
  // The body of this one is in a shadow root: highlights need their style there.
  {
    headline: "Care",
    body: "<p>Clean it with a Brillo pad or in the dishwasher. Comes with a Velcro strap.</p>",
    boxed: true,
  },
];

const model = {};
const modules = document.querySelector("#modules");

function bodyOf(index, html) {
  const key = `body-${index}`;
  const body = make("div", {
    class: "aplus-body",
    contenteditable: "true",
    role: "textbox",
    "aria-multiline": "true",
    "aria-label": "Body text",
  });
  body.innerHTML = html;
  model[key] = body.innerHTML;
  body.addEventListener("input", (event) => {
    if (event.isTrusted) model[key] = body.innerHTML;
  });
  return body;
}

function add({ headline, body, boxed }) {
  const index = modules.children.length;
  const title = {
    kind: "kat-input",
    name: `module_title-${index}-value`,
    label: "Module title",
    placeholder: "e.g. Made for Apple users",
    value: headline,
  };
  const text = bodyOf(index, body);
  modules.append(
    make(
      "section",
      {},
      make("h2", {}, `Module ${index + 1}`),
      katField(title, model),
      boxed ? katBox(text) : text,
    ),
  );
}

modules.before(
  katField(
    {
      kind: "kat-input",
      name: "content_name",
      label: "Content name (internal)",
      value: "disney-draft-3",
    },
    model,
  ),
);
MODULES.forEach(add);
startPage(model);
action("module", () => add({ headline: "", body: "<p><br></p>" }));
