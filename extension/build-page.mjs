// `npm run build:page`: the script of the server's lint page, in one file that is committed, so that
// the server's users need no Node. `-- --check` says whether the file is what its source makes.

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const file = join(here, "../backend/brandlint/web/static/lint.js");

const { outputFiles } = await build({
  absWorkingDir: here,
  entryPoints: ["src/lint-page/main.ts"],
  bundle: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  banner: { js: "// Built from extension/src/lint-page by `npm run build:page` in extension/." },
  write: false,
});
const script = outputFiles[0].text;
if (!process.argv.includes("--check")) writeFileSync(file, script);
else if (readFileSync(file, "utf8") !== script) {
  console.error("web/static/lint.js is not what extension/src/lint-page makes: npm run build:page");
  process.exitCode = 1;
}
