/** Passes the open notebook on as a link. */
import type { Desk } from "../desk/createDesk.ts";
import { packText } from "./shareLink.ts";

/** What came of it: the link was copied, could only be put into the address bar, or is too long for links. */
export type Shared = "copied" | "shown" | "large";

export const sharedWords: Readonly<Record<Shared, string>> = {
  copied: "Link copied",
  shown: "Link is in the address bar",
  large: "Too long for a link: download it instead",
};

export async function shareNotebook(desk: Desk): Promise<Shared> {
  const fragment = await packText(desk.text());
  if (fragment === undefined) return "large";
  const link = new URL(location.href);
  link.search = "";
  link.hash = fragment;
  if (await copy(link.href)) return "copied";
  history.replaceState(null, "", link);
  return "shown";
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
