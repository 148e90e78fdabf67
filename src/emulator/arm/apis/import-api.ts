import { nameOf } from '../../../model/arm-id.ts';
import { answer, emptyAnswer } from '../answer.ts';
import { isAtLeast } from '../api-versions.ts';
import { pollHeaders } from '../async-links.ts';
import { headOf } from '../import/document-head.ts';
import { operationsOf } from '../import/document-operations.ts';
import { readDocument } from '../import/read-document.ts';
import type { OpenApi } from '../import/read-document.ts';
import { schemaOf } from '../import/schemas.ts';
import type { Call } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { invalid, notEmulated, notFound } from '../refusal.ts';
import type { Entry } from '../store.ts';
import { apiBody } from './api-body.ts';
import { apiType } from './api-content.ts';
import type { ApiContent, ApiFields } from './api-content.ts';
import type { CreateFields } from './api-fields.ts';
import { checkKind, kindAsked } from './api-kinds.ts';
import { contentOf } from './api-rules.ts';
import { revisionOf } from './api-target.ts';
import type { ApiTarget } from './api-target.ts';
import { replaceOperations } from './replace-operations.ts';
import { checkShared } from './shared-properties.ts';
import { copyBelow, takenOver } from './source-api.ts';
import { checkPath, checkRoute, versionSetOf } from './version-rules.ts';
import { writeApi } from './write-api.ts';

interface Import {
  readonly fields: CreateFields;
  readonly target: ApiTarget;
  readonly versionSetId: string | undefined;
  readonly source: Entry<ApiContent> | undefined;
}

/**
 * What is not a document at all, and a path that is taken, is refused at once; faults inside the document, a version that is
 * taken and what a revision may not change make the operation fail (as reported: azure-cli#28908, apiops#436). Nothing is
 * visible before the end, and a failed import changes nothing.
 */
export function startImport(call: Call, wanted: Import): ArmResponse {
  const { state } = call;
  const { fields, target, versionSetId, source } = wanted;
  const document = readDocument(fields.format ?? '', fields.value ?? '');
  const content = contentOf(fields, { revision: revisionOf(target, fields), versionSetId, head: headOf(document), source: source && takenOver(source, target.id) });
  if (kindAsked(fields) !== undefined) throw notEmulated(`imports of APIs of type '${fields.apiType ?? fields.type}'`);
  checkKind(content, state.store.find<ApiContent>(target.id)?.content);
  checkPath(state, target.id, content);
  const created = state.store.find(target.id) === undefined;
  const operation = state.operations.start(target.id, created ? 201 : 200, () => finishImport(call, wanted, content, document));
  const headers = pollHeaders({ ...call, id: target.id }, operation);
  const accepted = state.estate.options.importStatus === 202 || !isAtLeast(call.apiVersion, '2023-05-01');
  if (accepted) return emptyAnswer(202, headers);
  const body = apiBody({ id: target.id, type: apiType, name: nameOf(target.id), content }, call.apiVersion, { to: 'write', versionSet: versionSetOf(state, content) });
  const properties = { ...(body['properties'] as object), provisioningState: 'InProgress' };
  return answer(created ? 201 : 200, { ...body, properties }, headers);
}

function finishImport(call: Call, { fields, target, source }: Import, content: ApiFields, document: OpenApi): void {
  const { state } = call;
  const schema = schemaOf(target.id, document);
  const operations = operationsOf(document, {
    required: fields.translateRequiredQueryParameters ?? 'template',
    names: state.estate.options.operationIdNormalization,
    schemaId: schema?.name,
  });
  if (!state.store.find(call.parentId)) throw invalid({ target: 'serviceName', message: 'Service not found.' });
  if (content.apiVersionSetId !== undefined && !versionSetOf(state, content)) throw notFound('ApiVersionSet');
  checkRoute(state, target.id, content);
  if (target.current) checkShared(target.current.content, content);
  const isNew = state.store.find(target.id) === undefined;
  const entry = writeApi(state, target.id, content);
  if (source && isNew) copyBelow(state, source.id, entry.id);
  if (schema) state.store.put(schema.resource);
  replaceOperations(state, entry.id, operations);
}
