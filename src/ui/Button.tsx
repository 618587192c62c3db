/** Buttons, and buttons that are only an icon. What they do is their owner's business. */
import type { ComponentPropsWithRef, ReactNode } from "react";
import styles from "./Button.module.css";

export interface ButtonProps extends ComponentPropsWithRef<"button"> {
  readonly icon?: ReactNode;
  /** `plain` has no frame until pointed at; `framed` stands out. */
  readonly look?: "plain" | "framed" | "primary" | undefined;
}

export function Button({ icon, look = "plain", className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={[styles["button"], styles[look], className].join(" ")} {...rest}>
      {icon}
      {children !== undefined && <span>{children}</span>}
    </button>
  );
}

export interface IconButtonProps extends Omit<ButtonProps, "children" | "icon"> {
  /** What it does, for screen readers and as a tip; with the keys that do the same, if any. */
  readonly label: string;
  readonly keys?: string | undefined;
  readonly icon: ReactNode;
}

export function IconButton({ label, keys, icon, className, ...rest }: IconButtonProps) {
  const tip = keys === undefined ? label : `${label} (${keys})`;
  return (
    <Button
      aria-label={label}
      title={tip}
      icon={icon}
      className={[styles["iconOnly"], className].join(" ")}
      {...rest}
    />
  );
}
