import type { JsonObject } from '../../../model/json.ts';
import { provisioned } from '../async-write.ts';
import type { PolicyDocument } from '../policies/document.ts';
import { printPolicyDocument } from '../policies/print.ts';
import type { PolicyFormat } from '../policies/reader.ts';
import type { Entry } from '../store.ts';

export const fragmentType = 'Microsoft.ApiManagement/service/policyFragments';

export interface FragmentContent {
  readonly description: string | null;
  readonly document: PolicyDocument;
}

/** Where it is read, its id has another case than where it is written, and `format` is not shown unless asked for (aso-ApiManagement_20240501_CRUD#34). */
export function fragmentBody(apiVersion: string, asked?: PolicyFormat) {
  return ({ id, type, name, content }: Entry<FragmentContent>): JsonObject => ({
    id: id.replace(/\/policyFragments\//i, '/policyfragments/'),
    type,
    name,
    properties: {
      description: content.description,
      value: printPolicyDocument(content.document, asked ?? 'xml'),
      ...(asked === undefined ? {} : { format: asked }),
      ...provisioned(apiVersion),
    },
  });
}
