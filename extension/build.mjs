// `npm run build`: dist/chromium and dist/firefox, to load unpacked, and a zip of each for the
// stores. `-- --no-zip` leaves the zips out.

import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { manifest } from "./manifest.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const from = (path) => join(here, "src", path);
const dist = join(here, "dist");
const { version } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
const PAGES = ["popup", "panel", "options"];
// The oldest browsers of sellers' multi-account tools.
const common = {
  bundle: true,
  minify: true,
  target: ["chrome114", "firefox142"],
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
};

async function portals() {
  const made = await build({
    ...common,
    entryPoints: [from("portals/index.ts")],
    format: "esm",
    platform: "node",
    write: false,
  });
  const { PORTALS } = await import(
    `data:text/javascript;base64,${Buffer.from(made.outputFiles[0].text).toString("base64")}`
  );
  return PORTALS.flatMap((portal) => portal.matches);
}

// Style sheets that a script puts into its shadow root.
const styleText = {
  name: "style-text",
  setup(bundle) {
    bundle.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, "utf8"), {
        loader: "css",
        minify: true,
        target: common.target,
      });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

async function make(browser, patterns) {
  const out = join(dist, browser);
  mkdirSync(out, { recursive: true });
  await build({
    ...common,
    entryPoints: [from("content/main.ts")],
    outfile: join(out, "content.js"),
    format: "iife",
    plugins: [styleText],
  });
  await build({
    ...common,
    entryPoints: [from("worker/worker.ts")],
    outfile: join(out, "worker.js"),
    format: "esm",
  });
  for (const page of PAGES) {
    await build({
      ...common,
      entryPoints: [from(`${page}/${page}.ts`)],
      outfile: join(out, `${page}.js`),
      format: "iife",
    });
    await build({
      ...common,
      entryPoints: [from(`${page}/${page}.css`)],
      outfile: join(out, `${page}.css`),
    });
    cpSync(from(`${page}/${page}.html`), join(out, `${page}.html`));
  }
  cpSync(from("lint-ui/highlight/highlight.css"), join(out, "highlight.css"));
  cpSync(join(here, "static"), out, {
    recursive: true,
    filter: (path) =>
      !path.endsWith(".svg") && !(browser === "firefox" && path.endsWith("managed.json")),
  });
  cpSync(join(here, "../LICENSE"), join(out, "LICENSE"));
  writeFileSync(
    join(out, "manifest.json"),
    `${JSON.stringify(manifest(browser, { version, portals: patterns }), null, 2)}\n`,
  );
}

async function zip(browser) {
  const { default: webExt } = await import("web-ext");
  const stage = join(dist, "stage");
  cpSync(join(dist, browser), stage, { recursive: true });
  // The stores refuse a key: they give one.
  const { key: _, ...rest } = JSON.parse(readFileSync(join(stage, "manifest.json"), "utf8"));
  writeFileSync(join(stage, "manifest.json"), `${JSON.stringify(rest, null, 2)}\n`);
  const options = {
    sourceDir: stage,
    artifactsDir: dist,
    overwriteDest: true,
    filename: `brandlint-${browser}-${version}.zip`,
  };
  await webExt.cmd.build(options, { showReadyMessage: false });
  rmSync(stage, { recursive: true });
}

rmSync(dist, { recursive: true, force: true });
const patterns = await portals();
for (const browser of ["chromium", "firefox"]) {
  await make(browser, patterns);
  if (!process.argv.includes("--no-zip")) await zip(browser);
}
