// Applying a fix through the browser's own editing, so that its undo works; refused where the text is no longer what was judged.
export function fits(field, finding, edits) {
  return (
    field.value.slice(finding.start, finding.end) === finding.text &&
    edits.every((edit) => edit.end <= field.value.length)
  );
}

export function apply(field, edits) {
  field.focus();
  for (const edit of [...edits].sort((left, right) => right.start - left.start)) {
    field.setSelectionRange(edit.start, edit.end);
    const done =
      edit.text === ""
        ? document.execCommand("delete")
        : document.execCommand("insertText", false, edit.text);
    if (!done) {
      field.setRangeText(edit.text, edit.start, edit.end, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}

export function replaceAll(field, text) {
  if (field.value === text) return;
  apply(field, [{ start: 0, end: field.value.length, text }]);
}
