import type { JsonObject } from '../../../model/json.ts';
import { isAtLeast } from '../api-versions.ts';
import type { Entry } from '../store.ts';

export const loggerType = 'Microsoft.ApiManagement/service/loggers';

export type LoggerKind = 'applicationInsights' | 'azureEventHub' | 'azureMonitor';

export interface LoggerContent {
  readonly loggerType: LoggerKind;
  readonly description: string | null;
  /** As shown: secrets as references to named values. */
  readonly credentials: Readonly<Record<string, string>> | null;
  readonly isBuffered: boolean;
  readonly resourceId: string | null;
  /** Ids of the named values that the service made for it. */
  readonly made: readonly string[];
}

/** As recorded at 2019-01-01 and 2024-05-01 (arm-behaviour 29). */
export function loggerBody(apiVersion: string) {
  return ({ id, type, name, content }: Entry<LoggerContent>): JsonObject => ({
    id,
    type,
    name,
    properties: {
      loggerType: content.loggerType,
      description: content.description,
      credentials: content.credentials && { ...content.credentials },
      isBuffered: content.isBuffered,
      resourceId: content.resourceId,
      ...(isAtLeast(apiVersion, '2023-05-01') ? { maxMessageSizeInBytes: null } : {}),
    },
  });
}
