// Bundles the sources of the playground into a folder: the script, its worker, the style sheet, the page and the licences.
import { mkdir, readFile, readdir, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { licenses } from "./licenses.mjs";
import { substitutions } from "./substitutions.mjs";

/** Where the server serves the files of dist/. */
const BASE = "/playground/";

function settings(root, output) {
  return {
    absWorkingDir: root,
    outdir: output,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    metafile: true,
    publicPath: BASE,
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    jsx: "automatic",
    loader: { ".graphql": "text", ".variables.json": "text", ".svg": "file", ".ttf": "file" },
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "warning",
  };
}

/** The address of the output made from `source`, with the extension `extension`. */
function addressOf(metafile, source, extension) {
  for (const [path, output] of Object.entries(metafile.outputs)) {
    if (path.endsWith(extension) && (output.entryPoint === source || source in output.inputs)) return BASE + basename(path);
  }
  throw new Error(`the bundle holds no ${extension} of ${source}`);
}

async function page(root, addresses) {
  const template = await readFile(join(root, "src/index.html"), "utf8");
  return Object.entries(addresses).reduce((html, [name, address]) => html.replace(`{{${name}}}`, address), template);
}

/** Builds into `output`, and answers the size of all files in bytes. */
export async function bundle(root, output) {
  await mkdir(output, { recursive: true });
  const common = settings(root, output);
  const worker = await build({ ...common, entryPoints: ["src/worker.js"], format: "iife" });
  const workerAddress = addressOf(worker.metafile, "src/worker.js", ".js");
  const main = await build({
    ...common,
    entryPoints: ["src/main.jsx"],
    define: { ...common.define, WORKER_URL: JSON.stringify(workerAddress) },
    plugins: [substitutions(root)],
  });
  const icon = await build({ ...common, entryPoints: ["src/favicon.svg"], loader: { ".svg": "copy" } });
  const html = await page(root, {
    "main.js": addressOf(main.metafile, "src/main.jsx", ".js"),
    "main.css": addressOf(main.metafile, "src/style.css", ".css"),
    "favicon.svg": addressOf(icon.metafile, "src/favicon.svg", ".svg"),
  });
  await writeFile(join(output, "index.html"), html);
  await writeFile(join(output, "licenses.txt"), await licenses(root, [worker.metafile, main.metafile]));
  const sizes = await Promise.all((await readdir(output)).map(async (name) => (await stat(join(output, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
