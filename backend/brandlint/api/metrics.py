"""Figures for Prometheus. Never any text of a listing."""

from __future__ import annotations

import os

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector


class Metrics:
    """The counters of one process; with `PROMETHEUS_MULTIPROC_DIR` set `text` adds up those of all
    workers.
    """

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.checks = Counter(
            "brandlint_checks",
            "Listings checked, by where the answer came from",
            ["source"],
            registry=self.registry,
        )
        self.findings = Counter(
            "brandlint_findings", "Findings answered", ["rule", "severity"], registry=self.registry
        )
        self.seconds = Histogram(
            "brandlint_check_seconds",
            "Seconds a check took",
            registry=self.registry,
            buckets=(0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2),
        )
        self.refused = Counter(
            "brandlint_refused", "Requests refused, by code", ["code"], registry=self.registry
        )
        self.redis = Gauge(
            "brandlint_redis_up",
            "1 while Redis answers, 0 while the server goes on without it",
            registry=self.registry,
            multiprocess_mode="min",
        )

    def text(self) -> bytes:
        registry = self.registry
        if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry)
