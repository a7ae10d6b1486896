// A plugin for Prettier that lays out JSON with comments, in place of its JavaScript parser and printer,
// which are a hundred times the size and would be used for the pane of variables only.
import { applyEdits, format } from "jsonc-parser";

const LAYOUT = { tabSize: 2, insertSpaces: true, insertFinalNewline: true };

export const parsers = {
  jsonc: {
    astFormat: "laid-out-text",
    parse: (text) => ({ text: applyEdits(text, format(text, undefined, LAYOUT)) }),
    locStart: () => 0,
    locEnd: (tree) => tree.text.length,
  },
};

export const printers = {
  "laid-out-text": { print: (path) => path.node.text },
};
