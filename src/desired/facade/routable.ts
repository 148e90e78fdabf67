import type { Shape } from '../../model/shapes.ts';
import { operationCapability, type OperationClass } from '../../openapi/operation-capability.ts';
import type { ModelFrom } from '../../policy/blocks/model-of-call.ts';
import type { LiveOperation } from '../import/operation-changes.ts';

/** An operation, and how its calls tell their model. */
export interface Routable {
  readonly operation: LiveOperation;
  readonly found: OperationClass;
  readonly modelFrom: ModelFrom;
}

export function routableOf(operation: LiveOperation, shape: Shape): Routable {
  const found = operationCapability(operation, shape);
  return { operation, found, modelFrom: modelFrom(operation, found) };
}

/** Forms are not read: a policy would have to take them apart. What names a deployment by itself leaves nothing to choose. */
function modelFrom({ urlTemplate }: LiveOperation, found: OperationClass): ModelFrom {
  const parameter = /\/deployments\/\{([^{}*]+)\}\//i.exec(urlTemplate)?.[1];
  if (found.kind !== 'served') return { kind: 'none' };
  if (found.modelIn === 'path') return parameter === undefined ? { kind: 'none' } : { kind: 'path', parameter };
  return { kind: found.modelIn === 'json' ? 'body' : 'none' };
}

/** `POST /embeddings (createEmbedding)` */
export function nameOfOperation({ operation: { method, name, urlTemplate } }: Pick<Routable, 'operation'>): string {
  return `${method} ${urlTemplate.replace(/\?.*$/s, '')} (${name})`;
}
