import type { JsonObject } from '../../../model/json.ts';
import type { Entry } from '../store.ts';
import type { OperationContent } from './operation-content.ts';

/** Lists leave an empty request out, a single operation shows it (recorded at 2022-08-01). */
export function operationBody({ id, type, name, content }: Entry<OperationContent>, place: 'list' | 'single'): JsonObject {
  const request = content.request ?? (place === 'single' ? { queryParameters: [], headers: [], representations: [] } : undefined);
  return {
    id,
    type,
    name,
    properties: {
      displayName: content.displayName,
      method: content.method,
      urlTemplate: content.urlTemplate,
      templateParameters: [...content.templateParameters],
      description: content.description,
      ...(request === undefined ? {} : { request }),
      responses: [...content.responses],
      policies: null,
    },
  };
}
