/** The commands that are about the page itself: what lies over it, and how it looks. */
import { everywhere, type Command } from "../../commands/command.ts";
import type { Theme } from "../../store/preferencesStore.ts";
import type { Stores } from "../../store/StoresContext.ts";

export function pageCommands({ overlay, preferences, inspector }: Stores): readonly Command[] {
  return [
    {
      id: "page.palette",
      group: "Page",
      title: "Show all commands",
      words: "palette search",
      keys: ["Mod+Shift+P", "Mod+K", "F1"],
      where: everywhere,
      run: () => overlay.getState().show("palette"),
    },
    {
      id: "page.keys",
      group: "Page",
      title: "Show all keys",
      words: "keyboard shortcuts help",
      keys: ["?"],
      where: everywhere,
      run: () => overlay.getState().show("keys"),
    },
    ...(["light", "dark", "system"] as const).map((theme): Command => ({
      id: `page.theme.${theme}`,
      group: "Page",
      title: themeOrders[theme],
      words: "color dark light mode appearance",
      where: everywhere,
      isAvailable: () => preferences.getState().theme !== theme,
      run: () => preferences.setState({ theme }),
    })),
    {
      id: "page.motion.less",
      group: "Page",
      title: "Turn motion off",
      words: "animation reduce turn off",
      where: everywhere,
      isAvailable: () => preferences.getState().motion === "system",
      run: () => preferences.setState({ motion: "none" }),
    },
    {
      id: "page.motion.system",
      group: "Page",
      title: "Let the system decide about motion",
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

const themeOrders: Readonly<Record<Theme, string>> = {
  system: "Use the system's theme",
  light: "Use the light theme",
  dark: "Use the dark theme",
};

export const themeWords: Readonly<Record<Theme, string>> = {
  system: "as the system",
  light: "light",
  dark: "dark",
};
