/** Something that the local Azure does without proof that Azure does the same. Shown in docs/emulator.md. */
export interface Assumption {
  /** Of its own among all of them: `backend-in-use`. */
  readonly id: string;
  readonly text: string;
  /** The same in Japanese. */
  readonly ja: string;
  /**
   * What speaks for it, strongest first, divided by `; `. Each begins with its kind (recording, specification, example, documentation,
   * sample, report, analogy, own choice), a colon and what exactly. `none` where nothing does.
   */
  readonly source: string;
}
