/** Files of a local Azure that runs elsewhere: what a line to type needs to reach it. */
export interface LocalFiles {
  readonly readyFile: string;
  /** PEM. */
  readonly caFile: string;
}
