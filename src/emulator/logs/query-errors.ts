import type { Json } from '../../model/json.ts';
import type { Answer } from '../answer.ts';
import { type KqlError, placeOf } from './kql/fault.ts';

/** Body of the query API, which is not ARM's: message first, a correlation id (foundry-dev-tools#734). */
export function queryError(status: number, code: string, message: string, more: Readonly<Record<string, Json>> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: { error: { message, code, ...more } } };
}

export function badArgument(innererror: Json, correlationId: string): Answer {
  return queryError(400, 'BadArgumentError', 'The request had some invalid properties', { correlationId, innererror });
}

export function pathNotFound(correlationId: string): Answer {
  return queryError(404, 'PathNotFoundError', 'The requested path does not exist', { correlationId });
}

export function insufficientAccess(correlationId: string): Answer {
  return queryError(403, 'InsufficientAccessError', 'The provided credentials have insufficient access to perform the requested operation', { correlationId });
}

/** Errors of a query in the three layers of Azure's (azure-cli-extensions#3002); what is not taken says its place, as nothing else would. */
export function queryFault(fault: KqlError, query: string, correlationId: string): Answer {
  const { kind, code, at, token } = fault;
  const place = at === undefined ? undefined : placeOf(query, at);
  const where = place === undefined ? '' : ` (line ${place.line}, position ${place.pos})`;
  switch (kind) {
    case 'syntax':
      return badArgument({ code: 'SyntaxError', message: 'A syntax error occurred.', innererror: { code, message: fault.message, ...place, ...(token === undefined ? {} : { token }) } }, correlationId);
    case 'semantic':
      return badArgument({ code: 'SemanticError', message: 'A semantic error occurred.', innererror: { code, message: fault.message } }, correlationId);
    case 'notTaken':
      return badArgument({ code: 'SemanticError', message: 'A semantic error occurred.', innererror: { code, message: `${fault.message.replace(/\.$/, '')}${where}. Azure does.`, ...place } }, correlationId);
    case 'limit':
      return badArgument({ code: 'SemanticError', message: 'A semantic error occurred.', innererror: { code, message: fault.message } }, correlationId);
  }
}
