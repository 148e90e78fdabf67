import type { JsonObject } from '../../../model/json.ts';
import { operationType } from '../operations/operation-content.ts';
import { Refusal, invalid, notEmulated } from '../refusal.ts';
import type { ArmState } from '../state.ts';
import type { SchemaContent } from './schemas.ts';

export interface SchemaFields {
  readonly contentType: string;
  readonly document: JsonObject;
}

/** Where the types of each kind of schema stand in the document; for all others in its text. */
const places: Readonly<Record<string, string>> = {
  'application/vnd.ms-azure-apim.swagger.definitions+json': 'definitions',
  'application/vnd.oai.openapi.components+json': 'components',
};

/** What is filled in for a kind of API that is not served is not taken either. */
const ofOtherApis = ['application/vnd.ms-azure-apim.graphql.schema', 'application/vnd.ms-azure-apim.xsd+xml'];

export function checkSchema({ contentType, document }: SchemaFields): SchemaContent {
  const lower = contentType.toLowerCase();
  if (ofOtherApis.includes(lower)) throw notEmulated(`schemas of type ${contentType}`);
  if (!/^[\w.+-]+\/[\w.+-]+(\s*;.*)?$/.test(contentType)) throw invalid({ target: 'contentType', message: 'ContentType is not a valid media type' });
  const place = (Object.hasOwn(places, lower) ? places[lower] : undefined) ?? 'value';
  const stated = Object.keys(document);
  if (stated.length !== 1 || stated[0] !== place) throw invalid({ target: 'document', message: `A schema of type '${contentType}' has its types in '${place}' and nowhere else` });
  return { contentType, document };
}

/** Operations name it; `force` says that they may lose it. */
export function refuseUsedSchema(state: ArmState, apiId: string, name: string): void {
  const named = `"schemaId":${JSON.stringify(name)}`;
  const user = state.store.list(`${apiId}/operations`).find((entry) => entry.type === operationType && JSON.stringify(entry.content).includes(named));
  if (user) throw new Refusal(400, 'ValidationError', `Schema '${name}' is used by the operation '${user.name}'. Delete with force=true to remove it anyway.`);
}
