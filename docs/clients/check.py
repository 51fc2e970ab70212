"""Many listings in one call: check.py http://127.0.0.1:8765"""

import json
import sys
import urllib.error
import urllib.request

LISTINGS = [
    {
        "id": "case",
        "marketplace": "amazon.com",
        "fields": {"title": "Leather case compatible with iPhone 15, N1ke design"},
    },
    {"id": "slicer", "marketplace": "amazon.com", "fields": {"title": "Apple slicer of steel"}},
]


def main(address: str) -> None:
    body = "\n".join(json.dumps(listing) for listing in LISTINGS).encode()
    request = urllib.request.Request(
        f"{address}/v1/check", body, {"Content-Type": "application/x-ndjson"}
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            for line in answer:
                row = json.loads(line)
                if "problem" in row:
                    print(f"line {row['line']}: {row['problem']['code']} {row['problem']['todo']}")
                for finding in row.get("findings", ()):
                    print(f"{row['id']}: {finding['severity']} {finding['rule']} {finding['text']}")
    except urllib.error.HTTPError as error:
        problem = json.load(error)
        sys.exit(f"{problem['code']}: {problem['title']}. {problem['todo']}")


main(sys.argv[1])
