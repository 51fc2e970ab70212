// Fields without a stable name or id: only a label says what they are, and labels are tied to
// fields in different ways.
import { control, make, randomId } from "/page.js";

// `spec`: key, label, by and, where wanted, tag (`div` for contenteditable), type, placeholder,
// value.
export function fieldRow(spec, model, prefix) {
  const { key, label, by, tag = "input", type = null, placeholder = null, value = "" } = spec;
  const id = randomId(prefix);
  const labelId = randomId(prefix);
  const field = make(tag, {
    id,
    type: tag === "input" ? (type ?? "text") : null,
    placeholder,
    autocomplete: tag === "input" ? "off" : null,
  });
  if (by === "aria-label") field.setAttribute("aria-label", label);
  if (by === "aria-labelledby") field.setAttribute("aria-labelledby", labelId);

  if (!(key in model)) model[key] = value;
  if (tag === "div") edit(field, model, key);
  else control(field, model, key);

  const captions = {
    for: () => make("label", { for: id }, label),
    "aria-label": () => "",
    "aria-labelledby": () => make("span", { class: "caption", id: labelId }, label),
    // Nothing ties the two together but that they stand in one row.
    nearby: () => make("div", { class: "caption" }, make("span", {}, label)),
  };
  return make("div", { class: "row" }, captions[by](), make("div", {}, field));
}

function edit(field, model, key) {
  field.setAttribute("contenteditable", "true");
  field.setAttribute("role", "textbox");
  field.setAttribute("aria-multiline", "true");
  field.innerHTML = model[key];
  field.addEventListener("input", (event) => {
    if (event.isTrusted) model[key] = field.innerHTML;
  });
}
