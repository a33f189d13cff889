// What builds tell their modules, besides what Vite tells.
interface ImportMetaEnv {
  /** The build of charts that stand alone. */
  readonly ALONE?: true;
}
