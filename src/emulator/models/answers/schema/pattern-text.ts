/** What a pattern may be, as far as texts are made from it. */
type Part =
  | { readonly kind: 'choice'; readonly options: readonly (readonly Part[])[] }
  | { readonly kind: 'characters'; readonly from: readonly string[] }
  | { readonly kind: 'repeat'; readonly part: Part; readonly least: number; readonly most: number };

class NotRead extends Error {}

/** Beyond these a pattern is not worth its text. */
const mostRepeats = 200;
const mostSteps = 10_000;
const deepest = 20;

/**
 * A text that the regular expression matches as a whole, or undefined where it has what is not read here (look-around, references back,
 * classes by property). `stretch`: how often more than they must repetitions repeat.
 */
export function patternText(pattern: string, stretch: number, random: () => number): string | undefined {
  try {
    return said(read(pattern), stretch, random);
  } catch (error) {
    if (error instanceof NotRead) return undefined;
    throw error;
  }
}

function said(part: Part, stretch: number, random: () => number): string {
  let text = '';
  let steps = 0;
  const say = (one: Part): void => {
    steps += 1;
    if (steps > mostSteps) throw new NotRead();
    switch (one.kind) {
      case 'choice': return one.options[Math.floor(random() * one.options.length)]?.forEach(say);
      case 'characters': text += one.from[Math.floor(random() * one.from.length)] ?? ''; return;
      case 'repeat':
        for (let times = Math.min(one.most, one.least + stretch); times > 0; times--) say(one.part);
        return;
      default: return one satisfies never;
    }
  };
  say(part);
  return text;
}

const range = (from: string, to: string): string[] =>
  Array.from({ length: Math.max(0, Math.min(to.charCodeAt(0) - from.charCodeAt(0) + 1, 128)) }, (_, at) => String.fromCharCode(from.charCodeAt(0) + at));
const digits = range('0', '9');
const wordLetters = [...range('a', 'z'), ...range('A', 'Z'), ...digits, '_'];
const printable = range(' ', '~');
const without = (excluded: readonly string[]): string[] => printable.filter((letter) => !excluded.includes(letter));
const classes: Readonly<Record<string, readonly string[]>> = { d: digits, w: wordLetters, s: [' '], D: without(digits), W: without(wordLetters), S: without([' ']), t: ['\t'], n: ['\n'], r: ['\r'] };

function read(pattern: string): Part {
  const letters = [...pattern];
  let at = 0;
  const take = (letter: string): boolean => {
    if (letters[at] !== letter) return false;
    at += 1;
    return true;
  };

  const choice = (depth: number): Part => {
    if (depth > deepest) throw new NotRead();
    const options: Part[][] = [[]];
    while (at < letters.length && letters[at] !== ')') {
      if (take('|')) options.push([]);
      else if (!take('^') && !take('$')) options.at(-1)?.push(repeated(atom(depth)));
    }
    return { kind: 'choice', options };
  };

  const atom = (depth: number): Part => {
    if (take('(')) {
      if (take('?') && !take(':')) skipName();
      const inner = choice(depth + 1);
      if (!take(')')) throw new NotRead();
      return inner;
    }
    if (take('[')) return { kind: 'characters', from: set() };
    if (take('.')) return { kind: 'characters', from: wordLetters };
    return { kind: 'characters', from: letter() };
  };

  const skipName = (): void => {
    if (!take('<') || letters[at] === '=' || letters[at] === '!') throw new NotRead();
    while (at < letters.length && !take('>')) at += 1;
  };

  const letter = (): readonly string[] => {
    if (!take('\\')) return [letters[at++] ?? ''];
    const escaped = letters[at++] ?? '';
    if (Object.hasOwn(classes, escaped)) return classes[escaped] ?? [];
    if (/[A-Za-z0-9]/.test(escaped)) throw new NotRead();
    return [escaped];
  };

  const set = (): readonly string[] => {
    const excluded = take('^');
    const members: string[] = [];
    for (let first = true; first || letters[at] !== ']'; first = false) {
      if (at >= letters.length) throw new NotRead();
      const one = letter();
      if (one.length !== 1 || letters[at] !== '-' || letters[at + 1] === ']') members.push(...one);
      else {
        at += 1;
        members.push(...range(one[0] ?? '', letter()[0] ?? ''));
      }
    }
    at += 1;
    const from = excluded ? without(members) : members;
    if (from.length === 0) throw new NotRead();
    return from;
  };

  const repeated = (part: Part): Part => {
    const [least, most] = times();
    take('?');
    if (least > mostRepeats) throw new NotRead();
    return least === 1 && most === 1 ? part : { kind: 'repeat', part, least, most };
  };

  const times = (): readonly [number, number] => {
    if (take('*')) return [0, Infinity];
    if (take('+')) return [1, Infinity];
    if (take('?')) return [0, 1];
    const written = /^\{(\d{1,6})(,?)(\d{0,6})\}/.exec(letters.slice(at, at + 16).join(''));
    if (!written) return [1, 1];
    at += written[0].length;
    const least = Number(written[1]);
    return [least, written[2] === '' ? least : written[3] === '' ? Infinity : Number(written[3])];
  };

  const whole = choice(0);
  if (at < letters.length) throw new NotRead();
  return whole;
}
