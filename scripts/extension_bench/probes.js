// What the bench asks of a page. `bench.native…` runs in the content script's world, where the highlights are; `bench.overlay…` in the page's
// own, where OpaqueRange is left as the browser gives it.
globalThis.bench ??= (() => {
  const SEEN = 4; // px of a word that must be inside the field
  const STRAY = 60; // px from which a mark is not that word's
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const ranges = () => [...CSS.highlights.values()].flatMap((set) => [...set]);
  const near = (one, other) =>
    Math.max(
      Math.abs(one.left - other.left),
      Math.abs(one.right - other.right),
      Math.abs(one.top - other.top),
      Math.abs(one.bottom - other.bottom),
    );
  const meet = (one, other) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > SEEN &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > SEEN;
  const middle = ({ left, right, top, bottom }, of) =>
    Math.hypot(left + right - of.left - of.right, top + bottom - of.top - of.bottom) / 2;

  let pressed = 0;

  // After each key in `field`, until `seen` is asked for: does `holds` in the next frame, before that is painted? Asked after all callbacks
  // of that frame: sizes are told last, so an element of ours changes its own.
  function perKey(field, holds) {
    const seen = [];
    const over = new AbortController();
    let due = false;
    const late = document.createElement("i");
    late.style.cssText = "position: fixed; width: 1px";
    document.documentElement.append(late);
    const sizes = new ResizeObserver(() => {
      if (due) seen.push(holds());
      due = false;
    });
    sizes.observe(late);
    field.addEventListener(
      "input",
      () =>
        requestAnimationFrame(() => {
          due = true;
          late.style.width = late.style.width === "1px" ? "2px" : "1px";
        }),
      { signal: over.signal },
    );
    bench.seen = () => {
      over.abort();
      sizes.disconnect();
      late.remove();
      return seen;
    };
  }

  // The boxes of each word of a field that are in sight, one a line, beside those out of sight.
  function parts(field, words) {
    const room = field.getBoundingClientRect();
    return [...field.value.matchAll(words)].map(({ index, 0: word }) => {
      const range = field.createValueRange(index, index + word.length);
      const boxes = [...range.getClientRects()].map((box) => ({ box, seen: meet(box, room) }));
      range.disconnect();
      return { word, start: index, end: index + word.length, boxes };
    });
  }

  const at = (name) =>
    document.querySelector(`[name="${name}"]`).shadowRoot.querySelector("[part]");

  return {
    at,
    count: () => ranges().length,

    watch: () =>
      addEventListener(
        "keydown",
        (event) => {
          pressed = event.timeStamp;
        },
        { capture: true },
      ),
    // From the last key (when the browser took it) to the frame that shows a range at these offsets, in ms.
    async shown(start, end) {
      const began = performance.now();
      while (!ranges().some((range) => range.startOffset === start && range.endOffset === end)) {
        if (performance.now() - began > 8000) throw new Error("the finding was not shown");
        await frame();
      }
      return performance.now() - pressed;
    },

    // Every word in sight has a range, and that is drawn where the word is.
    nativeKeys(field, words) {
      perKey(field, () => {
        const drawn = new Map(
          ranges().map((range) => [`${range.startOffset} ${range.endOffset}`, range]),
        );
        const wanted = parts(field, words).filter(({ boxes }) => boxes.some(({ seen }) => seen));
        return (
          wanted.length > 0 &&
          wanted.every(({ start, end, boxes }) => {
            const now = drawn.get(`${start} ${end}`)?.getClientRects() ?? [];
            return (
              now.length === boxes.length && boxes.every(({ box }, at) => near(box, now[at]) < 0.01)
            );
          })
        );
      });
    },

    // How far the overlay's marks are from the browser's own boxes of the same words: distances in px, words without a mark, marks without a word.
    overlay(fields, words) {
      const marks = new Set(
        [...document.querySelector("brandlint-layer").shadowRoot.querySelectorAll(".mark")].map(
          (mark) => mark.getBoundingClientRect(),
        ),
      );
      const found = { distances: [], missing: [], spare: 0 };
      for (const { word, boxes } of fields.flatMap((field) => parts(field, words))) {
        for (const { box, seen } of boxes) {
          const [nearest] = [...marks].sort((one, other) => middle(one, box) - middle(other, box));
          const far = nearest ? middle(nearest, box) : Infinity;
          if (far < (seen ? STRAY : 2)) marks.delete(nearest);
          else if (seen) found.missing.push(word);
          if (seen && far < STRAY) found.distances.push(near(nearest, box));
        }
      }
      found.spare = marks.size;
      return found;
    },

    situations: {
      "as it is": () => {},
      scrolled(long, line) {
        scrollTo(3, 57);
        long.scrollTop = 83;
        line.scrollLeft = 61;
      },
      resized() {
        for (const field of document.querySelectorAll("main [name]"))
          bench.at(field.getAttribute("name")).style.width = "471.3px";
      },
      "moved by the page": () =>
        document.body.insertAdjacentHTML(
          "afterbegin",
          '<p style="height: 37.4px; margin: 0">A banner</p>',
        ),
    },

    overlayKeys(field, words) {
      perKey(field, () => {
        const { distances, missing } = bench.overlay([field], words);
        return !missing.length && distances.length > 0 && Math.max(...distances) <= 1;
      });
    },
  };
})();
