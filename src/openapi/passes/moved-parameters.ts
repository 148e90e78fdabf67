import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { Changes } from '../changes.ts';
import { textIn } from '../entries.ts';
import { forms, mayRefer, type Kind } from '../grammar.ts';
import { rewrite } from '../rewrite.ts';
import { decoded, pointer } from '../walk.ts';
import { namesBeside } from './free-name.ts';
import { renameReferences } from './rename-references.ts';

/** What became of parameters in lists that lost some, by reference. */
export interface MovedParameters {
  readonly moved: Map<string, string>;
  readonly dropped: Map<string, Json>;
}

/** @param kept indexes of those that stay */
export function noteMoves({ dropped, moved }: MovedParameters, path: readonly string[], list: readonly Json[], kept: ReadonlySet<number>): void {
  let now = 0;
  for (const [index, parameter] of list.entries()) {
    const place = (at: number): string => `#${pointer([...path, 'parameters', String(at)])}`;
    if (!kept.has(index)) dropped.set(place(index), parameter);
    else if (now++ !== index) moved.set(place(index), place(now - 1));
  }
}

/** References by index follow; a dropped parameter that others refer to moves to the components. */
export function followParameters(document: JsonObject, { dropped, moved }: MovedParameters): JsonObject {
  if (dropped.size === 0) return document;
  const wanted = referredTo(document, dropped);
  if (wanted.size === 0) return renameReferences(document, moved, '3.0');
  const components = isObject(document['components']) ? document['components'] : {};
  const parameters = isObject(components['parameters']) ? components['parameters'] : {};
  const freeName = namesBeside(Object.keys(parameters));
  const added = Array.from(wanted, (place): [string, Json | undefined] => {
    const parameter = dropped.get(place);
    const name = freeName(textIn(parameter, 'name') ?? 'parameter');
    moved.set(place, `#/components/parameters/${name}`);
    return [name, parameter];
  });
  const more = { ...components, parameters: { ...parameters, ...Object.fromEntries(added) } };
  return renameReferences({ ...document, components: more }, moved, '3.0');
}

function referredTo(document: JsonObject, dropped: ReadonlyMap<string, Json>): ReadonlySet<string> {
  const found = new Set<string>();
  const rule = {
    id: 'references-to-parameters',
    reason: '',
    kinds: (Object.keys(forms) as Kind[]).filter(mayRefer),
    apply(node: JsonObject): JsonObject {
      const { $ref } = node;
      const place = typeof $ref === 'string' ? /^#\/paths\/[^/]*\/(?:[a-z]+\/)?parameters\/\d+/.exec(decoded($ref))?.[0] : undefined;
      if (place !== undefined && dropped.has(place)) found.add(place);
      return node;
    },
  };
  rewrite(document, [rule], { root: document, version: '3.0', changes: new Changes() });
  return found;
}
