import type { JsonObject } from '../../../model/json.ts';

export const operationType = 'Microsoft.ApiManagement/service/apis/operations';

/** Defaults are filled in when it is written. */
export interface OperationContent {
  readonly displayName: string;
  readonly method: string;
  readonly urlTemplate: string;
  readonly templateParameters: readonly JsonObject[];
  readonly description: string | null;
  readonly request: JsonObject | null;
  readonly responses: readonly JsonObject[];
}

export interface NamedOperation {
  readonly name: string;
  readonly content: OperationContent;
}

/** Two operations with this in common answer the same requests: names of placeholders do not tell them apart. */
export function routeKey({ method, urlTemplate }: Pick<OperationContent, 'method' | 'urlTemplate'>): string {
  return `${method.toUpperCase()} ${urlTemplate.toLowerCase().replaceAll(/\{[^}]*\}/g, '{}').replace(/^\/*/, '/')}`;
}

export function placeholdersOf(urlTemplate: string): readonly string[] {
  return [...urlTemplate.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name.replace(/^\*/, ''));
}
