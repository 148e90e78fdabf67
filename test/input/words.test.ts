import { describe, expect, it } from 'vitest';
import { didYouMean } from '../../src/model/did-you-mean.ts';
import { shellWord } from '../../src/model/shell-word.ts';
import { inPipeline, mayAsk } from '../../src/input/terminal.ts';

describe('did you mean', () => {
  it.each([
    ['imprt', 'import'],
    ['improt', 'import'],
    ['IMPORT', 'import'],
    ['stat', 'status'],
    ['emulator strat', 'emulator start'],
    ['xyzzy', undefined],
    ['', undefined],
  ])('%s: %s', (word, expected) => {
    expect(didYouMean(word, ['import', 'status', 'undo', 'emulator start', 'emulator stop'])).toBe(expected);
  });
});

describe('a word for the shell', () => {
  it.each([
    ['plain-1.x', 'plain-1.x'],
    ['/a/b=c,d', '/a/b=c,d'],
    ['two words', "'two words'"],
    ['$HOME', "'$HOME'"],
    ["it's", `'it'\\''s'`],
    ['', "''"],
  ])('%s', (text, expected) => {
    expect(shellWord(text)).toBe(expected);
  });
});

describe('whether somebody can be asked', () => {
  const state = { stdinIsTty: true, stderrIsTty: true, env: {}, noInput: false, json: false };

  it('needs a terminal on stdin and stderr, and nothing against it', () => {
    expect(mayAsk(state)).toBe(true);
    for (const against of [{ stdinIsTty: false }, { stderrIsTty: false }, { noInput: true }, { json: true }, { env: { TF_BUILD: 'True' } }]) {
      expect(mayAsk({ ...state, ...against })).toBe(false);
    }
  });

  it.each([[{ CI: 'true' }, true], [{ CI: '1' }, true], [{ CI: 'false' }, false], [{ CI: '' }, false], [{}, false], [{ JENKINS_URL: 'http://x' }, true]])('%o is a pipeline: %s', (env, expected) => {
    expect(inPipeline(env)).toBe(expected);
  });
});
