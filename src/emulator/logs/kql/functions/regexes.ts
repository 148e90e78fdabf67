import { notTaken } from '../fault.ts';
import { compiledRegex, type RegexMatch } from '../values/regex.ts';
import { type Dynamic, isList, type Value } from '../values/value.ts';
import { numberAt, scalar, type ScalarFunction, textAt } from './scalar-function.ts';

export const regexFunctions: readonly ScalarFunction[] = [
  scalar('extract(string, long, string): string', (args) => compiledRegex(textAt(args, 0)).first(textAt(args, 2))?.groups[numberAt(args, 1)] ?? ''),
  scalar('extract_all(string, any, string?): dynamic', extractAll),
  scalar('replace_regex(string, string, string): string', (args) => replaced(textAt(args, 0), textAt(args, 1), textAt(args, 2))),
  scalar('trim(string, string): string', (args) => withoutEnd(textAt(args, 0), withoutStart(textAt(args, 0), textAt(args, 1)))),
  scalar('trim_start(string, string): string', (args) => withoutStart(textAt(args, 0), textAt(args, 1))),
  scalar('trim_end(string, string): string', (args) => withoutEnd(textAt(args, 0), textAt(args, 1))),
];

/** Every match that the text begins with, one after the other. */
function withoutStart(source: string, text: string): string {
  const regex = anchored('^(?:', source, ')');
  let rest = text;
  for (let length = sizeOf(regex.first(rest)); length > 0; length = sizeOf(regex.first(rest))) rest = rest.slice(length);
  return rest;
}

function withoutEnd(source: string, text: string): string {
  const regex = anchored('(?:', source, ')$');
  let rest = text;
  for (let length = sizeOf(regex.first(rest)); length > 0; length = sizeOf(regex.first(rest))) rest = rest.slice(0, -length);
  return rest;
}

function sizeOf(match: RegexMatch | undefined): number {
  return match?.groups[0]?.length ?? 0;
}

function anchored(before: string, source: string, after: string): ReturnType<typeof compiledRegex> {
  const { flags, pattern } = compiledRegex(source);
  return compiledRegex(`${flags === '' ? '' : `(?${flags})`}${before}${pattern}${after}`);
}

/** `\1` in what is put in stands for a group, `\0` for the whole match. */
function replaced(text: string, source: string, put: string): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { at, groups } of compiledRegex(source).all(text)) {
    pieces.push(text.slice(done, at), put.replaceAll(/\\(\d)/g, (_, group: string) => groups[Number(group)] ?? ''));
    done = at + (groups[0] ?? '').length;
  }
  return pieces.join('') + text.slice(done);
}

function numberOf(group: Dynamic): number {
  if (typeof group === 'number') return group;
  throw notTaken("groups by their names in 'extract_all'");
}

/** Without groups nothing is found; one group gives texts, more give lists of texts. A list of numbers says which. */
function extractAll(args: readonly Value[]): Value {
  const chosen = args[1] ?? null;
  const text = textAt(args, args.length - 1);
  const found = [...compiledRegex(textAt(args, 0)).all(text)].map(({ groups }) => (isList(chosen) ? chosen.map((group) => groups[numberOf(group)]) : groups.slice(1)));
  if (found.length === 0) return null;
  return found.map((groups) => (groups.length === 1 ? (groups[0] ?? '') : groups.map((group) => group ?? '')));
}
