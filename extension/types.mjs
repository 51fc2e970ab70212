// `npm run types`: the API's types from its own description; `npm run types -- --check` says
// whether the file is what it would be.

import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import openapi, { astToString } from "openapi-typescript";

const here = dirname(fileURLToPath(import.meta.url));
const file = join(here, "src/api/schema.d.ts");
const python = process.env.BRANDLINT_PYTHON ?? join(here, "../.venv/bin/python");
const print =
  "import json; from brandlint.api.app import create_app; print(json.dumps(create_app().api_doc))";
const described = spawnSync(python, ["-c", print], { encoding: "utf8", maxBuffer: 64 << 20 });
if (described.status !== 0)
  throw new Error(`${python} could not describe the API: ${described.error ?? described.stderr}`);
const types = `// Generated from /openapi.json by \`npm run types\`.\n${astToString(await openapi(JSON.parse(described.stdout)))}`;
if (!process.argv.includes("--check")) writeFileSync(file, types);
else if (readFileSync(file, "utf8") !== types) {
  console.error("src/api/schema.d.ts is not what /openapi.json says: npm run types");
  process.exitCode = 1;
}
