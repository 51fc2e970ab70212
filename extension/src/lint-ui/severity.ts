// The severities in their order, as in `brandlint/finding.py`: the mildest first.
import type { Severity } from "./types";

export const SEVERITIES: readonly Severity[] = ["hint", "info", "warning", "error"];
export const GRAVEST_FIRST: readonly Severity[] = [...SEVERITIES].reverse();
