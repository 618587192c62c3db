/** What lies over the page now: one dialog, or nothing. */
import { useOverlay, useStores } from "../../store/StoresContext.ts";
import { RenameDialog } from "../desk/RenameDialog.tsx";
import { VersionsDialog } from "../keeping/VersionsDialog.tsx";
import { KeySheet } from "./KeySheet.tsx";
import { Palette } from "./Palette.tsx";

export function Overlays() {
  const shown = useOverlay((state) => state.shown);
  const { close } = useStores().overlay.getState();
  if (shown === "palette") return <Palette onClose={close} />;
  if (shown === "keys") return <KeySheet onClose={close} />;
  if (shown === "rename") return <RenameDialog onClose={close} />;
  if (shown === "versions") return <VersionsDialog onClose={close} />;
  return null;
}
