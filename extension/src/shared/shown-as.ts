// When a list keeps the node of a finding: as long as what is shown of it stays the same.
import type { Finding } from "../api/types";
import type { TextAt } from "../lint-ui";

interface Shown {
  finding: Finding;
  /** the frame that it is in, and how the portal calls its field, where a list tells them */
  frame?: number;
  label?: string;
}

/** What the user sees of a finding, in one string. It is equal for a finding that only moved.
 *  `textAt`: the words under an edit, where they are shown too. */
export const shownAs = ({ finding, frame, label }: Shown, textAt?: TextAt): string =>
  JSON.stringify({
    ...finding,
    start: 0,
    end: 0,
    score: 0,
    fixes: finding.fixes.map(({ title, edits }) => [
      title,
      edits.map(({ field, start, end, text }) => [textAt?.(field, start, end), text]),
    ]),
    frame,
    label,
  });
