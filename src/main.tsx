/** Where the page begins. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { allCommands } from "./app/commands/allCommands.ts";
import { listenForKeys } from "./app/commands/listenForKeys.ts";
import { createStores } from "./app/createStores.ts";
import { createDesk } from "./app/desk/createDesk.ts";
import { DeskContext } from "./app/desk/DeskContext.ts";
import { listenForDrops } from "./app/files/openFile.ts";
import { UpdateNotice } from "./app/offline/UpdateNotice.tsx";
import { watchForUpdates } from "./app/offline/updates.ts";
import { CommandsContext } from "./commands/CommandsContext.ts";
import { StoresContext } from "./store/StoresContext.ts";
import "./theme/base.css";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

const stores = createStores();
const desk = createDesk(stores);
const commands = allCommands(stores, desk);
listenForKeys(commands);
listenForDrops(desk);
desk.start();
const updates = watchForUpdates(desk.keeper.flush);

createRoot(root).render(
  <StrictMode>
    <StoresContext value={stores}>
      <DeskContext value={desk}>
        <CommandsContext value={commands}>
          <App />
          <UpdateNotice updates={updates} />
        </CommandsContext>
      </DeskContext>
    </StoresContext>
  </StrictMode>,
);
