// A Python environment of the tests' own that has schemathesis, made where there is none yet.
import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const requirements = fileURLToPath(new URL("requirements.txt", import.meta.url));

/** Where the tests keep what is slow to make. */
function cache() {
  const { WIKIGRAPH_TEST_CACHE, XDG_CACHE_HOME } = process.env;
  return WIKIGRAPH_TEST_CACHE || join(XDG_CACHE_HOME || join(homedir(), ".cache"), "wikigraph-tests");
}

/** The folder of its programs. */
export async function programs() {
  const folder = join(cache(), "schemathesis");
  const wanted = await readFile(requirements, "utf8");
  const receipt = join(folder, "installed.txt");
  const installed = await readFile(receipt, "utf8").catch(() => "");
  if (installed !== wanted) {
    await install(folder);
    // Written last: an installation that broke off is made anew.
    await writeFile(receipt, wanted);
  }
  return join(folder, "bin");
}

async function install(folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(dirname(folder), { recursive: true });
  await run("python3", ["-m", "venv", folder]).catch((error) => {
    throw new Error(`Python makes no environment: on Debian, install python3-venv. ${error.stdout}${error.stderr}`);
  });
  await run(join(folder, "bin", "pip"), ["install", "--quiet", "--disable-pip-version-check", "-r", requirements]);
}
