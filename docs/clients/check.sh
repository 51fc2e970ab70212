#!/bin/sh
# One listing: check.sh http://127.0.0.1:8765
set -eu
curl --silent --show-error --fail-with-body "$1/v1/check" \
  --header 'Content-Type: application/json' \
  --data '{"marketplace": "amazon.com", "brands": ["Nordwald"], "fields": {"title": "Nordwald case compatible with iPhone 15, N1ke design"}}'
