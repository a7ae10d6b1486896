// The background worker of an editor. One script for all kinds, because they share most of their code;
// the name given to the worker says which kind it is.

switch (self.name) {
  case "json":
    import("monaco-editor/esm/vs/language/json/json.worker.js");
    break;
  case "graphql":
    import("monaco-graphql/esm/graphql.worker.js");
    break;
  default:
    import("monaco-editor/esm/vs/editor/editor.worker.js");
}
