import { expressionOf, find, findAll, regexOptions } from '../../../expressions/run/library/regex/expression.ts';
import type { Captures } from '../../../expressions/run/library/regex/matcher.ts';
import { limitFault, semanticFault } from '../fault.ts';
import { mayBacktrack } from './regex-backtracking.ts';

export interface RegexMatch {
  readonly at: number;
  /** By their number; 0 is the whole match. */
  readonly groups: readonly (string | undefined)[];
}

export interface Regex {
  /** `i`, `m`, `s` as they stood in front. */
  readonly flags: string;
  /** What stood behind them. */
  readonly pattern: string;
  first(text: string): RegexMatch | undefined;
  all(text: string): Iterable<RegexMatch>;
}

const known = new Map<string, Regex>();
const mostKnown = 200;

/**
 * Kusto's expressions are RE2's: no look-around, no references back. What is left is written as JavaScript has it. Throws KqlError where it
 * is no expression, and while it matches where that takes too long.
 */
export function compiledRegex(source: string): Regex {
  const before = known.get(source);
  if (before) return before;
  const compiled = compile(source);
  if (known.size >= mostKnown) known.clear();
  known.set(source, compiled);
  return compiled;
}

function compile(source: string): Regex {
  const refuse = (reason: string): Error => semanticFault('SEM0420', `Regex pattern is ill-formed: '${source}' (${reason})`);
  if (/(?<!\\)(?:\\\\)*\(\?(?:<?[=!])/.test(source)) throw refuse('look-around is not supported');
  if (/(?<!\\)(?:\\\\)*\\[1-9]/.test(source)) throw refuse('references back are not supported');
  const inFront = /^\(\?([imsU]+)\)/.exec(source);
  const pattern = inFront ? source.slice(inFront[0].length) : source;
  const flags = (inFront?.[1] ?? '').replaceAll('U', '');
  const written = pattern.replaceAll('(?P<', '(?<').replaceAll('\\A', '^').replaceAll(/\\[zZ]/g, '$').replaceAll('[[:alpha:]]', '[A-Za-z]').replaceAll('[[:digit:]]', '[0-9]').replaceAll('[[:space:]]', '\\s').replaceAll('[[:alnum:]]', '[A-Za-z0-9]');
  try {
    // JavaScript says whether it is an expression in any case.
    const plain = swift(written, flags);
    return { flags, pattern, ...(mayBacktrack(written) ? counted(written, flags, source) : plain) };
  } catch {
    throw refuse('it cannot be read');
  }
}

type Matching = Pick<Regex, 'first' | 'all'>;

/** JavaScript's own. Nothing stops it once it has begun. */
function swift(written: string, flags: string): Matching {
  const [one, each] = [new RegExp(written, flags), new RegExp(written, `${flags}g`)];
  return {
    first: (text) => {
      const found = one.exec(text);
      return found ? foundMatch(found) : undefined;
    },
    all: (text) => [...text.matchAll(each)].map(foundMatch),
  };
}

function foundMatch(found: RegExpExecArray): RegexMatch {
  return { at: found.index, groups: found };
}

/** Steps on one text, a figure of ours: RE2 needs no such bound. */
const mostSteps = 2_000_000;

/** The one of the policy expressions, which counts its steps. */
function counted(written: string, flags: string, source: string): Matching {
  const { ECMAScript, IgnoreCase, Multiline, Singleline } = regexOptions;
  const expression = expressionOf(written, ECMAScript + (flags.includes('i') ? IgnoreCase : 0) + (flags.includes('m') ? Multiline : 0) + (flags.includes('s') ? Singleline : 0));
  const budget = (): ((steps: number) => void) => {
    let spent = 0;
    return (steps) => {
      spent += steps;
      if (spent > mostSteps) throw limitFault(`The regular expression '${source}' takes too many steps on one text.`);
    };
  };
  return {
    first: (text) => {
      const captures = find(expression, text, 0, budget());
      return captures && capturedMatch(text, captures);
    },
    all: (text) => [...findAll(expression, text, 0, budget())].map((captures) => capturedMatch(text, captures)),
  };
}

function capturedMatch(text: string, captures: Captures): RegexMatch {
  const lastOf = (made: Captures[number]): string | undefined => {
    const last = made.at(-1);
    return last && text.slice(last[0], last[1]);
  };
  return { at: captures[0]?.[0]?.[0] ?? 0, groups: captures.map(lastOf) };
}
