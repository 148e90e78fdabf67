import { emptyAnswer } from '../answer.ts';
import { isAtLeast } from '../api-versions.ts';
import { pollHeaders } from '../async-links.ts';
import { answer } from '../answer.ts';
import { shown } from '../entry-answer.ts';
import { checkName, checked, propertiesOf } from '../fields.ts';
import { checkIfMatch } from '../if-match.ts';
import { headOf } from '../import/document-head.ts';
import { operationsOf } from '../import/document-operations.ts';
import { readDocument } from '../import/read-document.ts';
import type { OpenApi } from '../import/read-document.ts';
import { schemaOf } from '../import/schemas.ts';
import type { Call } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { invalid, notEmulated } from '../refusal.ts';
import { apiBody } from './api-body.ts';
import { apiType } from './api-content.ts';
import type { ApiContent } from './api-content.ts';
import { createFields } from './api-fields.ts';
import type { CreateFields } from './api-fields.ts';
import { checkPath, checkReferences, contentOf } from './api-rules.ts';
import { replaceOperations } from './replace-operations.ts';

/** Synchronous without a document (arm-behaviour 15), a long-running import with one (14). */
export function putApi(call: Call): ArmResponse {
  const name = call.path.names.at(-1) ?? '';
  if (/;rev=/i.test(name)) throw notEmulated('revisions of APIs');
  checkName('apiId', name, 256);
  const before = call.state.store.find<ApiContent>(call.id);
  checkIfMatch(call, before);
  const fields = checked(createFields(call.apiVersion), propertiesOf(call.body()));
  checkReferences(fields);
  if (fields.format !== undefined || fields.value !== undefined) return startImport(call, fields);
  const content = contentOf(fields, undefined);
  checkPath(call.state, call.id, content.path);
  const entry = call.state.store.put({ id: call.id, type: apiType, content });
  return shown(entry, (api) => apiBody(api, call.apiVersion, 'written'), before ? 200 : 201);
}

/**
 * What is not a document at all, and a path that is taken, is refused at once; faults inside the document make
 * the operation fail. Nothing is visible before the end, and a failed import changes nothing.
 */
function startImport(call: Call, fields: CreateFields): ArmResponse {
  const { state } = call;
  const document = readDocument(fields.format ?? '', fields.value ?? '');
  const content = contentOf(fields, headOf(document));
  checkPath(state, call.id, content.path);
  const created = state.store.find(call.id) === undefined;
  const operation = state.operations.start(call.id, created ? 201 : 200, () => finishImport(call, fields, content, document));
  const headers = pollHeaders(call, operation);
  const accepted = state.estate.options.importStatus === 202 || !isAtLeast(call.apiVersion, '2023-05-01');
  if (accepted) return emptyAnswer(202, headers);
  const body = apiBody({ id: call.id, type: apiType, name: call.path.names.at(-1) ?? '', content }, call.apiVersion, 'written');
  const properties = { ...(body['properties'] as object), provisioningState: 'InProgress' };
  return answer(created ? 201 : 200, { ...body, properties }, headers);
}

function finishImport(call: Call, fields: CreateFields, content: ApiContent, document: OpenApi): void {
  const { state } = call;
  const schema = schemaOf(call.id, document);
  const operations = operationsOf(document, {
    required: fields.translateRequiredQueryParameters ?? 'template',
    names: state.estate.options.operationIdNormalization,
    schemaId: schema?.name,
  });
  if (!state.store.find(call.parentId)) throw invalid({ target: 'serviceName', message: 'Service not found.' });
  checkPath(state, call.id, content.path);
  const entry = state.store.put({ id: call.id, type: apiType, content });
  if (schema) state.store.put(schema.resource);
  replaceOperations(state, entry.id, operations);
}
