// Underlines below the fields: a copy of the text lies behind each field, and the browser's own highlights mark it. The field is never touched.
const LEVELS = ["hint", "info", "warning", "error"];
const sets = new Map([...LEVELS, "chosen"].map((level) => [level, new Highlight()]));
for (const [level, set] of sets) CSS.highlights.set(`lint-${level}`, set);
LEVELS.forEach((level, at) => {
  sets.get(level).priority = at;
});
const own = new WeakMap();

export function show(field, findings) {
  const under = field.previousElementSibling;
  const text = field.value;
  if (!(under.firstChild instanceof Text)) under.textContent = "";
  if (!under.firstChild) under.append("");
  const node = under.firstChild;
  // A line feed at the very end has no height of its own.
  const wanted = text.endsWith("\n") ? `${text} ` : text;
  if (node.data !== wanted) node.data = wanted;
  for (const [set, range] of own.get(field) || []) set.delete(range);
  const ranges = [];
  for (const finding of findings) {
    if (finding.end > text.length || finding.start >= finding.end) continue;
    const range = new StaticRange({
      startContainer: node,
      startOffset: finding.start,
      endContainer: node,
      endOffset: finding.end,
    });
    const set = sets.get(finding.severity) || sets.get("info");
    set.add(range);
    ranges.push([set, range]);
  }
  own.set(field, ranges);
  scroll(field);
}

export function scroll(field) {
  const under = field.previousElementSibling;
  under.style.height = `${field.offsetHeight}px`;
  under.scrollTop = field.scrollTop;
}

export function choose(field, finding) {
  const set = sets.get("chosen");
  set.clear();
  if (!field || !finding) return;
  const node = field.previousElementSibling.firstChild;
  if (node && finding.end <= node.length)
    set.add(
      new StaticRange({
        startContainer: node,
        startOffset: finding.start,
        endContainer: node,
        endOffset: finding.end,
      }),
    );
}
