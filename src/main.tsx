/** Where the page begins. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { startAutosave } from "./app/autosave.ts";
import { allCommands } from "./app/commands/allCommands.ts";
import { listenForKeys } from "./app/commands/listenForKeys.ts";
import { createStores } from "./app/createStores.ts";
import { watchRunning } from "./app/runningFlag.ts";
import { CommandsContext } from "./commands/CommandsContext.ts";
import { StoresContext } from "./store/StoresContext.ts";
import "./theme/base.css";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

const stores = createStores();
startAutosave(stores.notebook);
watchRunning(stores.notebook, stores.runs);
const commands = allCommands(stores);
listenForKeys(commands);

createRoot(root).render(
  <StrictMode>
    <StoresContext value={stores}>
      <CommandsContext value={commands}>
        <App />
      </CommandsContext>
    </StoresContext>
  </StrictMode>,
);
