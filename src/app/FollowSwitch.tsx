/** The switch between a notebook that follows every edit and a lazy one that runs only what is asked for. */
import { usePreferences, useStores } from "../store/StoresContext.ts";
import { IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import styles from "./FollowSwitch.module.css";

export function FollowSwitch() {
  const { preferences } = useStores();
  const isLazy = usePreferences((state) => state.isLazy);
  return (
    <IconButton
      role="switch"
      aria-checked={!isLazy}
      label="Run what an edit changes"
      title={
        isLazy
          ? "Nothing runs that you did not ask for. Click to run what an edit changes."
          : "What an edit changes runs after a pause. Click to run only what you ask for."
      }
      className={styles["switch"]}
      icon={<Icon name="follow" />}
      onClick={() => preferences.setState({ isLazy: !isLazy })}
    />
  );
}
