import type { JsonObject } from '../../../model/json.ts';
import { emptyAnswer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import { existing, headOf, shown } from '../entry-answer.ts';
import { checkName, checked, propertiesOf, withoutNulls } from '../fields.ts';
import { checkIfMatch, requireIfMatch } from '../if-match.ts';
import type { Call, Kind } from '../kind.ts';
import { compareText } from '../list/order.ts';
import { pageOf } from '../list/page.ts';
import type { ArmResponse } from '../plane.ts';
import { notEmulated } from '../refusal.ts';
import type { Entry } from '../store.ts';
import { operationBody } from './operation-body.ts';
import { operationType } from './operation-content.ts';
import type { OperationContent } from './operation-content.ts';
import { operationContent, operationFields } from './operation-fields.ts';
import { checkOperation } from './operation-rules.ts';

const single = (entry: Entry<OperationContent>) => operationBody(entry, 'single');

function put(call: Call): ArmResponse {
  checkName('operationId', call.path.names.at(-1) ?? '', 80);
  const before = call.state.store.find<OperationContent>(call.id);
  checkIfMatch(call, before);
  return shown(write(call, propertiesOf(call.body())), single, before ? 200 : 201);
}

function patch(call: Call): ArmResponse {
  requireIfMatch(call);
  const before = existing<OperationContent>(call, 'Operation');
  checkIfMatch(call, before);
  const old = withoutNulls({ ...before.content }) as JsonObject;
  return shown(write(call, { ...old, ...propertiesOf(call.body()) }), single);
}

function write(call: Call, properties: JsonObject): Entry<OperationContent> {
  const fields = checked(operationFields, properties);
  if (fields.policies) throw notEmulated('policies inside of an operation; put them to its policies/policy');
  const content = operationContent(fields);
  checkOperation(call.state, call.id, content);
  return call.state.store.put({ id: call.id, type: operationType, content });
}

function remove(call: Call): ArmResponse {
  const entry = call.state.store.find<OperationContent>(call.id);
  if (!entry) return emptyAnswer(204);
  checkIfMatch(call, entry);
  call.state.store.remove(entry.id);
  return emptyAnswer(200);
}

function list(call: Call): ArmResponse {
  const all = call.state.store
    .list<OperationContent>(call.id)
    .toSorted((a, b) => compareText(a.content.displayName, b.content.displayName) || compareText(a.name, b.name));
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
