import type { Json, JsonObject } from '../../../model/json.ts';
import { at, isObject } from '../../../model/json.ts';
import { isAtLeast } from '../api-versions.ts';
import type { Entry } from '../store.ts';

export interface DiagnosticContent {
  /** What was stated, `loggerId` whole. */
  readonly fields: JsonObject;
}

/** At a version that masks by default, what is not stated of the request's queries is hidden (A24#172). */
const hiddenQueries = { queryParams: [{ value: '*', mode: 'Hide' }] };

/** As recorded at 2019-01-01 and 2024-05-01 (arm-behaviour 29); Azure Monitor knows no correlation protocol. */
export function diagnosticBody(apiVersion: string) {
  return ({ id, type, name, content: { fields } }: Entry<DiagnosticContent>): JsonObject => {
    const masks = isAtLeast(apiVersion, '2021-01-01');
    const newest = isAtLeast(apiVersion, '2024-05-01');
    const old = !isAtLeast(apiVersion, '2019-12-01');
    const stated = (key: string): Record<string, Json> => (fields[key] === undefined ? {} : { [key]: fields[key] });
    return {
      id,
      type,
      name,
      properties: {
        alwaysLog: fields['alwaysLog'] ?? null,
        ...(old ? { enableHttpCorrelationHeaders: fields['enableHttpCorrelationHeaders'] ?? true } : {}),
        ...(name.toLowerCase() === 'azuremonitor' ? {} : { httpCorrelationProtocol: fields['httpCorrelationProtocol'] ?? 'Legacy' }),
        ...stated('verbosity'),
        logClientIp: fields['logClientIp'] ?? true,
        loggerId: fields['loggerId'] ?? null,
        sampling: fields['sampling'] ?? null,
        frontend: masks ? pipelineOf(fields['frontend']) : (fields['frontend'] ?? null),
        backend: masks ? pipelineOf(fields['backend']) : (fields['backend'] ?? null),
        ...stated('operationNameFormat'),
        ...stated('metrics'),
        ...(newest ? { largeLanguageModel: fields['largeLanguageModel'] ?? null, mcp: null, a2a: null, tags: null } : {}),
      },
    };
  };
}

function pipelineOf(stated: Json | undefined): JsonObject {
  const response = at(stated, 'response');
  return { request: { ...messageOf(at(stated, 'request')), dataMasking: at(stated, 'request', 'dataMasking') ?? hiddenQueries }, response: isObject(response) ? { ...messageOf(response), dataMasking: at(response, 'dataMasking') ?? null } : null };
}

function messageOf(stated: Json | undefined): JsonObject {
  return { headers: at(stated, 'headers') ?? null, body: at(stated, 'body') ?? null };
}
