// Unit tests: each `tests/extension/unit/*.test.ts` is bundled and run by Node's own runner. `npm
// test [-- name…]`.

import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, "../tests/extension/unit");
const out = join(here, "build/unit"); // inside the package, so that Node finds its modules
const wanted = process.argv.slice(2);
const entries = readdirSync(folder).filter(
  (name) =>
    name.endsWith(".test.ts") && (!wanted.length || wanted.some((part) => name.includes(part))),
);
rmSync(out, { recursive: true, force: true });
await build({
  entryPoints: entries.map((name) => join(folder, name)),
  outdir: out,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  outExtension: { ".js": ".mjs" },
  loader: { ".css": "text" },
  // Where tests find their data.
  define: { TESTS: JSON.stringify(join(here, "../tests/extension")) },
  external: ["happy-dom"],
  logLevel: "warning",
});
const files = entries.map((name) => join(out, name.replace(/\.ts$/, ".mjs")));
process.exitCode =
  spawnSync(process.execPath, ["--test", "--test-reporter=spec", ...files], {
    stdio: "inherit",
    cwd: here,
  }).status ?? 1;
