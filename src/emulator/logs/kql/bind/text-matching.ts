import { compiledRegex } from '../values/regex.ts';

export type TextTest = (text: string, sought: string) => boolean;

const isTermCharacter = /[\p{L}\p{N}]/u;

/** Terms are the longest runs of letters and digits; `before`, `after`: where one must end beside what is found. */
function termTest(before: boolean, after: boolean): TextTest {
  return (text, sought) => {
    if (sought === '') return true;
    for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
      const free = (edge: string | undefined, beside: string | undefined): boolean => beside === undefined || !isTermCharacter.test(beside) || !isTermCharacter.test(edge ?? '');
      if ((!before || free(sought[0], text[at - 1])) && (!after || free(sought.at(-1), text[at + sought.length]))) return true;
    }
    return false;
  };
}

const sensitive: Readonly<Record<string, TextTest>> = {
  has: termTest(true, true),
  hasprefix: termTest(true, false),
  hassuffix: termTest(false, true),
  contains: (text, sought) => text.includes(sought),
  startswith: (text, sought) => text.startsWith(sought),
  endswith: (text, sought) => text.endsWith(sought),
};

/** `has`, `!has_cs`, `=~`, `matches regex`, …: without `_cs` case does not matter. Undefined: no such operator. */
export function textTest(op: string): TextTest | undefined {
  if (op === '=~') return (text, sought) => text.toLowerCase() === sought.toLowerCase();
  if (op === 'matches regex') return (text, sought) => compiledRegex(sought).first(text) !== undefined;
  if (op.startsWith('!')) {
    const opposite = textTest(op === '!~' ? '=~' : op.slice(1));
    return opposite && ((text, sought) => !opposite(text, sought));
  }
  const test = sensitive[op.replace(/_cs$/, '')];
  if (!test || op.endsWith('_cs')) return test;
  return (text, sought) => test(text.toLowerCase(), sought.toLowerCase());
}
