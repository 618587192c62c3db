/** What lies over the page now: one dialog, or nothing. */
import { Suspense } from "react";
import { useOverlay, useStores } from "../../store/StoresContext.ts";
import { comesLater } from "../../ui/comesLater.tsx";
import { RenameDialog } from "../desk/RenameDialog.tsx";
import { KeySheet } from "./KeySheet.tsx";
import { Palette } from "./Palette.tsx";

/** It compares texts, by code that nothing else needs. */
const VersionsDialog = comesLater(async () => (await import("../keeping/VersionsDialog.tsx")).VersionsDialog);

export function Overlays() {
  const shown = useOverlay((state) => state.shown);
  const { close } = useStores().overlay.getState();
  if (shown === "palette") return <Palette onClose={close} />;
  if (shown === "keys") return <KeySheet onClose={close} />;
  if (shown === "rename") return <RenameDialog onClose={close} />;
  if (shown === "versions")
    return (
      <Suspense>
        <VersionsDialog onClose={close} />
      </Suspense>
    );
  return null;
}
