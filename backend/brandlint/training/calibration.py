"""Are scores what they say: of the mark findings scored 0.8, are about eight in ten right?"""

from __future__ import annotations

_BINS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


class Calibration:
    """Scores of mark findings (0-1) with whether each was right."""

    def __init__(self) -> None:
        self._rows: list[tuple[float, bool]] = []

    def add(self, score: float, right: bool) -> None:
        self._rows.append((score, right))

    def error(self) -> float:
        """The expected calibration error over the bins: the mean distance of score and share of
        right ones, weighted by count (Naeini, Cooper and Hauskrecht, AAAI 2015).
        """
        return sum(count * abs(score - right) for _, _, count, score, right in self._bins()) / max(
            1, len(self._rows)
        )

    def table(self) -> str:
        lines = ["score        findings  said   right"]
        lines += [
            f"{low:.2f} - {high:.2f}  {count:8}  {score:.3f}  {right:.3f}"
            for low, high, count, score, right in self._bins()
        ]
        return "\n".join([*lines, f"expected calibration error {self.error():.3f}"])

    def _bins(self) -> list[tuple[float, float, int, float, float]]:
        """(from, to, findings, mean score, share of right ones) of the bins that hold findings."""
        bins = []
        for low, high in zip((0.0, *_BINS[:-1]), _BINS, strict=True):
            rows = [
                (score, right)
                for score, right in self._rows
                if low <= score < high or (high == _BINS[-1] and score == high)
            ]
            if rows:
                bins.append(
                    (
                        low,
                        high,
                        len(rows),
                        sum(score for score, _ in rows) / len(rows),
                        sum(right for _, right in rows) / len(rows),
                    )
                )
        return bins
