// The list of findings beside the fields.
import { mayWrite } from "./api.js";

const make = (name, props = {}, ...inside) => {
  const node = Object.assign(document.createElement(name), props);
  node.append(...inside);
  return node;
};

// The cards on the screen by what they show: a card whose words stay the same is kept, so that a key costs no rebuilding.
let kept = new Map();

export function draw(list, findings, t, actions) {
  const before = kept;
  kept = new Map();
  let next = list.firstElementChild;
  for (const finding of findings) {
    const words = shownWords(finding);
    const item = (before.get(words) || []).shift() || card(finding, t, actions);
    item.finding = finding;
    if (!kept.has(words)) kept.set(words, []);
    kept.get(words).push(item);
    if (item === next) next = next.nextElementSibling;
    else list.insertBefore(item, next);
  }
  for (const items of before.values()) for (const item of items) item.remove();
}

const shownWords = (finding) =>
  JSON.stringify({
    ...finding,
    start: 0,
    end: 0,
    fixes: finding.fixes.map((fix) => [fix.title, fix.edits.map((edit) => edit.text)]),
  });

// What a button does is asked of the card's finding of the moment: its place moves with the text.
function card(finding, t, actions) {
  const item = make("li", { className: finding.severity, tabIndex: -1 });
  const where = finding.field ? t[`field-${finding.field}`] || finding.field : t["whole-listing"];
  item.append(
    make(
      "div",
      { className: "head" },
      make("span", {
        className: `tag ${finding.severity}`,
        textContent: t[`severity-${finding.severity}`],
      }),
      make("q", { textContent: finding.text || finding.rule }),
      make("span", { className: "where", textContent: where }),
    ),
  );
  item.append(make("p", { textContent: finding.message }));
  const buttons = make("div", { className: "actions" });
  for (const [at, fix] of finding.fixes.entries()) {
    if (!fix.edits.length) {
      item.append(make("p", { className: "advice", textContent: `→ ${fix.title}` }));
      continue;
    }
    const whole = fix.edits.length === 1 && fix.edits[0].text.length > 24;
    buttons.append(
      make("button", {
        type: "button",
        className: "primary fix",
        textContent: whole ? `${fix.title}: ${fix.edits[0].text}` : fix.title,
        onclick: () => actions.fix(item.finding, item.finding.fixes[at]),
      }),
    );
  }
  if (finding.field)
    buttons.append(
      make("button", {
        type: "button",
        className: "show",
        textContent: t.show,
        onclick: () => actions.show(item.finding),
      }),
    );
  item.append(buttons, why(finding, t), aside(item, finding, t, actions));
  return item;
}

function why(finding, t) {
  const facts = make("dl");
  const fact = (name, value) => {
    if (value) facts.append(make("dt", { textContent: name }), make("dd", { textContent: value }));
  };
  if (finding.mark) fact(t.owner, finding.mark.owner);
  for (const side of ["register", "marketplace"]) {
    if (finding.risk[side] !== "none")
      fact(
        t[`risk-${side}`],
        `${t[`level-${finding.risk[side]}`]} – ${finding.risk.reasons[side]}`,
      );
  }
  for (const row of finding.evidence) fact(t[`signal-${row.signal}`] || row.signal, row.text);
  return make(
    "details",
    {},
    make("summary", { textContent: t.why }),
    facts,
    make("a", {
      href: finding.docs + (document.documentElement.lang.startsWith("zh") ? "?lang=zh" : ""),
      target: "_blank",
      rel: "noopener",
      textContent: t["rule-page"],
    }),
  );
}

function aside(item, finding, t, actions) {
  const box = make("details", { className: "aside" }, make("summary", { textContent: t.dismiss }));
  if (!mayWrite()) {
    box.append(make("p", { className: "note", textContent: t["needs-token"] }));
    return box;
  }
  const proof = make("input", {
    type: "text",
    ariaLabel: t["dismiss-proof"],
    placeholder: t["dismiss-proof"],
    hidden: true,
  });
  const kinds = finding.mark ? ["mine", "authorised", "ordinary", "compatible"] : ["ordinary"];
  const buttons = make("div", { className: "actions" });
  for (const kind of kinds) {
    buttons.append(
      make("button", {
        type: "button",
        textContent: t[`dismiss-${kind}`],
        onclick: () => {
          if (kind === "authorised" && !proof.value.trim()) {
            proof.hidden = false;
            proof.focus();
            return;
          }
          actions.dismiss(item.finding, kind, proof.value.trim());
        },
      }),
    );
  }
  box.append(buttons, proof);
  return box;
}
