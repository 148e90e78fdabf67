import { modelError, type ModelRefusal } from '../model-refusal.ts';
import type { ServedOperation } from './operations/served.ts';

/** Of the dated descriptions in Azure/azure-rest-api-specs, and of the model inference API there. */
const dated = new Set(
  (
    '2022-03-01-preview 2022-06-01-preview 2022-12-01 2023-03-15-preview 2023-05-15 2023-06-01-preview 2023-07-01-preview 2023-08-01-preview 2023-09-01-preview 2023-10-01-preview ' +
    '2023-12-01-preview 2024-02-01 2024-02-15-preview 2024-03-01-preview 2024-04-01-preview 2024-05-01-preview 2024-06-01 2024-07-01-preview 2024-08-01-preview 2024-09-01-preview ' +
    '2024-10-01-preview 2024-10-21 2024-12-01-preview 2025-01-01-preview 2025-02-01-preview 2025-03-01-preview 2025-04-01-preview'
  ).split(' '),
);
const inference = new Set(['2024-05-01-preview', '2025-04-01', '2025-05-01']);
/** Needs none (documented); `v1` is what descriptions call it. */
const v1 = new Set(['v1', 'preview', 'latest']);

/** Also of a path that there is not (apim.md section 6). */
export function notFound(): ModelRefusal {
  return modelError(404, '404', 'Resource not found');
}

/** @throws ModelRefusal where the version is missing, not known, or older than the operation. */
export function checkApiVersion(operation: ServedOperation, apiVersion: string | undefined): void {
  switch (operation.shape) {
    case 'v1':
      if (apiVersion !== undefined && !v1.has(apiVersion.toLowerCase())) throw modelError(400, 'BadRequest', 'API version not supported');
      return;
    case 'models':
      if (apiVersion === undefined || !inference.has(apiVersion)) throw notFound();
      return;
    case 'openai':
      if (apiVersion === undefined || !dated.has(apiVersion)) throw notFound();
      if (isOlder(apiVersion, operation.since)) throw operation.capability === 'responses' ? responsesTooOld(operation.since) : notFound();
      return;
    default:
      operation.shape satisfies never;
  }
}

function isOlder(apiVersion: string, since = ''): boolean {
  return apiVersion.slice(0, 10) < since.slice(0, 10);
}

/** As users report it. */
function responsesTooOld(since = ''): ModelRefusal {
  return modelError(400, 'BadRequest', `Azure OpenAI Responses API is enabled only for api-version ${since} and later`);
}
