import type { JsonObject } from '../../../model/json.ts';
import { operationType } from '../operations/operation-content.ts';
import { Refusal, invalid } from '../refusal.ts';
import { readXml } from '../schema/xml.ts';
import type { ArmState } from '../state.ts';
import type { ApiContent } from './api-content.ts';
import { faultOfGraphQl } from './graphql-document.ts';
import type { SchemaContent } from './schemas.ts';

export interface SchemaFields {
  readonly contentType: string;
  readonly document: JsonObject;
}

const graphQl = 'application/vnd.ms-azure-apim.graphql.schema';
const xsd = 'application/vnd.ms-azure-apim.xsd+xml';

/** Where the types of each kind of schema stand in the document; for all others in its text. */
const places: Readonly<Record<string, string>> = {
  'application/vnd.ms-azure-apim.swagger.definitions+json': 'definitions',
  'application/vnd.oai.openapi.components+json': 'components',
};

/** What is refused at once: a media type that is none, or the types in another place than theirs. */
export function checkSchema({ contentType, document }: SchemaFields): SchemaContent {
  if (!/^[\w.+-]+\/[\w.+-]+(\s*;.*)?$/.test(contentType)) throw invalid({ target: 'contentType', message: 'ContentType is not a valid media type' });
  const lower = contentType.toLowerCase();
  const place = (Object.hasOwn(places, lower) ? places[lower] : undefined) ?? 'value';
  const stated = Object.keys(document);
  if (stated.length !== 1 || stated[0] !== place) throw invalid({ target: 'document', message: `A schema of type '${contentType}' has its types in '${place}' and nowhere else` });
  return { contentType, document };
}

/** What makes the operation fail: a document that is not what its type says (pulumi-azure#1466), or a type for another kind of API. */
export function checkDocument({ contentType, document }: SchemaContent, api: ApiContent | undefined): void {
  const lower = contentType.toLowerCase();
  if ((lower === graphQl) !== (api?.type === 'graphql')) throw invalid({ target: 'contentType', message: `An API of type '${api?.type ?? 'http'}' has no schema of type '${contentType}'` });
  const { value } = document;
  const fault = lower === graphQl ? graphQlFault(value) : lower === xsd ? xsdFault(value) : undefined;
  if (fault !== undefined) throw invalid({ target: 'document', message: fault });
}

function graphQlFault(value: unknown): string | undefined {
  return typeof value === 'string' ? faultOfGraphQl(value) : 'A GraphQL schema is a text';
}

/** Well-formed, and a schema of the W3C. */
function xsdFault(value: unknown): string | undefined {
  if (typeof value !== 'string') return 'An XML schema is a text';
  const read = readXml(value);
  if ('fault' in read) return read.fault;
  const [local = '', prefix] = read.root.name.split(':').toReversed();
  const namespace = read.root.attributes.find(({ name }) => name === (prefix === undefined ? 'xmlns' : `xmlns:${prefix}`))?.value;
  return local === 'schema' && namespace === 'http://www.w3.org/2001/XMLSchema' ? undefined : "The root element of an XML schema is 'schema' of http://www.w3.org/2001/XMLSchema";
}

/** Operations name it; `force` says that they may lose it. */
export function refuseUsedSchema(state: ArmState, apiId: string, name: string): void {
  const named = `"schemaId":${JSON.stringify(name)}`;
  const user = state.store.list(`${apiId}/operations`).find((entry) => entry.type === operationType && JSON.stringify(entry.content).includes(named));
  if (user) throw new Refusal(400, 'ValidationError', `Schema '${name}' is used by the operation '${user.name}'. Delete with force=true to remove it anyway.`);
}
