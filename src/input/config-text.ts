import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type Pair } from 'yaml';
import type { OptionSpec } from '../../commands/command.ts';
import { UserError } from '../model/user-error.ts';
import { suggestion } from './suggestion.ts';
import type { RawValue } from './raw-value.ts';

export interface Config {
  readonly file: string;
  /** A global option's value for a command: from its section, else from the top. */
  global(command: readonly string[], name: string): RawValue | undefined;
  /** An option of a command, from its section. */
  option(command: readonly string[], name: string): RawValue | undefined;
}

interface CommandOptions {
  readonly path: readonly string[];
  readonly options: readonly OptionSpec[];
}

/**
 * Reads YAML (and so JSON). On top stand global options by the names of their flags; a section per command
 * (`import:`, `emulator: { start: … }`) holds its options. Anything unknown is refused with line and column.
 */
export function readConfig(text: string, file: string, globals: readonly OptionSpec[], commands: readonly CommandOptions[]): Config {
  const lines = new LineCounter();
  const document: Document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const refuse = (offset: number, what: string, hint?: string): UserError => {
    const { line, col } = lines.linePos(offset);
    return new UserError('ConfigInvalid', 2, `${file}:${line}:${col}: ${what}`, { hint });
  };
  const broken = document.errors[0];
  if (broken !== undefined) throw refuse(broken.pos[0], broken.message);

  const found = new Map<string, RawValue>();

  const textsOf = (spec: OptionSpec, node: unknown): readonly string[] => {
    const value = isAlias(node) ? node.resolve(document) : (node as Node | null);
    const items = isSeq(value) ? value.items : [value];
    if (isSeq(value) && spec.type !== 'list') throw refuse(offsetOf(node), `"${spec.name}" takes one value, not a list`);
    return items.map((item) => {
      if (!isScalar(item) || item.value === null) {
        throw refuse(offsetOf(item ?? node), `"${spec.name}" needs a ${spec.type === 'list' ? 'list of texts' : 'plain value'}`);
      }
      return typeof item.source === 'string' && typeof item.value !== 'boolean' ? item.source : String(item.value);
    });
  };

  const readMap = (node: unknown, at: readonly string[]): void => {
    if (node === null) return;
    if (!isMap(node)) throw refuse(offsetOf(node), at.length === 0 ? 'expected keys with values' : `"${at.join(' ')}" is a section: expected keys with values`);
    const own = commands.find((command) => command.path.join(' ') === at.join(' '))?.options ?? [];
    const sections = new Set(commands.flatMap(({ path }) => (path.slice(0, at.length).join(' ') === at.join(' ') ? (path[at.length] ?? []) : [])));
    const allowed = [...own, ...globals].filter(({ name }) => name !== 'config');
    for (const pair of node.items as Pair[]) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      const spec = allowed.find(({ name }) => name === key);
      // `emulator` is both a global switch and the section of `emulator start`: its value tells which.
      if (sections.has(key) && (spec === undefined || isMap(pair.value))) readMap(pair.value, [...at, key]);
      else if (spec !== undefined) {
        const { line, col } = lines.linePos(offsetOf(pair.value ?? pair.key));
        found.set([...at, key].join(' '), { texts: textsOf(spec, pair.value), from: `${file}:${line}:${col}` });
      } else throw refuse(offsetOf(pair.key), `unknown key "${key}"`, suggestion(key, [...allowed.map(({ name }) => name), ...sections]));
    }
  };
  readMap(document.contents, []);

  return {
    file,
    option: (command, name) => found.get([...command, name].join(' ')),
    global: (command, name) => found.get([...command, name].join(' ')) ?? found.get(name),
  };
}

function offsetOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}
