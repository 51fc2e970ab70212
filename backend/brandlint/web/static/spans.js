// Spans of findings while the text under them changes: those before the change stay, those behind it move with it, those that it touches go.
export function change(before, after) {
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start++;
  let tail = 0;
  while (
    tail < least - start &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++;
  return { start, end: before.length - tail, grown: after.length - before.length };
}

export function moved(findings, edit) {
  const kept = [];
  for (const finding of findings) {
    if (finding.end < edit.start || (finding.end === edit.start && edit.grown < 0))
      kept.push(finding);
    else if (finding.start >= edit.end && (finding.start > edit.start || edit.end > edit.start)) {
      kept.push({ ...finding, start: finding.start + edit.grown, end: finding.end + edit.grown });
    }
  }
  return kept;
}
