// Built from extension/src/lint-page by `npm run build:page` in extension/.

// src/fields/write.ts
var later = (ms) => new Promise((done) => setTimeout(done, ms));
function applyEdits(text, edits) {
  let out = text;
  for (const edit of [...edits].sort((left, right) => right.start - left.start))
    out = out.slice(0, edit.start) + edit.text + out.slice(edit.end);
  return out;
}
function mergeEdits(text, edits) {
  const start = Math.min(...edits.map((edit) => edit.start));
  const end = Math.max(...edits.map((edit) => edit.end));
  const moved = edits.map((edit) => ({
    ...edit,
    start: edit.start - start,
    end: edit.end - start
  }));
  return { start, end, text: applyEdits(text.slice(start, end), moved) };
}
var spaces = (text) => text.replace(/\s+/g, " ").trim();
async function write(field, known, edits) {
  const before = field.text();
  if (before !== known || !edits.length) return "changed";
  const edit = mergeEdits(before, edits);
  const wanted = applyEdits(before, [edit]);
  field.focus();
  if (!field.select(edit.start, edit.end)) return "failed";
  const page = field.element.ownerDocument;
  if (field.rich) await later(0);
  const insert = () => edit.text ? page.execCommand("insertText", false, edit.text) : page.execCommand("delete");
  if (!insert()) return "failed";
  if (field.rich) await later(30);
  const kept2 = () => field.rich ? spaces(field.text()) === spaces(wanted) : field.text() === wanted;
  if (kept2()) return "done";
  if (field.text() !== before) page.execCommand("undo");
  return "failed";
}

// src/lint-ui/dom.ts
function make(name2, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name2), properties);
  const present = (child) => child !== null && child !== false && child !== "";
  node.append(...children.filter(present));
  return node;
}

// src/lint-ui/card/dismiss.ts
function dismissal(finding, t2, dismissing) {
  const box = make(
    "details",
    { className: "aside" },
    make("summary", { textContent: t2("dismiss") })
  );
  if (!dismissing.paired) {
    box.append(make("p", { textContent: t2("needs-pairing") }));
    if (dismissing.options) {
      const options = make("button", { type: "button", textContent: t2("options") });
      options.addEventListener("click", () => dismissing.options?.());
      box.append(options);
    }
    return box;
  }
  const proof = make("input", {
    type: "text",
    placeholder: t2("dismiss-proof"),
    ariaLabel: t2("dismiss-proof"),
    hidden: true
  });
  const kinds = finding.mark ? ["mine", "authorised", "ordinary", "compatible"] : ["ordinary"];
  const buttons = kinds.map((kind) => {
    const button = make("button", { type: "button", textContent: t2(`dismiss-${kind}`) });
    button.addEventListener("click", () => {
      if (kind === "authorised" && !proof.value.trim()) {
        proof.hidden = false;
        proof.focus();
        return;
      }
      for (const other of buttons) other.disabled = true;
      void dismissing.dismiss(finding, kind, proof.value.trim()).then((result) => {
        dismissing.say(result);
        if (!result.undo) for (const other of buttons) other.disabled = false;
      });
    });
    return button;
  });
  proof.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && proof.value.trim()) buttons[kinds.indexOf("authorised")]?.click();
  });
  box.append(make("div", { className: "buttons" }, ...buttons), proof);
  return box;
}

// src/lint-ui/card/facts.ts
var STATUSES = ["registered", "pending", "dead"];
var listOf = (rows) => make(
  "dl",
  {},
  ...rows.flatMap(([name2, value]) => [make("dt", { textContent: name2 }), make("dd", {}, value)])
);
function markRows({ mark, text }, t2) {
  if (!mark) return [];
  const entries = mark.records.map((entry) => entryOf(entry, t2));
  const rows = [];
  if (mark.text.toLowerCase() !== text.toLowerCase()) rows.push([t2("mark"), mark.text]);
  if (mark.owner) rows.push([t2("owner"), mark.owner]);
  rows.push([t2("records"), entries.length ? make("ul", {}, ...entries) : t2("no-record")]);
  return rows;
}
function entryOf(entry, t2) {
  const value = (name2) => String(entry[name2] ?? "");
  const status = STATUSES.find((known) => known === entry.status) ?? "unknown";
  const line = t2("record-line", {
    office: value("office"),
    number: value("number"),
    status: t2(`status-${status}`),
    classes: Array.isArray(entry.classes) ? entry.classes.join(", ") : "",
    date: value("as_of")
  });
  const href = value("url");
  const dates = [
    value("filed") && `${t2("filed")} ${value("filed")}`,
    value("registered") && `${t2("registered-on")} ${value("registered")}`
  ].filter(Boolean);
  return make(
    "li",
    {},
    // An address comes from a register's file: nothing else may be opened.
    /^https?:\/\//.test(href) ? make("a", { href, target: "_blank", rel: "noopener noreferrer", textContent: line }) : line,
    value("goods") && make("small", { textContent: value("goods") }),
    dates.length > 0 && make("small", { textContent: dates.join(" · ") })
  );
}
function riskRows({ risk }, t2) {
  const rows = [];
  for (const side of ["register", "marketplace"]) {
    const level = risk[side];
    if (level !== "none")
      rows.push([
        t2(`risk-${side}`),
        [t2(`level-${level}`), risk.reasons[side]].filter(Boolean).join(" – ")
      ]);
  }
  return rows;
}
function evidenceRows({ evidence }, t2) {
  if (!evidence.length) return [];
  const items = evidence.map(({ text }) => make("li", { textContent: text }));
  return [[t2("evidence"), make("ul", {}, ...items)]];
}

// src/lint-ui/card/fixes.ts
function fixes(finding, t2, fixing) {
  return make(
    "div",
    { className: "fixes" },
    // Advice looks like no button, so it is told what it is.
    !fixing && finding.fixes.length > 0 && make("h3", { textContent: t2("instead") }),
    ...finding.fixes.map(
      (fix2) => fixing && fix2.edits.length ? applicable(finding, fix2, t2, fixing) : advice(fix2)
    )
  );
}
function advice({ title, edits }) {
  const text = edits.map((edit) => edit.text).filter((part) => part.trim()).join(" … ");
  const written = text && !title.includes(text);
  return make(
    "p",
    { className: "advice" },
    title,
    written && " ",
    written && make("ins", { textContent: text })
  );
}
function applicable(finding, fix2, t2, fixing) {
  const apply = make("button", { type: "button", className: "primary", textContent: fix2.title });
  apply.addEventListener("click", () => {
    apply.disabled = true;
    void fixing.fix(finding, fix2).finally(() => {
      apply.disabled = false;
    });
  });
  const preview = make("p", { className: "preview", ariaLabel: t2("preview") });
  for (const edit of fix2.edits) {
    const old = fixing.textAt(edit.field, edit.start, edit.end);
    preview.append(
      make("del", { textContent: old }),
      edit.text && old ? " → " : "",
      make("ins", { textContent: edit.text }),
      " "
    );
  }
  return make("div", { className: "fix" }, apply, preview);
}

// src/lint-ui/card/rule.ts
function once(load) {
  let asked = null;
  return () => {
    asked ??= load();
    return asked;
  };
}
function why(known, t2, rule2) {
  const box = make("details", {}, make("summary", { textContent: t2("why") }), ...known);
  if (rule2)
    whenOpened(box, rule2, (found) => [
      make("p", { textContent: found.why }),
      make("p", { textContent: found.instead })
    ]);
  return box;
}
function complaint(t2, rule2) {
  const box = make("details", {}, make("summary", { textContent: t2("complaint") }));
  whenOpened(box, rule2, (found) => [
    make("p", { textContent: found.complaint }),
    ...found.answers.map(
      ({ title, text }) => make("div", {}, make("h3", { textContent: title }), make("p", { textContent: text }))
    )
  ]);
  return box;
}
function whenOpened(box, rule2, fill2) {
  box.addEventListener(
    "toggle",
    () => {
      if (!box.open) return;
      void rule2().then((found) => {
        if (found) box.append(...fill2(found));
      });
    },
    { once: true }
  );
}

// src/lint-ui/card/body.ts
function cardBody(finding, t2, host, { open, below }) {
  const mark = markRows(finding, t2);
  const risks = riskRows(finding, t2);
  const opened = [...open.includes("mark") ? mark : [], ...open.includes("risks") ? risks : []];
  const folded = [
    ...open.includes("mark") ? [] : mark,
    ...open.includes("risks") ? [] : risks,
    ...evidenceRows(finding, t2)
  ];
  const load = host.rule;
  const rule2 = load && once(() => load(finding.rule));
  return [
    make("p", { className: "message", textContent: finding.message }),
    ...opened.length ? [listOf(opened)] : [],
    fixes(finding, t2, host.fixing),
    below,
    ...folded.length || rule2 ? [why(folded.length ? [listOf(folded)] : [], t2, rule2)] : [],
    ...rule2 ? [complaint(t2, rule2)] : [],
    ...host.dismissing ? [dismissal(finding, t2, host.dismissing)] : []
  ];
}

// src/lint-ui/card/list-card.ts
function listCard(card2, t2, host) {
  const { finding, title, where, open, rulePage: rulePage2 } = card2;
  const { severity } = finding;
  const show2 = make("button", { type: "button", className: "link", textContent: t2("show") });
  show2.addEventListener("click", () => card2.show());
  const below = make("div", { className: "buttons" }, finding.field !== null && show2, rulePage2);
  return make(
    "li",
    { className: `card ${severity}`, tabIndex: -1 },
    make(
      "div",
      { className: "head" },
      make("span", { className: `tag ${severity}`, textContent: t2(`severity-${severity}`) }),
      make("q", { textContent: title }),
      where && make("span", { className: "where", textContent: where })
    ),
    ...cardBody(finding, t2, host, { open, below })
  );
}

// src/lint-ui/rich-text.ts
var BLOCKS = /* @__PURE__ */ new Set([
  "address",
  "article",
  "aside",
  "blockquote",
  "dd",
  "div",
  "dl",
  "dt",
  "figure",
  "footer",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "header",
  "hr",
  "li",
  "main",
  "ol",
  "p",
  "pre",
  "section",
  "table",
  "tbody",
  "td",
  "th",
  "tr",
  "ul"
]);
var SKIPPED = /* @__PURE__ */ new Set(["script", "style", "template", "noscript"]);
function readRich(host) {
  const pieces = [];
  let text = "";
  let due = false;
  const walk = (node) => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3) {
        const data = child.data;
        if (!data) continue;
        if (due && text && !text.endsWith("\n")) text += "\n";
        due = false;
        pieces.push({ node: child, start: text.length });
        text += data;
      } else if (child.nodeType === 1) {
        const name2 = child.localName;
        if (SKIPPED.has(name2)) continue;
        if (name2 === "br") {
          due = false;
          text += "\n";
          continue;
        }
        const block = BLOCKS.has(name2);
        if (block) due = true;
        walk(child);
        if (block) due = true;
      }
    }
  };
  walk(host);
  return { text, pieces };
}
function nodeAt({ pieces }, offset, side) {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = low + high >> 1;
    const { start } = pieces[middle];
    if (start < offset || side === "start" && start === offset) low = middle + 1;
    else high = middle;
  }
  const piece = pieces[low - 1];
  if (!piece || offset - piece.start > piece.node.data.length) return null;
  return { node: piece.node, offset: offset - piece.start };
}
function endsIn(rich2, start, end) {
  const from = nodeAt(rich2, start, "start");
  const to = nodeAt(rich2, end, "end");
  return from && to && [from, to];
}
function rangeIn(rich2, start, end) {
  const ends = endsIn(rich2, start, end);
  if (!ends) return null;
  const [from, to] = ends;
  const range = from.node.ownerDocument.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

// src/lint-ui/editable.ts
var isControl = (element) => element.localName === "input" || element.localName === "textarea";
var attached = (element) => element.isConnected && element.ownerDocument.defaultView !== null;
function control(element) {
  return {
    element,
    rich: false,
    text: () => element.value,
    range: () => null,
    attached: () => attached(element),
    focus: () => element.focus({ preventScroll: true }),
    select(start, end) {
      try {
        element.setSelectionRange(start, end);
        return true;
      } catch {
        return false;
      }
    }
  };
}
function rich(element) {
  return {
    element,
    rich: true,
    text: () => readRich(element).text,
    range: (start, end) => rangeIn(readRich(element), start, end),
    attached: () => attached(element),
    focus: () => element.focus({ preventScroll: true }),
    select(start, end) {
      const range = rangeIn(readRich(element), start, end);
      if (!range) return false;
      const root2 = element.getRootNode();
      const selection = root2.nodeType === 11 && root2.getSelection?.() || element.ownerDocument.getSelection();
      if (!selection) return false;
      selection.setBaseAndExtent(
        range.startContainer,
        range.startOffset,
        range.endContainer,
        range.endOffset
      );
      return true;
    }
  };
}
var editable = (element) => isControl(element) ? control(element) : rich(element);

// src/lint-ui/highlight/geometry.ts
function frameOffset(element) {
  let x = 0;
  let y = 0;
  for (let view = element.ownerDocument.defaultView; view; view = view.parent === view ? null : view.parent) {
    let frame = null;
    try {
      frame = view.frameElement;
    } catch {
    }
    if (!frame) break;
    const box = frame.getBoundingClientRect();
    x += box.left + frame.clientLeft;
    y += box.top + frame.clientTop;
  }
  return { x, y };
}
var shifted = (box, by) => new DOMRect(box.left + by.x, box.top + by.y, box.width, box.height);
function common(one, other) {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  const right = Math.min(one.right, other.right);
  const bottom = Math.min(one.bottom, other.bottom);
  return right - left > 0.5 && bottom - top > 0.5 ? new DOMRect(left, top, right - left, bottom - top) : null;
}
var parentOf = (element) => {
  const slot = element.assignedSlot;
  if (slot) return slot;
  const parent = element.parentNode;
  return parent ? parent.nodeType === 11 ? parent.host : parent.nodeType === 1 ? parent : null : null;
};
function linear(element) {
  let whole = new DOMMatrix();
  const view = element.ownerDocument.defaultView;
  for (let node = element; node; node = parentOf(node)) {
    const style = view.getComputedStyle(node);
    let own = new DOMMatrix();
    if (style.rotate && style.rotate !== "none" && !style.rotate.includes(" "))
      own = own.rotate(parseFloat(style.rotate));
    if (style.scale && style.scale !== "none") {
      const [x = 1, y = x] = style.scale.split(" ").map(Number);
      own = own.scale(x, y);
    }
    if (style.transform && style.transform !== "none")
      own = own.multiply(new DOMMatrix(style.transform));
    whole = own.multiply(whole);
  }
  whole.e = whole.f = 0;
  return whole;
}
function rootsAround(element) {
  const roots = [];
  for (let node = element; node; ) {
    const root2 = node.getRootNode();
    roots.push(root2);
    if (root2.nodeType === 11) node = root2.host;
    else {
      try {
        node = root2.defaultView?.frameElement ?? null;
      } catch {
        node = null;
      }
    }
  }
  return roots;
}
function scrollTo2(element, box) {
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
  if (!box) return;
  const frame = element.getBoundingClientRect();
  const down = box.top - frame.top;
  if (down < 0 || down + box.height > element.clientHeight)
    element.scrollTop += down - element.clientHeight / 2;
  const along = box.left - frame.left;
  if (along < 0 || along + box.width > element.clientWidth)
    element.scrollLeft += along - element.clientWidth / 2;
}

// src/lint-ui/spans.ts
function textChange(before, after) {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < least - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail))
    tail++;
  return { start, end: before.length - tail, grown: after.length - before.length };
}
var letterAt = (text, offset) => /^[\p{L}\p{N}]/u.test(text.slice(offset, offset + 2));
var letterBefore = (text, offset) => /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, offset - 2), offset));
function remapSpan(span, { start, end, grown }, after) {
  if (span.end < start || span.end === start && !letterAt(after, start))
    return { start: span.start, end: span.end };
  if (span.start > end || span.start === end && !letterBefore(after, span.start + grown)) {
    return { start: span.start + grown, end: span.end + grown };
  }
  return null;
}

// src/lint-ui/highlight/viewport.ts
var MANY = 40;
function spanInView(length, lineAt, top, bottom) {
  const line = (from) => {
    for (let offset = from; offset >= 0; offset--) {
      const found = lineAt(offset);
      if (found) return found;
    }
    return void 0;
  };
  const first = (low, holds) => {
    let high = length;
    while (low < high) {
      const middle = low + high >> 1;
      const found = line(middle);
      if (found && holds(found)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const start = first(0, (found) => found.bottom > top);
  return { start, end: first(start, (found) => found.top >= bottom) };
}
var overlap = (one, other) => one.end > other.start && one.start < other.end;

// src/lint-ui/highlight/mirror.ts
var COPIED = [
  "direction",
  "font-family",
  "font-size",
  "font-style",
  "font-variant",
  "font-weight",
  "font-stretch",
  "font-size-adjust",
  "font-kerning",
  "font-feature-settings",
  "font-variation-settings",
  "font-optical-sizing",
  "letter-spacing",
  "line-height",
  "overflow-wrap",
  "tab-size",
  "text-align",
  "text-indent",
  "text-rendering",
  "text-transform",
  "word-break",
  "word-spacing",
  "writing-mode",
  "hyphens",
  "line-break",
  "-webkit-text-security"
];
function setText(copy, text) {
  const wanted = text.endsWith("\n") ? `${text} ` : text;
  if (copy.data === wanted) return;
  const { start, end, grown } = textChange(copy.data, wanted);
  copy.replaceData(start, end - start, wanted.slice(start, end + grown));
}
function mirror(control2, parent) {
  const page = parent.ownerDocument;
  const view = control2.ownerDocument.defaultView;
  const many = control2.localName === "textarea";
  const box = page.createElement("div");
  box.className = "mirror";
  const node = page.createTextNode("");
  box.append(node);
  parent.append(box);
  let offset = { x: 0, y: 0 };
  let last = "";
  function style() {
    const from = view.getComputedStyle(control2);
    const rows = COPIED.map((name2) => [name2, from.getPropertyValue(name2)]);
    const number = (name2) => parseFloat(from.getPropertyValue(name2)) || 0;
    const left = number("padding-left");
    const right = number("padding-right");
    const wrap = many && control2.wrap !== "off";
    const borders = number("border-left-width") + number("border-right-width");
    const bar = many && control2.offsetWidth - control2.clientWidth - borders > 1;
    const whole = number("width") - (from.boxSizing === "border-box" ? borders + left + right : 0);
    const width = Math.max(0, bar ? control2.clientWidth - left - right : whole);
    const edge = bar ? control2.clientLeft : number("border-left-width");
    const own = [
      ["width", `${width}px`],
      ["white-space", wrap ? "pre-wrap" : "pre"]
    ];
    const wanted = [...rows, ...own].map(([name2, value]) => `${name2}:${value}`).join(";");
    if (wanted !== last) {
      box.style.cssText = wanted;
      last = wanted;
    }
    offset = { x: edge + left, y: control2.clientTop + number("padding-top") };
    if (!many) {
      const room = control2.clientHeight - number("padding-top") - number("padding-bottom");
      offset.y += (room - box.getBoundingClientRect().height) / 2;
    }
  }
  function boxes(start, end) {
    if (end > node.data.length) return [];
    const range = page.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    const origin = box.getBoundingClientRect();
    const x = offset.x - origin.left - control2.scrollLeft;
    const y = offset.y - origin.top - control2.scrollTop;
    return [...range.getClientRects()].map(
      (rect) => new DOMRect(rect.left + x, rect.top + y, rect.width, rect.height)
    );
  }
  return {
    update(text) {
      setText(node, text);
      style();
    },
    boxes,
    inView(top, bottom) {
      const whole = { start: 0, end: node.data.length };
      if (!many || !view.getComputedStyle(control2).writingMode.startsWith("horizontal"))
        return whole;
      return spanInView(whole.end, (offset2) => boxes(offset2, offset2 + 1)[0], top, bottom);
    },
    remove: () => box.remove()
  };
}

// src/lint-ui/severity.ts
var SEVERITIES = ["hint", "info", "warning", "error"];
var GRAVEST_FIRST = [...SEVERITIES].reverse();

// src/lint-ui/highlight/native.ts
var STYLES = [...SEVERITIES, "chosen"];
var name = (style) => `brandlint-${style}`;
function highlights(view, style) {
  const registry = view.CSS.highlights;
  let found = registry.get(name(style));
  if (!found) {
    found = new view.Highlight();
    found.priority = STYLES.indexOf(style);
    registry.set(name(style), found);
  }
  return found;
}
var styled = (element) => element.getRootNode().nodeType === 9 || !CSS.supports("-moz-appearance", "none");
function nativeSurface(field) {
  const element = field.element;
  const view = element.ownerDocument.defaultView;
  if (!view?.CSS?.highlights || (isControl(field.element) ? !element.createValueRange : !styled(element)))
    return null;
  const drawn = /* @__PURE__ */ new Map();
  let all = [];
  let text = "";
  let chosen = null;
  const make2 = (span, read) => {
    if (!field.rich) return element.createValueRange(span.start, span.end);
    return rangeIn(read(), span.start, span.end);
  };
  const drop = (id) => {
    const old = drawn.get(id);
    if (!old) return;
    highlights(view, old.severity).delete(old.range);
    highlights(view, "chosen").delete(old.range);
    if ("disconnect" in old.range) old.range.disconnect();
    drawn.delete(id);
  };
  const fresh = (span, read) => {
    const old = drawn.get(span.id);
    if (!old || old.severity !== span.severity) return false;
    if (!field.rich)
      return old.range.startOffset === span.start && old.range.endOffset === span.end;
    const ends = endsIn(read(), span.start, span.end);
    if (!ends) return false;
    const [from, to] = ends;
    return from.node === old.range.startContainer && from.offset === old.range.startOffset && to.node === old.range.endContainer && to.offset === old.range.endOffset;
  };
  const near = () => {
    if (all.length <= MANY || element.localName !== "textarea" || element.scrollHeight < element.clientHeight * 2)
      return all;
    const { b, c, d } = linear(element);
    const box = element.getBoundingClientRect();
    if (b || c || d <= 0 || !box.height || !view.getComputedStyle(element).writingMode.startsWith("horizontal"))
      return all;
    const lineAt = (offset) => {
      const range = element.createValueRange(offset, offset + 1);
      const [line] = range.getClientRects();
      range.disconnect();
      return line;
    };
    const part = spanInView(
      element.value.length,
      lineAt,
      box.top - box.height / 4,
      box.bottom + box.height / 4
    );
    return all.filter((span) => overlap(span, part));
  };
  const draw2 = () => {
    const spans = near();
    let rich2 = null;
    const read = () => rich2 ??= readRich(element);
    const wanted = new Set(spans.map((span) => span.id));
    for (const id of [...drawn.keys()]) if (!wanted.has(id)) drop(id);
    for (const span of spans) {
      if (fresh(span, read)) continue;
      drop(span.id);
      const range = make2(span, read);
      if (!range) continue;
      drawn.set(span.id, { range, severity: span.severity });
      highlights(view, span.severity).add(range);
      if (chosen === span.id) highlights(view, "chosen").add(range);
    }
  };
  const again = () => {
    if (all.length > MANY && field.text() === text) draw2();
  };
  const gone = new AbortController();
  const sizes = new view.ResizeObserver(again);
  if (!field.rich) {
    element.addEventListener("scroll", again, { passive: true, signal: gone.signal });
    sizes.observe(element);
  }
  return {
    show(spans, now) {
      all = spans;
      text = now;
      draw2();
    },
    choose(id) {
      const before = chosen !== null && drawn.get(chosen);
      if (before) highlights(view, "chosen").delete(before.range);
      chosen = id;
      const now = id !== null && drawn.get(id);
      if (now) highlights(view, "chosen").add(now.range);
    },
    rects(id) {
      const now = drawn.get(id);
      if (!now) return [];
      const box = element.getBoundingClientRect();
      const by = frameOffset(element);
      return [...now.range.getClientRects()].flatMap((rect) => {
        const seen = field.rich ? rect : common(rect, box);
        return seen && seen.width > 0 ? [shifted(seen, by)] : [];
      });
    },
    reveal(id) {
      const now = drawn.get(id);
      if (field.rich) {
        if (now)
          (now.range.startContainer.parentElement ?? element).scrollIntoView({ block: "nearest" });
        scrollTo2(element, void 0);
      } else {
        element.scrollIntoView({ block: "nearest" });
        const span = field.text() === text && all.find((each) => each.id === id);
        const range = span ? element.createValueRange(span.start, span.end) : null;
        scrollTo2(element, range?.getClientRects()[0]);
        range?.disconnect();
        again();
      }
    },
    reposition() {
    },
    stop() {
      gone.abort();
      sizes.disconnect();
      for (const id of [...drawn.keys()]) drop(id);
    }
  };
}

// src/lint-ui/highlight/overlay.ts
var SLACK = 50;
var px = (length) => `${Math.round(length * 100) / 100}px`;
var placing = (left, top, width, height) => `left: ${px(left)}; top: ${px(top)}; width: ${px(width)}; height: ${px(height)};`;
function overlaySurface(field, parent) {
  const element = field.element;
  const page = parent.ownerDocument;
  const view = page.defaultView;
  const layer = page.createElement("div");
  layer.className = "layer";
  const clip = page.createElement("div");
  clip.className = "clip";
  layer.append(clip);
  parent.append(layer);
  const measured = isControl(element) ? mirror(element, parent) : null;
  const gone = new AbortController();
  let spans = [];
  let text = "";
  let chosen = null;
  let marks = /* @__PURE__ */ new Map();
  let placed = "";
  let stood = "";
  let due = false;
  const soon = () => {
    if (due) return;
    due = true;
    view.requestAnimationFrame(() => {
      due = false;
      if (!gone.signal.aborted) draw2();
    });
  };
  const options = { capture: true, passive: true, signal: gone.signal };
  for (const root2 of rootsAround(element)) root2.addEventListener("scroll", soon, options);
  view.addEventListener("resize", soon, options);
  const sizes = new view.ResizeObserver(soon);
  sizes.observe(element);
  const where = () => shifted(element.getBoundingClientRect(), frameOffset(element));
  const told = ({ left, top, width, height }) => [left, top, width, height].join();
  function cover() {
    const box = where();
    stood = told(box);
    const width = element.offsetWidth;
    const height = element.offsetHeight;
    const matrix = linear(element);
    const bounds = Math.abs(matrix.a) * width + Math.abs(matrix.c) * height;
    const zoom = bounds ? box.width / bounds : 1;
    const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    const transform = `matrix(${[matrix.a, matrix.b, matrix.c, matrix.d].map((part) => part * zoom).join(",")},0,0)`;
    const wanted = `left:${middle.x - width / 2}px;top:${middle.y - height / 2}px;width:${width}px;height:${height}px;transform:${transform}`;
    const inner = `left:${element.clientLeft}px;top:${element.clientTop}px;width:${element.clientWidth}px;height:${element.clientHeight}px`;
    if (placed === wanted + inner) return;
    placed = wanted + inner;
    layer.style.cssText = wanted;
    clip.style.cssText = inner;
  }
  function boxes(span) {
    if (measured)
      return measured.boxes(span.start, span.end).map((box2) => shifted(box2, { x: -element.clientLeft, y: -element.clientTop }));
    const box = element.getBoundingClientRect();
    const range = field.range(span.start, span.end);
    return range ? [...range.getClientRects()].map(
      (rect) => shifted(rect, { x: -box.left - element.clientLeft, y: -box.top - element.clientTop })
    ) : [];
  }
  function draw2() {
    measured?.update(text);
    cover();
    const room = new DOMRect(0, 0, element.clientWidth, element.clientHeight);
    const top = element.scrollTop;
    const part = measured && spans.length > MANY ? measured.inView(-SLACK, element.clientHeight + SLACK) : null;
    const found = spans.map(
      (span) => (part && !overlap(span, part) ? [] : boxes(span)).filter((box) => common(box, room))
    );
    const next = /* @__PURE__ */ new Map();
    for (const [index, span] of spans.entries()) {
      const old = marks.get(span.id) ?? [];
      const now = found[index].map((box, line) => {
        const mark = old[line] ?? page.createElement("div");
        const name2 = `mark ${span.severity}${chosen === span.id ? " chosen" : ""}`;
        if (mark.className !== name2) mark.className = name2;
        const wanted = placing(box.left, box.top, box.width, box.height);
        if (mark.style.cssText !== wanted) mark.style.cssText = wanted;
        if (!mark.parentNode) clip.append(mark);
        return mark;
      });
      for (const mark of old.slice(now.length)) mark.remove();
      next.set(span.id, now);
    }
    for (const [id, old] of marks) if (!next.has(id)) for (const mark of old) mark.remove();
    marks = next;
    if (element.scrollTop !== top) soon();
  }
  return {
    show(wanted, now) {
      spans = wanted;
      text = now;
      draw2();
    },
    choose(id) {
      chosen = id;
      draw2();
    },
    rects(id) {
      const room = clip.getBoundingClientRect();
      return (marks.get(id) ?? []).flatMap(
        (mark) => common(mark.getBoundingClientRect(), room) ?? []
      );
    },
    reveal(id) {
      element.scrollIntoView({ block: "nearest" });
      const span = spans.find((each) => each.id === id);
      const box = span && boxes(span)[0];
      const origin = element.getBoundingClientRect();
      scrollTo2(element, box && shifted(box, { x: origin.left, y: origin.top }));
      draw2();
    },
    reposition() {
      if (told(where()) !== stood) soon();
    },
    stop() {
      gone.abort();
      sizes.disconnect();
      measured?.remove();
      layer.remove();
    }
  };
}

// src/lint-ui/highlight/surface.ts
var surface = (field, box) => nativeSurface(field) ?? overlaySurface(field, box);

// src/shared/tracked-findings.ts
var sameFinding = (one, other) => JSON.stringify(one) === JSON.stringify(other);
var TrackedFindings = class {
  all = [];
  checked = /* @__PURE__ */ new Map();
  set(findings2, checked) {
    this.checked = new Map([...Object.entries(checked.fields), ["brand", checked.brand ?? ""]]);
    const counts = /* @__PURE__ */ new Map();
    this.all = findings2.map((finding) => {
      const name2 = `${finding.fingerprint}:${finding.field}`;
      const count = counts.get(name2) ?? 0;
      counts.set(name2, count + 1);
      const { start, end } = finding;
      return { id: `${name2}:${count}`, finding, start: start ?? 0, end: end ?? 0 };
    });
  }
  /** Fails closed: a finding stands only on the words it was given for. */
  textChanged(field, before, after) {
    const change = textChange(before, after);
    this.all = this.all.flatMap((tracked) => {
      if (tracked.finding.field !== field) return [tracked];
      const span = remapSpan(tracked, change, after);
      const kept2 = span && after.slice(span.start, span.end) === tracked.finding.text;
      return kept2 ? [{ ...tracked, ...span }] : [];
    });
  }
  get(id) {
    return id === null ? void 0 : this.all.find((tracked) => tracked.id === id);
  }
  /** The one at this offset, as popup and panel name it; else any of the same fingerprint. */
  find(wanted) {
    const alike = this.all.filter(({ finding }) => finding.fingerprint === wanted.fingerprint);
    const same = ({ finding, start }) => finding.field === wanted.field && start === wanted.start;
    return alike.find(same) ?? alike[0];
  }
  inField(name2) {
    return this.all.filter(({ finding }) => finding.field === name2 && finding.start !== null);
  }
  /** In the order of the fields, then of the text. Findings of the listing as a whole are left
   *  out. */
  inOrder(fields2) {
    const position = ({ finding }) => fields2.indexOf(finding.field ?? "");
    return this.all.filter((tracked) => tracked.finding.start !== null && position(tracked) >= 0).sort((one, other) => position(one) - position(other) || one.start - other.start);
  }
  /** Part of a field as it was checked. */
  checkedText(field, start = 0, end) {
    return this.checked.get(field)?.slice(start, end) ?? "";
  }
  /** Edits of a checked field at their offsets in its text `now`; null if words under one
   *  changed. */
  remapEdits(edits, field, now) {
    const before = this.checked.get(field);
    if (before === void 0) return null;
    const change = textChange(before, now);
    const remapped = [];
    for (const edit of edits) {
      const span = before === now ? edit : remapSpan(edit, change, now);
      if (!span) return null;
      if (now.slice(span.start, span.end) !== before.slice(edit.start, edit.end)) return null;
      remapped.push({ start: span.start, end: span.end, text: edit.text });
    }
    return remapped;
  }
  /** The findings at their offsets of now, as popup and panel get them. */
  current() {
    return this.all.map(
      ({ finding, start, end }) => finding.start === null ? finding : { ...finding, start, end }
    );
  }
};

// src/shared/apply-fix.ts
async function applyFix(findings2, finding, fix2, fieldOf) {
  if (!findings2.all.some((tracked) => sameFinding(tracked.finding, finding)))
    return { outcome: "changed", written: [] };
  const plans = [];
  for (const name2 of new Set(fix2.edits.map((edit) => edit.field))) {
    const field = fieldOf(name2);
    const now = field?.editable.text() ?? "";
    const own = fix2.edits.filter((edit) => edit.field === name2);
    const edits = field && findings2.remapEdits(own, name2, now);
    if (!field || !edits) return { outcome: "changed", written: [] };
    plans.push({ field, now, edits });
  }
  const written = [];
  for (const { field, now, edits } of plans) {
    const outcome = await write(field.editable, now, edits);
    if (outcome !== "done") return { outcome, written };
    written.push(field);
  }
  return { outcome: "done", written };
}

// src/shared/dom.ts
function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no #${id}`);
  return found;
}
var kept = /* @__PURE__ */ new WeakMap();
function keyed(parent, items, key, build) {
  const before = kept.get(parent) ?? /* @__PURE__ */ new Map();
  const after = /* @__PURE__ */ new Map();
  const nodes = [];
  for (const item of items) {
    const name2 = key(item);
    let slot = before.get(name2)?.shift();
    if (slot) slot.item = item;
    else {
      const fresh = { item };
      fresh.node = build(() => fresh.item);
      slot = fresh;
    }
    after.set(name2, [...after.get(name2) ?? [], slot]);
    nodes.push(slot.node);
  }
  for (const slots of before.values()) for (const slot of slots) slot.node.remove();
  for (const [index, node] of nodes.entries())
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  kept.set(parent, after);
  return nodes;
}

// src/shared/shown-as.ts
var shownAs = ({ finding, frame, label }, textAt) => JSON.stringify({
  ...finding,
  start: 0,
  end: 0,
  score: 0,
  fixes: finding.fixes.map(({ title, edits }) => [
    title,
    edits.map(({ field, start, end, text }) => [textAt?.(field, start, end), text])
  ]),
  frame,
  label
});

// src/lint-page/texts.ts
var { texts, lang } = byId("lint").dataset;
var TEXTS = JSON.parse(texts ?? "{}");
var LANGUAGE = lang === "zh" ? "zh" : "en";
var t = (key, values = {}) => (TEXTS[key] ?? key).replace(
  /\{(\w+)\}/g,
  (whole, name2) => name2 in values ? String(values[name2]) : whole
);
var fieldName = (name2) => {
  if (name2 === null) return t("whole-listing");
  return TEXTS[`field-${name2}`] ?? name2;
};

// src/lint-page/card.ts
function card(now, actions2) {
  const { finding } = now();
  const { textAt, paired, rule: rule2 } = actions2;
  const host = {
    fixing: {
      textAt,
      fix: (_, fix2) => {
        const tracked = now();
        return actions2.fix(tracked, tracked.finding.fixes[finding.fixes.indexOf(fix2)]);
      }
    },
    dismissing: {
      paired,
      dismiss: (_, kind, proof) => actions2.dismiss(now().finding, kind, proof),
      say: actions2.dismissed
    },
    rule: rule2
  };
  return listCard(
    {
      finding,
      title: finding.text || finding.rule,
      where: fieldName(finding.field),
      open: [],
      rulePage: rulePage(finding),
      show: () => actions2.show(now())
    },
    t,
    host
  );
}
function rulePage({ docs }) {
  return make("a", {
    href: docs + (LANGUAGE === "zh" ? "?lang=zh" : ""),
    target: "_blank",
    rel: "noopener",
    textContent: t("rule-page")
  });
}

// src/lint-page/server.ts
var token = readToken();
function readToken() {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given) {
    sessionStorage.setItem("token", given);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return given || sessionStorage.getItem("token") || "";
}
var mayWrite = () => token !== "";
var RefusedError = class extends Error {
  constructor(status, problem, retryAfter) {
    super(problem?.detail || problem?.title || String(status));
    this.status = status;
    this.retryAfter = retryAfter;
  }
  status;
  retryAfter;
};
async function call(method, path, body, signal = null) {
  const headers = {
    "Content-Type": "application/json",
    "Accept-Language": document.documentElement.lang
  };
  if (method !== "GET" && path !== "/v1/check" && token) headers.Authorization = `Bearer ${token}`;
  const answer = await fetch(path, {
    method,
    headers,
    body: body === void 0 ? null : JSON.stringify(body),
    signal,
    cache: "no-store"
  });
  const data = await answer.json().catch(() => null);
  if (!answer.ok)
    throw new RefusedError(answer.status, data, Number(answer.headers.get("Retry-After") || 0));
  return data;
}
var check = (listing2, signal) => call("POST", "/v1/check", listing2, signal);
var marketplaces = () => call("GET", "/v1/marketplaces");
var rule = (id) => call("GET", `/v1/rules/${encodeURIComponent(id)}`);
var dismiss = (dismissal2) => call("POST", "/v1/dismissals", dismissal2);
var takeBack = (id) => call("DELETE", "/v1/dismissals", { id });
var pairingCode = () => call("POST", "/v1/pair/code");

// src/lint-page/check-loop.ts
var PAUSE = 60;
var OFFLINE = 3e3;
var CheckLoop = class {
  constructor(host) {
    this.host = host;
  }
  host;
  timer;
  running = null;
  soon(wait = PAUSE) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(), wait);
  }
  async run() {
    this.running?.abort();
    this.running = new AbortController();
    const { signal } = this.running;
    const listing2 = this.host.listing();
    if (!listing2) {
      this.host.empty();
      return;
    }
    let answer;
    try {
      answer = await check(listing2, signal);
    } catch (error) {
      if (!signal.aborted) this.failed(error);
      return;
    }
    if (signal.aborted || JSON.stringify(listing2) !== JSON.stringify(this.host.listing())) return;
    this.host.answered(answer, listing2);
  }
  failed(error) {
    const refused = error instanceof RefusedError ? error : null;
    this.host.refused(refused);
    if (!refused) this.soon(OFFLINE);
    else if (refused.status === 429) this.soon(1e3 * Math.max(1, refused.retryAfter));
  }
};

// src/lint-page/examples.ts
var EXAMPLES = {
  1: {
    market: "amazon.com",
    own: "Norrvik",
    brand: "Norrvik",
    title: "iPhone 15 Pro Max Case with MagSafe, Shockproof Protective Cover, Velcro Strap, Best Seller, Black!!",
    bullet_1: "Works with Bluetooth headsets and fits better than Spigen",
    search_terms: "phone case samsung cover gift"
  },
  2: {
    market: "amazon.com",
    own: "Norrvik",
    brand: "Norrvik",
    category: "Beauty & Personal Care",
    title: "Hand cream, FDA approved, treats eczema, 75 ml",
    bullet_1: "Chemical free and clinically proven",
    description: "Free shipping. Write to help@example.com"
  },
  3: {
    market: "amazon.de",
    own: "Norrvik",
    brand: "Norrvik",
    title: "Umweltfreundliche Brotdose aus Edelstahl, versandkostenfrei",
    bullet_1: "Tupperware Qualität, Made in Germany",
    description: "Passend für jede Tasche 😀, mit Klettverschluss"
  }
};

// src/lint-page/field.ts
var encoder = new TextEncoder();
var marked = ({ id, start, end, finding: { severity } }) => ({
  id,
  start,
  end,
  severity
});
var PageField = class {
  constructor(control2) {
    this.control = control2;
    this.name = control2.dataset.field ?? "";
    this.text = control2.value;
    this.editable = editable(control2);
    this.counter = byId(`count-${this.name}`);
    const under = control2.previousElementSibling;
    under.append(this.copy);
    this.surface = surface(editable(under), document.body);
    const follow = () => {
      under.scrollTop = control2.scrollTop;
    };
    control2.addEventListener("scroll", follow, { passive: true });
    new ResizeObserver(() => {
      const scrollbar = control2.offsetWidth - control2.clientWidth - 2 * control2.clientLeft;
      under.style.right = `${scrollbar}px`;
      follow();
    }).observe(control2);
  }
  control;
  name;
  editable;
  limit = null;
  /** as it was at the last edit */
  text;
  copy = document.createTextNode("");
  surface;
  counter;
  underline(findings2) {
    setText(this.copy, this.text);
    this.surface.show(findings2.map(marked), this.text);
  }
  /** Set a finding off from the others, or none. */
  choose(id) {
    this.surface.choose(id);
  }
  /** Write a whole text as a person would. False: the browser did not take it. */
  async replaceText(text) {
    const { value } = this.control;
    if (value === text) return true;
    const outcome = await write(this.editable, value, [{ start: 0, end: value.length, text }]);
    return outcome === "done";
  }
  count() {
    const { limit, text } = this;
    const length = limit?.unit === "bytes" ? encoder.encode(text).length : [...text].length;
    this.counter.textContent = limit ? `${length} / ${limit.maximum} ${t(limit.unit)}` : text && `${length} ${t("characters")}`;
    this.counter.classList.toggle("over", length > (limit?.maximum ?? Number.POSITIVE_INFINITY));
  }
};

// src/lint-page/split.ts
var LABELS = [
  ["title", /^(?:title|item name|product name|标题|商品名称)\s*[:：]\s*/i],
  ["item_highlights", /^(?:item highlights?|商品亮点)\s*[:：]\s*/i],
  ["search_terms", /^(?:search terms?|keywords?|搜索词|关键词)\s*[:：]\s*/i],
  ["description", /^(?:description|product description|描述|商品描述)\s*[:：]\s*/i],
  ["brand", /^(?:brand(?: name)?|品牌)\s*[:：]\s*/i],
  ["category", /^(?:category|类目)\s*[:：]\s*/i],
  [
    "bullet",
    /^(?:bullet(?: point)?|key feature|feature|要点|卖点)\s*\d*\s*[:：]\s*|^[•●▪·*–-]\s+|^【/i
  ]
];
var BULLETS = 5;
function split(text) {
  const parts = {};
  const copy = [];
  let bullets = 0;
  for (const line of text.split(/\r\n?|\n/)) {
    const plain = line.trim();
    if (!plain) continue;
    const [name2, pattern] = LABELS.find(([, label]) => label.test(plain)) ?? [];
    if (!name2 || !pattern) {
      if (!parts.title && !copy.length && !bullets) parts.title = plain;
      else copy.push(plain);
      continue;
    }
    const rest = name2 === "bullet" && plain.startsWith("【") ? plain : plain.replace(pattern, "");
    if (name2 === "bullet" && bullets < BULLETS) parts[`bullet_${++bullets}`] = rest;
    else if (name2 === "bullet" || name2 === "description") copy.push(rest);
    else parts[name2] = rest;
  }
  const description = copy.filter(Boolean).join("\n");
  if (description) parts.description = description;
  return parts;
}

// src/lint-page/main.ts
var INPUTS = ["market", "category", "brand", "own"];
var input = (id) => byId(id);
var root = byId("lint");
var list = byId("list");
var fields = /* @__PURE__ */ new Map();
for (const control2 of root.querySelectorAll("textarea")) {
  const field = new PageField(control2);
  fields.set(field.name, field);
}
var findings = new TrackedFindings();
var marketplaces2 = [];
function say(text) {
  const state = byId("state");
  if (state.textContent !== text) state.textContent = text;
}
var sayError = (error) => say(error instanceof RefusedError ? error.message : t("offline"));
function listing() {
  const filled = [...fields.values()].filter(({ control: control2 }) => control2.value);
  const brand = input("brand").value;
  if (!filled.length && !brand) return null;
  const own = input("own").value.split(/[,，]/);
  return {
    fields: Object.fromEntries(filled.map(({ name: name2, control: control2 }) => [name2, control2.value])),
    marketplace: input("market").value,
    category: input("category").value,
    brand,
    brands: own.map((name2) => name2.trim()).filter(Boolean),
    messages: LANGUAGE
  };
}
var loop = new CheckLoop({
  listing,
  empty() {
    findings.set([], { fields: {} });
    draw(t("empty"), []);
  },
  answered(answer, checked) {
    findings.set(answer.findings, checked);
    draw(summary(answer), answer.not_checked);
  },
  refused(error) {
    if (error?.status === 429) say(t("slow-down"));
    else sayError(error);
  }
});
function summary({ findings: all }) {
  if (!all.length) return t("nothing");
  const count = (severity) => all.filter((finding) => finding.severity === severity).length;
  return t("count", { errors: count("error"), warnings: count("warning"), infos: count("info") });
}
var actions = {
  textAt: (field, start, end) => findings.checkedText(field, start, end),
  paired: mayWrite(),
  fix,
  show,
  async dismiss(finding, kind, proof) {
    const { rule: rule2, fingerprint } = finding;
    const name2 = finding.mark?.text ?? finding.text;
    try {
      const { id } = await dismiss({ kind, name: name2, rule: rule2, fingerprint, reason: proof });
      await loop.run();
      const undo = () => takeBack(id).then(() => loop.run());
      return { text: t("dismissed"), undo };
    } catch (error) {
      return { text: error instanceof RefusedError ? error.message : t("offline") };
    }
  },
  dismissed,
  rule: (id) => rule(id).catch(() => null)
};
function draw(text, notChecked) {
  for (const field of fields.values()) {
    field.underline(findings.inField(field.name));
    field.choose(null);
  }
  const focused = document.activeElement?.closest("#list li");
  const key = ({ finding }) => shownAs({ finding }, actions.textAt);
  const [first] = keyed(list, findings.all, key, (now) => card(now, actions));
  if (focused && !focused.isConnected) (first ?? byId("findings")).focus();
  const unchecked = byId("unchecked");
  unchecked.hidden = !notChecked.length;
  unchecked.querySelector("ul")?.replaceChildren(
    ...notChecked.map(({ what, why: why2 }) => make("li", { textContent: `${what}: ${why2}` }))
  );
  say(text);
}
async function fix({ finding }, chosen) {
  if (!chosen) return;
  fields.get(finding.field ?? "")?.control.focus();
  const { outcome } = await applyFix(findings, finding, chosen, (name2) => fields.get(name2));
  say(t(outcome === "done" ? "fixed" : outcome === "failed" ? "fix-failed" : "changed"));
  if (outcome === "changed") loop.soon(0);
}
function show({ id, finding }) {
  const field = fields.get(finding.field ?? "");
  const tracked = findings.get(id);
  if (!field) return;
  field.control.focus();
  if (!tracked) return;
  field.editable.select(tracked.start, tracked.end);
  for (const each of fields.values()) each.choose(each === field ? id : null);
}
function dismissed({ text, undo }) {
  if (!undo) {
    say(text);
    return;
  }
  const button = make("button", { type: "button", id: "undo", textContent: t("undo") });
  button.addEventListener("click", () => {
    undo().then(() => button.remove(), sayError);
  });
  byId("state").replaceChildren(`${text} `, button);
  button.focus();
}
function typed(field) {
  const { value } = field.control;
  findings.textChanged(field.name, field.text, value);
  field.text = value;
  field.underline(findings.inField(field.name));
  field.count();
  loop.soon();
}
async function fill(parts) {
  for (const id of INPUTS) {
    const value = parts[id];
    if (value !== void 0) input(id).value = value;
  }
  let taken = true;
  for (const field of fields.values())
    taken = await field.replaceText(parts[field.name] ?? "") && taken;
  fields.get("title")?.control.focus();
  scrollTo({ top: 0 });
  showLimits();
  loop.soon(0);
  if (!taken) say(t("fix-failed"));
}
function showLimits() {
  const market = marketplaces2.find(({ id }) => id === input("market").value);
  for (const field of fields.values()) {
    const limits = market?.limits.filter(
      (limit) => limit.maximum && (limit.field === field.name || limit.field === "bullet" && field.name.startsWith("bullet"))
    );
    field.limit = limits?.at(-1) ?? null;
    field.count();
  }
}
function pasted(field, event) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (field.name !== "title" || field.control.value || !/\n\s*\S/.test(text)) return;
  event.preventDefault();
  void fill(split(text)).then(() => say(t("split")));
}
async function copyListing() {
  const filled = [...fields.values()].filter(({ text }) => text);
  const lines = filled.map(({ name: name2, text }) => `${fieldName(name2)}: ${text}`);
  await navigator.clipboard.writeText(lines.join("\n"));
  say(t("copied"));
}
async function pair() {
  try {
    const { code } = await pairingCode();
    byId("code").textContent = t("connect-code", { code });
  } catch (error) {
    sayError(error);
  }
}
function step(event) {
  const items = [...list.children];
  if (event.key !== "F8" || !items.length) return;
  event.preventDefault();
  const current = items.findIndex((item) => item.contains(document.activeElement));
  items.at((current + (event.shiftKey ? -1 : 1)) % items.length)?.focus();
}
for (const field of fields.values()) {
  field.control.addEventListener("input", () => typed(field));
  field.control.addEventListener("paste", (event) => pasted(field, event));
}
for (const id of INPUTS)
  input(id).addEventListener("input", () => {
    if (id === "market") showLimits();
    loop.soon();
  });
for (const button of root.querySelectorAll("[data-example]"))
  button.addEventListener(
    "click",
    () => void fill({ category: "", ...EXAMPLES[button.dataset.example ?? ""] })
  );
byId("clear").addEventListener("click", () => void fill({ category: "", brand: "", own: "" }));
byId("copy").addEventListener("click", () => void copyListing());
byId("pair").addEventListener("click", () => void pair());
byId("connect").hidden = !mayWrite();
document.addEventListener("keydown", step);
marketplaces().then((all) => {
  marketplaces2 = all;
  showLimits();
}, sayError);
for (const field of fields.values()) if (field.text) typed(field);
