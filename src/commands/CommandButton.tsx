/** A button that gives a command: an icon, with the command's title and keys as its name and tip. */
import type { ReactNode } from "react";
import { IconButton, type IconButtonProps } from "../ui/Button.tsx";
import { shownKeys, useCommand } from "./CommandsContext.ts";

export interface CommandButtonProps extends Omit<IconButtonProps, "label" | "keys" | "onClick"> {
  readonly command: string;
  readonly icon: ReactNode;
}

export function CommandButton({ command: id, ...rest }: CommandButtonProps) {
  const command = useCommand(id);
  return <IconButton label={command.title} keys={shownKeys(command)} onClick={command.run} {...rest} />;
}
