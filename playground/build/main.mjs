// Builds the playground into dist/; with --check, builds it elsewhere and compares, byte for byte.
import { cp, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");

/** The paths of files that only one of two folders has, or that differ between them. */
async function differences(left, right) {
  const names = new Set([...(await readdir(left)), ...(await readdir(right))]);
  const differing = [];
  for (const name of [...names].sort()) {
    const [a, b] = await Promise.all([left, right].map((folder) => readFile(join(folder, name)).catch(() => null)));
    if (!a || !b || !a.equals(b)) differing.push(name);
  }
  return differing;
}

const temporary = await mkdtemp(join(tmpdir(), "wikigraph-playground-"));
try {
  const fresh = join(temporary, "dist");
  const bytes = await bundle(root, fresh);
  if (process.argv.includes("--check")) {
    const differing = await differences(dist, fresh);
    if (differing.length > 0) {
      console.error(`playground/dist is not what its sources build (run "npm run build"): ${differing.join(", ")}`);
      process.exitCode = 1;
    } else {
      console.log("playground/dist is what its sources build.");
    }
  } else {
    await rm(dist, { recursive: true, force: true });
    await cp(fresh, dist, { recursive: true });
    console.log(`playground/dist: ${(bytes / 1e6).toFixed(2)} MB`);
  }
} finally {
  await rm(temporary, { recursive: true, force: true });
}
