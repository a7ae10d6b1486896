// Modules that the bundle takes in place of larger ones from packages.
import { join } from "node:path";

const REPLACED = {
  "monaco-editor/esm/vs/editor/edcore.main.js": "src/monaco.js",
  "prettier/parser-babel": "src/json-formatter.js",
  "prettier/plugins/estree": "src/json-formatter.js",
};

/** An esbuild plugin. It fails the build when a module is no longer asked for, lest the larger one comes back unseen. */
export function substitutions(root) {
  return {
    name: "substitutions",
    setup(build) {
      const unused = new Set(Object.keys(REPLACED));
      build.onResolve({ filter: /^(monaco-editor|prettier)\// }, ({ path }) => {
        if (!(path in REPLACED)) return null;
        unused.delete(path);
        return { path: join(root, REPLACED[path]) };
      });
      build.onEnd(() => ({
        errors: [...unused].map((module) => ({ text: `nothing imports ${module}; its entry in substitutions.mjs is stale` })),
      }));
    },
  };
}
