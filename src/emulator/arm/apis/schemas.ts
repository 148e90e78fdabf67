import type { JsonObject } from '../../../model/json.ts';
import { apiVersions } from '../api-versions.ts';
import { existing, headOf, shown } from '../entry-answer.ts';
import type { Call, Kind } from '../kind.ts';
import { compareText } from '../list/order.ts';
import { pageOf } from '../list/page.ts';
import { notEmulated } from '../refusal.ts';
import type { Entry } from '../store.ts';

/** The schemas that an import left behind; reading only. */
export interface SchemaContent {
  readonly contentType: string;
  readonly document: JsonObject;
}

export const schemaType = 'Microsoft.ApiManagement/service/apis/schemas';

function bodyOf({ id, type, name, content }: Entry<SchemaContent>): JsonObject {
  return { id, type, name, properties: { contentType: content.contentType, document: content.document } };
}

function refuse(): never {
  throw notEmulated('writes to schemas of APIs');
}

function list(call: Call) {
  const all = call.state.store.list<SchemaContent>(call.id).toSorted((a, b) => compareText(a.name, b.name));
  return pageOf(call, all, { name: (entry) => entry.name, contenttype: ({ content }) => content.contentType }, bodyOf);
}

export const schemas: Kind = {
  provider: 'Microsoft.ApiManagement',
  type: 'service/apis/schemas',
  level: 'resourceGroup',
  apiVersions: apiVersions.apiManagement,
  item: { GET: (call) => shown(existing<SchemaContent>(call, 'Schema'), bodyOf), HEAD: headOf, PUT: refuse, DELETE: refuse },
  collection: { GET: list },
};
