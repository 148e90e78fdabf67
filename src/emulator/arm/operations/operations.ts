import { apiVersions } from '../api-versions.ts';
import type { ApiContent } from '../apis/api-content.ts';
import { refuseOperationsOf } from '../apis/api-kinds.ts';
import { deleteEntry } from '../delete-entry.ts';
import { existing, headOf, shown } from '../entry-answer.ts';
import { checkIfMatch, requireIfMatch } from '../if-match.ts';
import type { Call, Kind } from '../kind.ts';
import { byDisplayName } from '../list/order.ts';
import { pageOf } from '../list/page.ts';
import type { ArmResponse } from '../plane.ts';
import { notEmulated } from '../refusal.ts';
import { checkedBody, checkedWhole } from '../schema/check-fields.ts';
import { checkName } from '../schema/check-name.ts';
import type { Entry } from '../store.ts';
import { operationBody } from './operation-body.ts';
import { operationType } from './operation-content.ts';
import type { OperationContent } from './operation-content.ts';
import { operationContent } from './operation-fields.ts';
import type { OperationFields } from './operation-fields.ts';
import { checkOperation } from './operation-rules.ts';

const single = (entry: Entry<OperationContent>) => operationBody(entry, 'single');

function put(call: Call): ArmResponse {
  checkName(call);
  const before = call.state.store.find<OperationContent>(call.id);
  checkIfMatch(call, before);
  refuseInKind(call);
  return shown(write(call, checkedBody<OperationFields>(call).properties), single, before ? 200 : 201);
}

function patch(call: Call): ArmResponse {
  requireIfMatch(call);
  const before = existing<OperationContent>(call, 'Operation');
  checkIfMatch(call, before);
  refuseInKind(call);
  return shown(write(call, checkedWhole(call, { ...before.content, ...checkedBody(call).properties })), single);
}

function write(call: Call, fields: OperationFields): Entry<OperationContent> {
  if (fields.policies) throw notEmulated('policies inside of an operation; put them to its policies/policy');
  const content = operationContent(fields);
  checkOperation(call.state, call.id, content);
  return call.state.store.put({ id: call.id, type: operationType, content });
}

function refuseInKind({ state, parentId }: Call): void {
  refuseOperationsOf(state.store.find<ApiContent>(parentId)?.content.type);
}

function remove(call: Call): ArmResponse {
  return deleteEntry(call, { check: () => refuseInKind(call) });
}

function list(call: Call): ArmResponse {
  const all = call.state.store.inOrder<OperationContent>(call.id, byDisplayName);
  const fields = {
    name: (entry: Entry<OperationContent>) => entry.name,
    displayname: ({ content }: Entry<OperationContent>) => content.displayName,
    method: ({ content }: Entry<OperationContent>) => content.method,
    description: ({ content }: Entry<OperationContent>) => content.description,
    urltemplate: ({ content }: Entry<OperationContent>) => content.urlTemplate,
  };
  return pageOf(call, all, fields, (entry) => operationBody(entry, 'list'));
}

export const operations: Kind = {
  provider: 'Microsoft.ApiManagement',
  type: 'service/apis/operations',
  level: 'resourceGroup',
  apiVersions: apiVersions.apiManagement,
  item: { GET: (call) => shown(existing<OperationContent>(call, 'Operation'), single), HEAD: headOf, PUT: put, PATCH: patch, DELETE: remove },
  collection: { GET: list },
};
