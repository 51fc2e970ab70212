// One listing: node check.mjs http://127.0.0.1:8765
const listing = { marketplace: "amazon.com", fields: { title: "😀 Leather case, N1ke design" } };

async function check(address) {
  for (;;) {
    const answer = await fetch(`${address}/v1/check`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(listing),
    });
    if (answer.status === 429) {
      await new Promise((done) =>
        setTimeout(done, 1000 * Number(answer.headers.get("Retry-After"))),
      );
      continue;
    }
    const data = await answer.json();
    if (!answer.ok) throw new Error(`${data.code}: ${data.title}. ${data.todo}`);
    return data.findings;
  }
}

for (const finding of await check(process.argv[2])) {
  // Offsets count UTF-16 code units, as JavaScript strings do.
  console.log(
    finding.severity,
    finding.rule,
    listing.fields[finding.field].slice(finding.start, finding.end),
  );
}
