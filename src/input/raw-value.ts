import type { OptionSpec } from '../../commands/command.ts';
import { UserError } from '../model/user-error.ts';
import { suggestion } from './suggestion.ts';

/** A value as text, and where it stands: `--parallel`, `APIM_LLM_PARALLEL`, `apim-llm.yaml:3:11`. */
export interface RawValue {
  readonly texts: readonly string[];
  readonly from: string;
}

export type Value = string | boolean | number | readonly string[];

/** The typed value, or an UserError `InvalidValue` that says where it stands. */
export function typed(spec: OptionSpec, raw: RawValue): Value {
  const text = raw.texts[0] ?? '';
  switch (spec.type) {
    case 'list':
      for (const each of raw.texts) nonEmpty(spec, each, raw.from);
      return raw.texts;
    case 'text':
      return nonEmpty(spec, text, raw.from);
    case 'switch':
      return truth(text, raw.from);
    case 'integer':
      if (!/^\d{1,9}$/.test(text)) throw invalid(raw.from, `"${text}" is not a whole number`);
      if (spec.name === 'parallel' && Number(text) < 1) throw invalid(raw.from, 'must be at least 1');
      return Number(text);
    case 'choice': {
      const choices = spec.choices ?? [];
      const found = choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
      if (found === undefined) throw invalid(raw.from, `"${text}" is not one of ${choices.join(', ')}`, suggestion(text, choices));
      return found;
    }
  }
}

function nonEmpty(spec: OptionSpec, text: string, from: string): string {
  if (text.trim() === '') throw invalid(from, 'the value is empty', `Give a value, as in: --${spec.name} <${spec.placeholder ?? spec.name}>`);
  return text;
}

function truth(text: string, from: string): boolean {
  if (/^(1|true|yes|on)$/i.test(text)) return true;
  if (/^(0|false|no|off)$/i.test(text)) return false;
  throw invalid(from, `"${text}" is neither true nor false`);
}

function invalid(from: string, what: string, hint?: string): UserError {
  return new UserError('InvalidValue', 2, `${from}: ${what}`, { hint });
}
