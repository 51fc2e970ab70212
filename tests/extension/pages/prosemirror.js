// A small editor in the manner of ProseMirror: its document is a list of paragraphs, and the DOM is
// only drawn from it. Typing is taken from `beforeinput`; where a change comes without it
// (`execCommand`, compositions) the DOM is read back. Nodes and attributes that are not the
// editor's own are counted and drawn over.
import { make } from "/page.js";

const WATCHED = { attributes: true, characterData: true, childList: true, subtree: true };
const BREAKS = ["insertParagraph", "insertLineBreak"];

export function startEditor(place, paragraphs, { changed, strayed }) {
  const host = make("div", {
    class: "ProseMirror",
    contenteditable: "true",
    role: "textbox",
    "aria-multiline": "true",
    translate: "no",
  });
  const past = [];
  const future = [];
  let doc = paragraphs;
  let composing = false;

  const draw = (text) => make("p", {}, text || make("br", { class: "ProseMirror-trailingBreak" }));

  function isDrawn(node, text) {
    if (node?.nodeName !== "P" || node.attributes.length || node.childNodes.length !== 1)
      return false;
    return text
      ? node.firstChild.nodeType === Node.TEXT_NODE && node.firstChild.data === text
      : node.firstChild.nodeName === "BR";
  }

  // Paragraphs that are as they should be keep their nodes, all others get new ones.
  function render() {
    doc.forEach((text, at) => {
      const node = host.childNodes[at];
      if (isDrawn(node, text)) return;
      if (node) node.replaceWith(draw(text));
      else host.append(draw(text));
    });
    while (host.childNodes.length > doc.length) host.lastChild.remove();
  }

  // Own changes are not to be seen by the observer; what was there before is.
  function quietly(change) {
    look(observer.takeRecords());
    change();
    observer.takeRecords();
  }

  const observer = new MutationObserver((records) => {
    look(records);
    if (!composing) readBack();
  });

  function look(records) {
    let count = 0;
    for (const record of records) {
      if (record.type === "attributes") count += 1;
      for (const node of record.addedNodes)
        if (!["P", "BR", "#text"].includes(node.nodeName)) count += 1;
    }
    if (count) strayed(count);
  }

  // A place in the DOM as a place in the document.
  function placeOf(node, offset) {
    if (node === host)
      return offset < doc.length
        ? { block: offset, at: 0 }
        : { block: doc.length - 1, at: doc.at(-1).length };
    let block = node;
    while (block.parentNode !== host) block = block.parentNode;
    const before = document.createRange();
    before.setStart(block, 0);
    before.setEnd(node, offset);
    return { block: [...host.childNodes].indexOf(block), at: before.toString().length };
  }

  function caret() {
    const { focusNode, focusOffset } = document.getSelection();
    return host.contains(focusNode) ? placeOf(focusNode, focusOffset) : null;
  }

  function setCaret(to) {
    if (!to || !host.contains(document.activeElement)) return;
    const block = host.childNodes[Math.min(to.block, doc.length - 1)];
    const text = block.firstChild;
    if (text.nodeType === Node.TEXT_NODE)
      document.getSelection().collapse(text, Math.min(to.at, text.length));
    else document.getSelection().collapse(block, 0);
  }

  function become(next, to) {
    doc = next;
    quietly(render);
    setCaret(to);
    changed(doc);
  }

  function replace(from, to, text) {
    past.push({ doc, caret: to });
    future.length = 0;
    const lines = (doc[from.block].slice(0, from.at) + text).split("\n");
    const after = { block: from.block + lines.length - 1, at: lines.at(-1).length };
    lines[lines.length - 1] += doc[to.block].slice(to.at);
    become([...doc.slice(0, from.block), ...lines, ...doc.slice(to.block + 1)], after);
  }

  function step(from, onto) {
    const state = from.pop();
    if (!state) return;
    onto.push({ doc, caret: caret() });
    become(state.doc, state.caret);
  }

  // Takes over what stands in the DOM, as text; anything else in it is drawn over.
  function readBack() {
    look(observer.takeRecords());
    const found = [...host.childNodes]
      .filter((node) => node.nodeType !== Node.COMMENT_NODE)
      .map((node) => node.textContent);
    const next = found.length ? found : [""];
    const at = caret();
    if (next.join("\n") !== doc.join("\n")) {
      past.push({ doc, caret: at });
      future.length = 0;
      become(next, at);
    } else if (
      host.childNodes.length !== doc.length ||
      doc.some((text, index) => !isDrawn(host.childNodes[index], text))
    ) {
      become(doc, at);
    }
  }

  host.addEventListener("beforeinput", (event) => {
    const { inputType } = event;
    if (event.isComposing || inputType === "insertCompositionText") return;
    event.preventDefault();
    if (inputType === "historyUndo") return step(past, future);
    if (inputType === "historyRedo") return step(future, past);
    const [range] = event.getTargetRanges();
    if (!range || inputType.startsWith("format")) return;
    const text = BREAKS.includes(inputType)
      ? "\n"
      : (event.data ?? event.dataTransfer?.getData("text/plain") ?? "");
    if (!text && !inputType.startsWith("delete")) return;
    replace(
      placeOf(range.startContainer, range.startOffset),
      placeOf(range.endContainer, range.endOffset),
      text.replace(/\r\n?/g, "\n"),
    );
  });
  host.addEventListener("input", () => {
    if (!composing) readBack();
  });
  host.addEventListener("compositionstart", () => {
    composing = true;
  });
  host.addEventListener("compositionend", () => {
    composing = false;
    readBack();
  });
  // The browser's own undo knows nothing of the document.
  host.addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || !["z", "y"].includes(key)) return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) step(future, past);
    else step(past, future);
  });
  host.addEventListener("focus", () => quietly(() => host.classList.add("ProseMirror-focused")));
  host.addEventListener("blur", () => quietly(() => host.classList.remove("ProseMirror-focused")));

  render();
  place.append(host);
  observer.observe(host, WATCHED);
  changed(doc);
}
