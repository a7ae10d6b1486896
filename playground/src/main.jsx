// The playground: GraphiQL with the schema explorer, history and example queries, asking this server's /graphql.
import "./workers.js";
import { explorerPlugin } from "@graphiql/plugin-explorer";
import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { createRoot } from "react-dom/client";
import { Account } from "./account.jsx";
import { examples } from "./examples.js";
import { createFetcher } from "./fetcher.js";
import { storage } from "./storage.js";
import "./style.css";

const NEW_TAB = `# Ctrl-Space lists what may stand here, Ctrl-Enter runs the query.
{
  wiki {
    name
  }
}
`;

// Made once: GraphiQL takes new plugins or a new fetcher as a reason to start over.
const plugins = [HISTORY_PLUGIN, explorerPlugin()];
const fetcher = createFetcher("/graphql");

function Playground() {
  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={plugins}
      storage={storage}
      defaultTabs={examples}
      defaultQuery={NEW_TAB}
      showPersistHeadersSettings={false}
      inputValueDeprecation
    >
      <GraphiQL.Logo>
        <Account />
        <span className="wikigraph-logo">wikigraph</span>
      </GraphiQL.Logo>
    </GraphiQL>
  );
}

createRoot(document.getElementById("playground")).render(<Playground />);
