/** The commands that are about the page itself: what lies over it, and how it looks. */
import { everywhere, type Command } from "../../commands/command.ts";
import type { Theme } from "../../store/preferencesStore.ts";
import type { Stores } from "../../store/StoresContext.ts";

export function pageCommands({ overlay, preferences, inspector }: Stores): readonly Command[] {
  return [
    {
      id: "page.palette",
      group: "Page",
      title: "All commands",
      words: "palette search",
      keys: ["Mod+Shift+P", "Mod+K", "F1"],
      where: everywhere,
      run: () => overlay.getState().show("palette"),
    },
    {
      id: "page.keys",
      group: "Page",
      title: "Keys",
      words: "keyboard shortcuts help",
      keys: ["?"],
      where: everywhere,
      run: () => overlay.getState().show("keys"),
    },
    ...(["light", "dark", "system"] as const).map((theme): Command => ({
      id: `page.theme.${theme}`,
      group: "Page",
      title: `Theme: ${themeWords[theme]}`,
      words: "color dark light mode appearance",
      where: everywhere,
      isAvailable: () => preferences.getState().theme !== theme,
      run: () => preferences.setState({ theme }),
    })),
    {
      id: "page.motion.less",
      group: "Page",
      title: "Motion: none",
      words: "animation reduce turn off",
      where: everywhere,
      isAvailable: () => preferences.getState().motion === "system",
      run: () => preferences.setState({ motion: "none" }),
    },
    {
      id: "page.motion.system",
      group: "Page",
      title: "Motion: as the system",
      words: "animation turn on",
      where: everywhere,
      isAvailable: () => preferences.getState().motion === "none",
      run: () => preferences.setState({ motion: "system" }),
    },
    {
      id: "page.inspector.close",
      group: "Page",
      title: "Close the inspector",
      where: everywhere,
      isAvailable: () => inspector.getState().isUp && matchMedia("(width < 900px)").matches,
      run: () => inspector.getState().close(),
    },
  ];
}

export const themeWords: Readonly<Record<Theme, string>> = {
  system: "as the system",
  light: "light",
  dark: "dark",
};
