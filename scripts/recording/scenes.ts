export interface Scene {
  /** The arguments of apim-llm, as they are shown. */
  readonly line: readonly string[];
  /** From here on the answer is left out, and three dots stand in its place. */
  readonly until?: RegExp;
}

/** What the recording shows, on the demo's estate, one on top of the other. */
export const scenes: readonly Scene[] = [
  // What comes behind has addresses and files of the machine.
  { line: ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--yes'], until: /^Next:/ },
  { line: ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--yes', '--quiet'] },
  { line: ['burst', 'enable', '--service', 'apim-demo', '--main', 'aoai-swe/gpt-4o', '--spill', 'aoai-eus/gpt-4o', '--yes', '--quiet'], until: /^Next:/ },
  { line: ['probe', '--service', 'apim-demo', '--model', 'gpt-4o', '--requests', '24', '--rate', '5'] },
];

export const title = 'apim-llm in a terminal';
export const about =
  'An import on the local Azure shows its plan and makes an API; the same command again changes nothing; a burst is enabled; and a probe calls the API: Sweden Central answers until it is throttled, then East US, without an error.';
