/** Where everything is found: the lessons with their questions, one's own notebooks, and the way to a new one. */
import { useEffect, useState } from "react";
import { useCommand } from "../../commands/CommandsContext.ts";
import type { LessonEntry } from "../../notebook/lessonEntry.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { AddressLink } from "../desk/AddressLink.tsx";
import { useDesk, useDeskState } from "../desk/DeskContext.ts";
import type { Kept } from "../desk/deskStore.ts";
import { fetchLessons } from "./lessons.ts";
import { LessonPicture } from "./LessonPicture.tsx";
import styles from "./StartPage.module.css";

export function StartPage() {
  const fresh = useCommand("notebook.new");
  const open = useCommand("notebook.open");
  return (
    <main className={styles["page"]} aria-label="Start">
      <div className={styles["sheet"]}>
        <header className={styles["head"]}>
          <h1>Mixtape</h1>
          <p>Differentiate plain TypeScript, and see how: forward, reverse, and both in one function.</p>
          <div className={styles["buttons"]}>
            <Button look="primary" icon={<Icon name="plus" />} onClick={fresh.run}>
              New notebook
            </Button>
            <Button look="framed" onClick={open.run}>
              Open a file…
            </Button>
          </div>
        </header>
        <Own />
        <Lessons />
      </div>
    </main>
  );
}

function Lessons() {
  const lessons = useLessons();
  if (lessons === "none")
    return <p>The list of lessons cannot be had just now. Look again when you are online.</p>;
  return (
    <section aria-labelledby="lessons">
      <h2 id="lessons">Lessons</h2>
      <ul className={styles["lessons"]}>
        {lessons?.map(({ name, title, question, picture }) => (
          <li key={name}>
            <AddressLink to={{ kind: "lesson", path: `lessons/${name}.ts` }} className={styles["lesson"]}>
              <h3>{title}</h3>
              <p>{question}</p>
              {picture !== undefined && <LessonPicture picture={picture} />}
            </AddressLink>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useLessons(): readonly LessonEntry[] | "none" | undefined {
  const [lessons, setLessons] = useState<readonly LessonEntry[] | "none" | undefined>();
  useEffect(() => {
    let isGone = false;
    void fetchLessons().then((found) => {
      if (!isGone) setLessons(found ?? "none");
    });
    return () => {
      isGone = true;
    };
  }, []);
  return lessons;
}

function Own() {
  const shelf = useDeskState((state) => state.shelf);
  const isReadable = useDeskState((state) => state.isShelfReadable);
  if (shelf.length === 0 && isReadable) return null;
  return (
    <section aria-labelledby="own">
      <h2 id="own">My notebooks</h2>
      {!isReadable && (
        <p role="alert">
          This browser does not give out the notebooks it kept. Nothing was deleted: load the page again, or
          allow this site to keep data.
        </p>
      )}
      <ul className={styles["own"]}>
        {shelf.map((kept) => (
          <OwnRow key={kept.id} kept={kept} />
        ))}
      </ul>
    </section>
  );
}

function OwnRow({ kept: { id, name, savedAt } }: { readonly kept: Kept }) {
  const desk = useDesk();
  return (
    <li>
      <AddressLink to={{ kind: "own", id }}>{name}</AddressLink>
      <time dateTime={new Date(savedAt).toISOString()}>{when.format(savedAt)}</time>
      <IconButton
        label={`Delete ${name}`}
        icon={<Icon name="remove" />}
        onClick={() => void desk.remove(id)}
      />
    </li>
  );
}

const when = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
