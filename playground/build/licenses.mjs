// Collects the licences of all packages whose code is in the bundle, in one text.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

const LICENSE_FILE = /^(licen[cs]e|copying|notice|third-?party-?notices)/i;
const RULE = "=".repeat(80);

/** For packages that come without a licence text: another of the same project, which has it. */
const SAME_PROJECT = {
  "@graphiql/plugin-doc-explorer": "graphiql",
  "@graphiql/plugin-explorer": "graphiql",
  "@graphiql/plugin-history": "graphiql",
  "react-compiler-runtime": "react",
  "react-remove-scroll-bar": "react-remove-scroll",
};

/** The folders of the packages that have a file among the inputs of a bundle. */
function packageFolders(metafiles) {
  const folders = new Set();
  for (const { inputs } of metafiles) {
    for (const path of Object.keys(inputs)) {
      const folder = path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/);
      if (folder) folders.add(folder[0]);
    }
  }
  return [...folders];
}

async function texts(folder) {
  const files = (await readdir(folder)).filter((file) => LICENSE_FILE.test(file)).sort();
  return Promise.all(files.map(async (file) => (await readFile(join(folder, file), "utf8")).trim()));
}

async function section(root, folder) {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  let found = await texts(folder);
  if (found.length === 0 && name in SAME_PROJECT) found = await texts(join(root, "node_modules", SAME_PROJECT[name]));
  if (found.length === 0) throw new Error(`${name} has no licence text: name a package of its project in licenses.mjs`);
  return `${RULE}\n${name} ${version}: ${license}\n${RULE}\n\n${found.join("\n\n")}\n`;
}

/** The text of licenses.txt for the bundles described by `metafiles`. */
export async function licenses(root, metafiles) {
  const folders = packageFolders(metafiles).map((folder) => join(root, folder));
  const sections = new Set(await Promise.all(folders.map((folder) => section(root, folder))));
  const intro = "The playground holds code of the packages below, under the licences given with each.\n";
  return [intro, ...[...sections].sort()].join("\n").replaceAll("\r\n", "\n");
}
