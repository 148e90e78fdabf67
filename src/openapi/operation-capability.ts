import type { Ability, Capability } from '../model/capabilities.ts';
import type { Shape } from '../model/shapes.ts';
import { groupOf, type OperationGroup } from './operation-groups.ts';
import { isKnownPath, plainPath } from './known-operations.ts';

/** An operation as ARM or a description has it. */
export interface Route {
  readonly method: string;
  readonly urlTemplate: string;
}

/** `dated`: the deployment stands in the path. `dated-responses`: of a dated api-version, the model stands in the body. */
export type Generation = 'dated' | 'dated-responses' | 'v1' | 'models';

export type OperationClass =
  | {
      readonly kind: 'served';
      readonly generation: Generation;
      readonly capability: Capability;
      /** What a deployment must be able to do. */
      readonly needs: Ability;
      /** Where a call says its model. `none`: it goes on with something made before. */
      readonly modelIn: 'path' | 'json' | 'form' | 'none';
      /** Of a template that names one: `/deployments/gpt-4o/chat/completions`. */
      readonly deployment?: string;
    }
  /** No deployment serves it: it works on what the account keeps. */
  | { readonly kind: 'account'; readonly generation: Generation; readonly group: OperationGroup }
  /** A template that matches more than one operation. */
  | { readonly kind: 'wildcard' }
  /** No description of these surfaces, of any generation, has it: somebody made it by hand. */
  | { readonly kind: 'foreign' };

/**
 * What an operation is for, by method and template and never by name, in descriptions of any generation: names of placeholders,
 * case, a query in the template and a path of the surface in front of it make no difference.
 *
 * @param shape of the API, where it is known; without one a template without a prefix counts as v1
 */
export function operationCapability(operation: Route, shape?: Shape): OperationClass {
  const method = operation.method.toUpperCase();
  const template = plainPath(operation.urlTemplate);
  if (method === 'OPTIONS') return { kind: 'foreign' };
  if (template.includes('*')) return { kind: 'wildcard' };
  const found = prefixes.flatMap(([prefix, of]) => (template.startsWith(`${prefix}/`) ? [{ path: template.slice(prefix.length), of }] : [])).find(({ path }) => isKnownPath(method, anyDeployment(path)));
  if (found === undefined) return { kind: 'foreign' };
  const { of, path } = found;
  const deployment = /^\/deployments\/([^/{}]+)\/./.exec(path)?.[1];
  const inPath = /^\/deployments\/[^/]+(\/.+)$/.exec(path)?.[1];
  const generation = inPath === undefined ? (of ?? generationOf(shape)) : 'dated';
  const served = servedBy(method, inPath ?? path);
  if (served === undefined) return { kind: 'account', generation, group: groupOf(method, path) };
  return {
    kind: 'served',
    generation,
    capability: served.capability,
    needs: served.needs ?? served.capability,
    modelIn: inPath === undefined ? served.modelIn : 'path',
    // As it is written: its case is that of a deployment's name.
    ...(deployment === undefined ? {} : { deployment: writtenDeployment(operation.urlTemplate) ?? deployment }),
  };
}

const prefixes: readonly (readonly [string, Generation | undefined])[] = [
  ['', undefined],
  ['/openai/v1', 'v1'],
  ['/openai', 'dated-responses'],
  ['/v1', 'v1'],
  ['/models', 'models'],
  ['/dalle', 'dated-responses'],
];

function generationOf(shape: Shape | undefined): Generation {
  return shape === 'openai' ? 'dated-responses' : (shape ?? 'v1');
}

function anyDeployment(path: string): string {
  return path.replace(/^\/deployments\/[^/]+/, '/deployments/{}');
}

function writtenDeployment(urlTemplate: string): string | undefined {
  return /\/deployments\/([^/{}?]+)\//i.exec(urlTemplate)?.[1];
}

interface Served {
  readonly capability: Capability;
  readonly needs?: Ability;
  readonly modelIn: 'json' | 'form' | 'none';
}

/** Of `POST`. */
const inference: Readonly<Record<string, Served>> = {
  '/chat/completions': { capability: 'chat', modelIn: 'json' },
  '/completions': { capability: 'completions', modelIn: 'json' },
  '/embeddings': { capability: 'embeddings', modelIn: 'json' },
  '/images/embeddings': { capability: 'embeddings', needs: 'image-embeddings', modelIn: 'json' },
  '/images/generations': { capability: 'images', modelIn: 'json' },
  '/images/edits': { capability: 'images', needs: 'image-edits', modelIn: 'form' },
  '/images/variations': { capability: 'images', needs: 'image-variations', modelIn: 'form' },
  '/audio/transcriptions': { capability: 'transcription', modelIn: 'form' },
  '/audio/translations': { capability: 'translation', modelIn: 'form' },
  '/audio/speech': { capability: 'speech', modelIn: 'json' },
  '/responses': { capability: 'responses', modelIn: 'json' },
  '/video/generations/jobs': { capability: 'video', modelIn: 'json' },
  '/videos': { capability: 'video', modelIn: 'json' },
};

/** What goes on with something that a call made before, or with a connection. */
const further: readonly (readonly [RegExp, Capability])[] = [
  [/^(GET|DELETE) \/responses\/\{\}$|^GET \/responses\/\{\}\/input_items$|^POST \/responses\/\{\}\/cancel$/, 'responses'],
  [/^\S+ \/(realtime|realtimeapi)(\/|$)/, 'realtime'],
  [/^\S+ \/(video\/generations|videos)\/(?!jobs$)/, 'video'],
];

function servedBy(method: string, path: string): Served | undefined {
  const call = method === 'POST' && Object.hasOwn(inference, path) ? inference[path] : undefined;
  const capability = further.find(([pattern]) => pattern.test(`${method} ${path}`))?.[1];
  return call ?? (capability === undefined ? undefined : { capability, modelIn: 'none' });
}
