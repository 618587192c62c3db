declare module "virtual:engine-worker" {
  /** The engine's worker as the text of one classic script. */
  const source: string;
  export default source;
}
