import { isObject, type JsonObject } from '../model/json.ts';
import { shapes, type Shape } from '../model/shapes.ts';
import { exitCodes, UserError } from '../model/user-error.ts';
import { textIn } from './entries.ts';
import { isKnownOperation } from './known-operations.ts';
import { oneLine } from './one-line.ts';
import { operationsOf } from './operations.ts';
import { serverPaths } from './server-paths.ts';

/** Which of the accounts' surfaces a document describes, and where its servers and paths meet otherwise than ours. */
export interface Surface {
  readonly shape: Shape;
  /** The surface's own path at the start of every path, as it stands there; empty where the server has all of it. */
  readonly prefix: string;
  /** What the server has beyond the surface's path: `/deployments/{deployment-id}`. */
  readonly beyond?: string;
}

/** Its servers say which, else its paths do. Throws a UserError (exit 2) for a document of something else, or of several surfaces. */
export function shapeOf(document: JsonObject, origin: string): Shape {
  const surface = surfaceOf(document);
  if (typeof surface === 'object') return surface.shape;
  throw new UserError('ShapeUnknown', exitCodes.usage, `${origin} ${surface}.`, {
    hint: 'Its first server should end with /openai, /openai/v1 or /models, and its paths go on from there:\n/deployments/{deployment-id}/chat/completions, /responses, /chat/completions. Or all its paths begin with one of them.',
  });
}

/** The surface, or why there is none. */
export function surfaceOf(document: JsonObject): Surface | string {
  const bases = serverPaths(document);
  const templates = templatesOf(document);
  const byServer = bases.map((base) => atServer(base, templates)).find((surface) => surface !== undefined);
  if (byServer !== undefined) return byServer;
  if (bases.some((base) => /\/api\/projects(\/|$)/i.test(base))) return 'describes a project of Foundry, whose agents are not served by the endpoints of a model';
  return inPaths(templates) ?? atRoot(document, templates) ?? 'describes none of the surfaces of an Azure OpenAI or Foundry account';
}

function templatesOf(document: JsonObject): readonly string[] {
  return ['paths', 'x-ms-paths'].flatMap((key) => Object.keys(isObject(document[key]) ? document[key] : {})).filter((path) => path.startsWith('/')).map((path) => path.split('?')[0] ?? '');
}

function atServer(base: string, templates: readonly string[]): Surface | undefined {
  const [, v1Path, beyond = ''] = /\/openai(\/v1)?(?=\/|$)(.*)$/i.exec(base) ?? [];
  if (beyond !== '') return { shape: v1Path === undefined ? 'openai' : 'v1', prefix: '', beyond };
  if (/\/openai\/v1$/i.test(base)) return { shape: 'v1', prefix: '' };
  if (/\/models$/i.test(base)) return { shape: 'models', prefix: '' };
  if (!/\/openai$/i.test(base)) return undefined;
  const v1 = commonStart(templates, /^\/v1(?=\/)/i);
  if (v1 !== undefined) return { shape: 'v1', prefix: v1 };
  // No account has /openai/openai: the prefix stands in both by mistake.
  const twice = inPaths(templates);
  return typeof twice === 'object' && twice.shape !== 'models' ? twice : { shape: 'openai', prefix: '' };
}

/** Prefixes of paths, the longest first. */
const prefixes = [
  ['v1', /^\/openai\/v1(?=\/)/i],
  ['openai', /^\/openai(?=\/)/i],
  ['models', /^\/models(?=\/(?:chat\/completions|embeddings|images\/embeddings|images\/generations|info)$)/i],
] as const;

function inPaths(templates: readonly string[]): Surface | string | undefined {
  for (const [shape, start] of prefixes) {
    const prefix = commonStart(templates, start);
    if (prefix !== undefined) return { shape, prefix };
  }
  const first = templates.find((template) => prefixes.some(([, start]) => start.test(template)));
  const start = prefixes.map(([, each]) => each.exec(first ?? '')?.[0]).find((each) => each !== undefined);
  const other = templates.find((template) => start !== undefined && !template.startsWith(`${start}/`));
  if (start === undefined || other === undefined) return undefined;
  return `has paths that begin with ${start}/ and others, ${oneLine(JSON.stringify(other), 80)}: one API calls one surface (${Object.values(shapes).map(({ path }) => `/${path}`).join(', ')}) of an account`;
}

/** What all of them begin with. */
function commonStart(templates: readonly string[], start: RegExp): string | undefined {
  const prefix = start.exec(templates[0] ?? '')?.[0];
  return prefix !== undefined && templates.every((template) => template.startsWith(`${prefix}/`) && start.test(template)) ? prefix : undefined;
}

/** Paths without a prefix, at a server that says nothing: `https://{resource}.openai.azure.com`, `/`, `https://api.openai.com/v1`. */
function atRoot(document: JsonObject, templates: readonly string[]): Surface | undefined {
  if (templates.some((template) => /^\/deployments\/\{/i.test(template))) return { shape: 'openai', prefix: '' };
  const prefix = commonStart(templates, /^\/v1(?=\/)/i) ?? '';
  const plain = new Set(templates.map((template) => template.slice(prefix.length)));
  if (prefix === '' && (plain.has('/images/embeddings') || (plain.has('/info') && plain.has('/chat/completions')))) return { shape: 'models', prefix };
  if (['/responses', '/chat/completions', '/completions', '/embeddings', '/images/generations', '/audio/transcriptions'].some((path) => plain.has(path))) return { shape: 'v1', prefix };
  const operations = operationsOf(document);
  const isOpenAi = /openai/i.test(textIn(document, 'info', 'title') ?? '') && operations.length > 0 && operations.every(isKnownOperation);
  return isOpenAi ? { shape: prefix === '' ? 'openai' : 'v1', prefix } : undefined;
}
