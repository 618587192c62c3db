/** Where the page begins. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { startAutosave } from "./app/autosave.ts";
import { createStores } from "./app/createStores.ts";
import { watchRunning } from "./app/runningFlag.ts";
import { StoresContext } from "./store/StoresContext.ts";
import "./theme/base.css";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

const stores = createStores();
startAutosave(stores.notebook);
watchRunning(stores.notebook, stores.runs);

createRoot(root).render(
  <StrictMode>
    <StoresContext value={stores}>
      <App />
    </StoresContext>
  </StrictMode>,
);
