import type { OptionSpec } from '../../commands/command.ts';
import { environmentNames, keyOf } from './option-names.ts';
import { typed, type RawValue, type Value } from './raw-value.ts';

export interface Sources {
  /** Texts by option name, as given on the command line. */
  readonly given: ReadonlyMap<string, readonly string[]>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Looks an option up in the config file. */
  readonly config: (name: string) => RawValue | undefined;
}

export interface Resolved {
  readonly values: Readonly<Record<string, Value | undefined>>;
  /** By option name: where the value came from; defaults included. For --debug. */
  readonly origins: ReadonlyMap<string, string>;
  /** Required options without a value. */
  readonly missing: readonly OptionSpec[];
}

/**
 * Flag, then environment, then config file, then default; so it is too between an option and the one that it stands
 * instead of. `command` is undefined for global options.
 */
export function resolve(specs: readonly OptionSpec[], command: readonly string[] | undefined, sources: Sources): Resolved {
  const values: Record<string, Value> = {};
  const origins = new Map<string, string>();
  const missing: OptionSpec[] = [];
  const found = new Map(specs.map((spec) => [spec.name, inOrder(spec, command, sources)]));
  for (const spec of specs) {
    const raw = countsOf(spec, specs, found);
    if (raw !== undefined) {
      values[keyOf(spec.name)] = typed(spec, raw);
      origins.set(spec.name, raw.from);
    } else if (spec.default !== undefined) {
      values[keyOf(spec.name)] = spec.default;
      origins.set(spec.name, 'default');
    } else if (spec.required === true) missing.push(spec);
  }
  return { values, origins, missing };
}

/** What each source has, strongest first. */
function inOrder(spec: OptionSpec, command: readonly string[] | undefined, sources: Sources): readonly (RawValue | undefined)[] {
  return [flagged(spec, sources), fromEnvironment(spec, command, sources), sources.config(spec.name)];
}

/** Undefined too where a stronger source has the other of two options that say the same. */
function countsOf(spec: OptionSpec, specs: readonly OptionSpec[], found: ReadonlyMap<string, readonly (RawValue | undefined)[]>): RawValue | undefined {
  const rank = (name: string | undefined): number => found.get(name ?? '')?.findIndex((raw) => raw !== undefined) ?? -1;
  const own = rank(spec.name);
  const other = rank(spec.insteadOf ?? specs.find(({ insteadOf }) => insteadOf === spec.name)?.name);
  return other !== -1 && other < own ? undefined : found.get(spec.name)?.[own];
}

function flagged(spec: OptionSpec, { given }: Sources): RawValue | undefined {
  const texts = given.get(spec.name);
  return texts === undefined ? undefined : { texts, from: `--${spec.name}` };
}

/** An empty variable counts as not set: pipelines cannot unset one. Blanks and line ends around a value come from how it was set. */
function fromEnvironment(spec: OptionSpec, command: readonly string[] | undefined, { env }: Sources): RawValue | undefined {
  for (const name of environmentNames(spec, command)) {
    const text = env[name] ?? '';
    if (text === '') continue;
    return { texts: spec.type === 'list' ? commaList(text) : [text.trim()], from: name };
  }
  return undefined;
}

export function commaList(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
