// The text of a contenteditable, and the way back from an offset to the page's nodes. A block
// boundary or a `<br>` counts as one line feed.
const BLOCKS = new Set([
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
  "ul",
]);
const SKIPPED = new Set(["script", "style", "template", "noscript"]);

export interface Piece {
  node: Text;
  /** where the node's text begins in the whole */
  start: number;
}

export interface RichText {
  text: string;
  pieces: Piece[];
}

export function readRich(host: Node): RichText {
  const pieces: Piece[] = [];
  let text = "";
  let due = false; // a line feed before the next text
  const walk = (node: Node): void => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3) {
        const data = (child as Text).data;
        if (!data) continue;
        if (due && text && !text.endsWith("\n")) text += "\n";
        due = false;
        pieces.push({ node: child as Text, start: text.length });
        text += data;
      } else if (child.nodeType === 1) {
        const name = (child as Element).localName;
        if (SKIPPED.has(name)) continue;
        if (name === "br") {
          due = false;
          text += "\n";
          continue;
        }
        const block = BLOCKS.has(name);
        if (block) due = true;
        walk(child);
        if (block) due = true;
      }
    }
  };
  walk(host);
  return { text, pieces };
}

interface Point {
  node: Text;
  offset: number;
}

/** The node of an offset. Between two nodes a span starts in the later and ends in the earlier. */
function nodeAt({ pieces }: RichText, offset: number, side: "start" | "end"): Point | null {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const { start } = pieces[middle]!;
    if (start < offset || (side === "start" && start === offset)) low = middle + 1;
    else high = middle;
  }
  const piece = pieces[low - 1];
  if (!piece || offset - piece.start > piece.node.data.length) return null;
  return { node: piece.node, offset: offset - piece.start };
}

/** Both ends of the part from `start` to `end` of the text, or null if it is not all in the page's
 *  text. */
export function endsIn(rich: RichText, start: number, end: number): [Point, Point] | null {
  const from = nodeAt(rich, start, "start");
  const to = nodeAt(rich, end, "end");
  return from && to && [from, to];
}

/** That part as a live range. */
export function rangeIn(rich: RichText, start: number, end: number): Range | null {
  const ends = endsIn(rich, start, end);
  if (!ends) return null;
  const [from, to] = ends;
  const range = from.node.ownerDocument.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}
