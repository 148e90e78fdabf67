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

/** Flag, then environment, then config file, then default. `command` is undefined for global options. */
export function resolve(specs: readonly OptionSpec[], command: readonly string[] | undefined, sources: Sources): Resolved {
  const values: Record<string, Value> = {};
  const origins = new Map<string, string>();
  const missing: OptionSpec[] = [];
  for (const spec of specs) {
    const raw = flagged(spec, sources) ?? fromEnvironment(spec, command, sources) ?? sources.config(spec.name);
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
