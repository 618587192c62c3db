/** What lies over the page now: the palette, the sheet of keys, or nothing. */
import { useOverlay, useStores } from "../../store/StoresContext.ts";
import { KeySheet } from "./KeySheet.tsx";
import { Palette } from "./Palette.tsx";

export function Overlays() {
  const shown = useOverlay((state) => state.shown);
  const { close } = useStores().overlay.getState();
  if (shown === "palette") return <Palette onClose={close} />;
  if (shown === "keys") return <KeySheet onClose={close} />;
  return null;
}
