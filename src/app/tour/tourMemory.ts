/** Whether this browser has seen the tour. */

const key = "mixtape:tour";

export function isTourNew(): boolean {
  try {
    return localStorage.getItem(key) === null;
  } catch {
    // Where nothing is remembered it would come every time.
    return false;
  }
}

export function rememberTour(): void {
  try {
    localStorage.setItem(key, "seen");
  } catch {
    // It was left for this visit.
  }
}
