import { isObject, textAt, type JsonObject } from '../model/json.ts';
import type { Shape } from '../model/shapes.ts';
import { exitCodes, UserError } from '../model/user-error.ts';
import { swaggerServer } from './swagger/server.ts';

/** Which of the accounts' surfaces a document describes: its first server says, else its paths do. */
export function shapeOf(document: JsonObject, origin: string): Shape {
  const shape = byServer(firstServer(document)) ?? byPaths(document);
  if (shape !== undefined) return shape;
  throw new UserError('ShapeUnknown', exitCodes.usage, `${origin} describes none of the surfaces of an Azure OpenAI or Foundry account.`, {
    hint: 'Its first server should end with /openai, /openai/v1 or /models, and its paths go on from there:\n/deployments/{deployment-id}/chat/completions, /responses, /chat/completions.',
  });
}

function firstServer(document: JsonObject): string {
  const servers = document['servers'];
  if (servers === undefined && document['swagger'] !== undefined) return swaggerServer(document) ?? '';
  return Array.isArray(servers) ? (textAt(servers[0], 'url') ?? '') : '';
}

function byServer(url: string): Shape | undefined {
  if (/\/openai\/v1\/?$/i.test(url)) return 'v1';
  if (/\/openai\/?$/i.test(url)) return 'openai';
  if (/\/models\/?$/i.test(url)) return 'models';
  return undefined;
}

function byPaths(document: JsonObject): Shape | undefined {
  const paths = isObject(document['paths']) ? Object.keys(document['paths']) : [];
  if (paths.some((path) => /^\/deployments\/\{/i.test(path))) return 'openai';
  if (paths.includes('/chat/completions') && paths.includes('/info')) return 'models';
  if (paths.includes('/responses') || paths.includes('/chat/completions')) return 'v1';
  return undefined;
}
