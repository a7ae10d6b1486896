// Modules that the bundle takes in place of larger ones from packages.
import { join } from "node:path";

const REPLACED = {
  "monaco-editor/esm/vs/editor/edcore.main.js": "src/monaco.js",
  "prettier/parser-babel": "src/json-formatter.js",
  "prettier/plugins/estree": "src/json-formatter.js",
};

/** An esbuild plugin; it fails the build when a module to be replaced is no longer asked for. */
export function substitutions(root) {
  return {
    name: "substitutions",
    setup(build) {
      for (const [module, replacement] of Object.entries(REPLACED)) {
        const filter = new RegExp(`^${module.replaceAll(/[.]/g, "\\.")}$`);
        build.onResolve({ filter }, () => ({ path: join(root, replacement) }));
      }
    },
  };
}
