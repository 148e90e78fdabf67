import { expressionOf, findAll } from '../../../../expressions/run/library/regex/expression.ts';
import { expand } from '../../../../expressions/run/library/regex/replacement.ts';
import { perMatchStep } from '../bounds.ts';
import type { LiquidValue } from '../values.ts';
import { ofText, textIn } from './filter.ts';
import type { FilterTools, Filters } from './filter.ts';

/** Every match, or the first one only; the first takes its replacement as it is written. */
function replace(text: string, [pattern = null, by = '']: readonly LiquidValue[], { spend }: FilterTools, firstOnly: boolean): string {
  const [searched, replacement] = [textIn(pattern), textIn(by) ?? ''];
  if (text === '' || searched === null || searched === '') return text;
  const expression = expressionOf(searched, 0);
  let replaced = '';
  let at = 0;
  for (const captures of findAll(expression, text, 0, (units) => spend(units * perMatchStep))) {
    const [start, end] = captures[0]?.[0] ?? [at, at];
    const part = firstOnly ? replacement : expand(replacement, expression, text, captures);
    spend(part.length);
    replaced += text.slice(at, start) + part;
    at = end;
    if (firstOnly) break;
  }
  return replaced + text.slice(at);
}

/**
 * What Replace, ReplaceFirst and RemoveFirst search for is a regular expression: so the library has it unless it is told to
 * be compatible with its version 2.1. Remove takes its text as it is.
 */
export const replaceFilters: Filters = {
  Remove: ofText((text, [part = null]) => {
    const removed = textIn(part);
    if (text.trim() === '') return text;
    if (removed === null || removed === '') throw new Error('Remove: there is nothing to remove.');
    return text.replaceAll(removed, '');
  }, 1),
  RemoveFirst: ofText((text, [part = null], tools) => replace(text, [part, ''], tools, true), 1),
  Replace: ofText((text, args, tools) => replace(text, args, tools, false), 1),
  ReplaceFirst: ofText((text, args, tools) => replace(text, args, tools, true), 1),
};
