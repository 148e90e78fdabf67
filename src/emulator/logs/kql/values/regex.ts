import { semanticFault } from '../fault.ts';

const known = new Map<string, RegExp>();
const mostKnown = 200;

/**
 * Kusto's expressions are RE2's: no look-around, no references back. What is left is written as JavaScript has it. Throws KqlError where it
 * is no expression.
 */
export function compiledRegex(source: string): RegExp {
  const before = known.get(source);
  if (before) return before;
  const compiled = compile(source);
  if (known.size >= mostKnown) known.clear();
  known.set(source, compiled);
  return compiled;
}

function compile(source: string): RegExp {
  const refuse = (reason: string): Error => semanticFault('SEM0420', `Regex pattern is ill-formed: '${source}' (${reason})`);
  if (/(?<!\\)(?:\\\\)*\(\?(?:<?[=!])/.test(source)) throw refuse('look-around is not supported');
  if (/(?<!\\)(?:\\\\)*\\[1-9]/.test(source)) throw refuse('references back are not supported');
  const flags = /^\(\?([imsU]+)\)/.exec(source);
  const rest = flags ? source.slice(flags[0].length) : source;
  const written = rest.replaceAll('(?P<', '(?<').replaceAll('\\A', '^').replaceAll(/\\[zZ]/g, '$').replaceAll('[[:alpha:]]', '[A-Za-z]').replaceAll('[[:digit:]]', '[0-9]').replaceAll('[[:space:]]', '\\s').replaceAll('[[:alnum:]]', '[A-Za-z0-9]');
  try {
    return new RegExp(written, (flags?.[1] ?? '').replaceAll('U', ''));
  } catch {
    throw refuse('it cannot be read');
  }
}
