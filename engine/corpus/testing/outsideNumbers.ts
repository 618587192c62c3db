/** Numbers from outside, for programs that ask for random ones or for the time: the same row of them for every run. */

/** Each call gives the next number of the row, between 0 and 1; a new function begins it again. */
export function outsideNumbers(): () => number {
  let state = 1;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}
