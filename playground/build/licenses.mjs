// Collects the licences of all packages whose code is in the bundle, in one text.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

const LICENSE_FILE = /^(licen[cs]e|copying|notice|thirdpartynotices)/i;
const RULE = "=".repeat(80);

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

async function section(folder) {
  const { name, version, license, author } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const files = (await readdir(folder)).filter((file) => LICENSE_FILE.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  const holder = typeof author === "string" ? author : author?.name;
  const body = texts.length > 0 ? texts.map((text) => text.trim()) : [`Copyright ${holder ?? `the authors of ${name}`}`];
  return `${RULE}\n${name} ${version}: ${license}\n${RULE}\n\n${body.join("\n\n")}\n`;
}

/** The text of licenses.txt for the bundles described by `metafiles`. */
export async function licenses(root, metafiles) {
  const folders = packageFolders(metafiles).map((folder) => join(root, folder));
  const sections = new Set(await Promise.all(folders.map(section)));
  const intro = "The playground holds code of the packages below, under the licences given with each.\n";
  return [intro, ...[...sections].sort()].join("\n").replaceAll("\r\n", "\n");
}
