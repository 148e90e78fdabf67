import { stringify } from 'yaml';
import { at, textAt } from '../../../model/json.ts';
import type { JsonObject } from '../../../model/json.ts';
import { answer } from '../answer.ts';
import { isAtLeast } from '../api-versions.ts';
import type { Call } from '../kind.ts';
import type { OperationContent } from '../operations/operation-content.ts';
import type { ArmResponse } from '../plane.ts';
import { invalid, notEmulated } from '../refusal.ts';
import { etagHeader } from '../row-version.ts';
import type { ServiceContent } from '../service/service-content.ts';
import { serviceBody } from '../service/service-body.ts';
import type { Entry } from '../store.ts';
import { effectivePath } from './api-body.ts';
import type { ApiContent } from './api-content.ts';
import { exportedDocument } from './export-document.ts';
import type { Exported } from './export-document.ts';
import { swaggerOf } from './export-swagger.ts';
import { isCurrent } from './revision-name.ts';
import type { SchemaContent } from './schemas.ts';
import { versionSetOf } from './version-rules.ts';

interface Format {
  /** As the answer calls it (ARM spec 2024-05-01, examples; azurecli-apim_export_api#13). */
  readonly result: string;
  readonly extension: string;
  readonly contentType: string;
  write(document: JsonObject): string;
}

const json = { extension: 'json', contentType: 'application/json; charset=utf-8' };

const formats: Readonly<Record<string, Format>> = {
  'openapi-link': { result: 'openapi-link', extension: 'yaml', contentType: 'application/yaml; charset=utf-8', write: (document) => stringify(document, { aliasDuplicateObjects: false }) },
  'openapi+json-link': { result: 'openapi+json-link', ...json, write: (document) => JSON.stringify(document, undefined, 4) },
  'swagger-link': { result: 'swagger-link-json', ...json, write: (document) => JSON.stringify(swaggerOf(document), undefined, 4) },
};
const others = ['wadl-link', 'wsdl-link', 'openapi', 'openapi+json'];

/** Azure CLI asks with `True`. */
export function isExport({ query }: Call): boolean {
  return query.get('export')?.toLowerCase() === 'true';
}

/**
 * Writes a document of what is stored now and answers where it can be read. The ARM spec has format and value at the
 * top, the recording of 2022-08-01 has them in `properties`: both are there.
 */
export function exportApi(call: Call, api: Entry<ApiContent>): ArmResponse {
  if (api.content.type) throw notEmulated(`exports of APIs of type '${api.content.type}'`);
  const stated = call.query.get('format') ?? '';
  if (others.includes(stated)) throw notEmulated(`exports in format '${stated}', only in ${Object.keys(formats).join(', ')}`);
  const format = Object.hasOwn(formats, stated) ? formats[stated] : undefined;
  if (format === undefined) throw invalid({ target: 'format', message: stated === '' ? 'Format is required' : `Invalid value of field 'format': '${stated}'` });
  const text = format.write(exportedDocument(contentsOf(call, api)));
  const link = call.state.world.publish({ name: `${api.content.displayName}.${format.extension}`, contentType: format.contentType, text });
  const result = { format: format.result, value: { link } };
  // Up to 2019-01-01 recorded without what a resource has (azsdknet-ApiExportImportTests_OpenApiTest#6).
  const body = isAtLeast(call.apiVersion, '2019-12-01') ? { id: api.id, type: api.type, name: api.name, ...result, properties: result } : { id: api.id, ...result };
  return answer(200, body, { etag: etagHeader(api.rowVersion) });
}

function contentsOf({ parentId, state, apiVersion }: Call, api: Entry<ApiContent>): Exported {
  const service = state.store.find<ServiceContent>(parentId);
  const gatewayUrl = service && textAt(serviceBody(state, service, apiVersion), 'properties', 'gatewayUrl');
  const path = effectivePath(api.content, versionSetOf(state, api.content));
  return {
    api: api.content,
    url: `${gatewayUrl ?? ''}/${isCurrent(api.id) ? path : `${path};rev=${api.content.revision}`}`.replace(/\/$/, ''),
    operations: state.store.list<OperationContent>(`${api.id}/operations`),
    schemas: Object.assign({}, ...state.store.list<SchemaContent>(`${api.id}/schemas`).map(({ content }) => at(content.document, 'components', 'schemas') ?? {})) as JsonObject,
  };
}
