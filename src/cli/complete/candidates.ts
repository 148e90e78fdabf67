import type { OptionSpec } from '../../../commands/command.ts';
import type { Entry } from '../../../commands/registry.ts';
import type { Place } from './position.ts';
import { argumentKindOf, valueKindOf, type ValueKind } from './value-kinds.ts';

export interface Candidate {
  readonly value: string;
  /** One short line, for shells that show it. */
  readonly help: string;
}

/** What fits, or `files`: the shell knows those better. */
export type Candidates = readonly Candidate[] | 'files';

export type AskNames = (kind: Exclude<ValueKind, 'file'>) => Promise<readonly Candidate[]>;

/** What may stand at the place, from the registry and, for names of resources, from who is asked. */
export async function candidatesAt({ position }: Place, registry: readonly Entry[], ask: AskNames): Promise<Candidates> {
  switch (position.at) {
    case 'command':
      return commandsAfter(position.words, registry).filter(({ value }) => value.startsWith(position.partial));
    case 'option':
      return flagsOf(position.options).filter(({ value }) => value.startsWith(position.partial));
    case 'value': {
      const { command, option, partial, lead } = position;
      const kind = option.choices === undefined ? valueKindOf(command ?? { path: [] }, option.name) : undefined;
      if (kind === 'file') return 'files';
      const all = option.choices?.map((value) => ({ value, help: '' })) ?? (kind === undefined ? [] : await ask(kind));
      return fitting(all, partial).map(({ value, help }) => ({ value: `${lead}${value}`, help }));
    }
    case 'argument': {
      const { command, argument, partial } = position;
      const kind = argumentKindOf(command, argument.name);
      if (kind === 'file') return 'files';
      return fitting([...(argument.choices ?? []).map((value) => ({ value, help: '' })), ...(kind === undefined ? [] : await ask(kind))], partial);
    }
    case 'nothing':
      return [];
  }
}

/** Azure tells names without regard to case, and so does who types them. */
function fitting(all: readonly Candidate[], partial: string): readonly Candidate[] {
  return all.filter(({ value }) => value.toLowerCase().startsWith(partial.toLowerCase()));
}

function commandsAfter(words: readonly string[], registry: readonly Entry[]): readonly Candidate[] {
  const below = registry.filter(({ path }) => path.length > words.length && words.every((word, index) => path[index] === word));
  const next = [...new Set(below.map(({ path }) => path[words.length] ?? ''))];
  return next.map((value) => {
    const same = below.filter(({ path }) => path[words.length] === value);
    const [only] = same;
    return { value, help: same.length === 1 && only?.path.length === words.length + 1 ? only.summary : same.map(({ path }) => path[words.length + 1]).filter((word) => word !== undefined).join(', ') };
  });
}

function flagsOf(options: readonly OptionSpec[]): readonly Candidate[] {
  return options.flatMap(({ name, help, negatable }) => [{ value: `--${name}`, help }, ...(negatable === true ? [{ value: `--no-${name}`, help }] : [])]);
}
