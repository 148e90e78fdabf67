import { answer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import { deleteEntry } from '../delete-entry.ts';
import { existing, headOf, shown } from '../entry-answer.ts';
import { checkIfMatch } from '../if-match.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { Refusal, invalid, notFound } from '../refusal.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { checkName } from '../schema/check-name.ts';
import type { Entry } from '../store.ts';
import type { PolicyContent } from './policy-content.ts';
import type { PolicyScope } from './policy-scope.ts';
import { printPolicyDocument } from './print.ts';
import type { PolicyFormat } from './reader.ts';
import { writePolicy } from './write-policy.ts';
import type { PolicyFields } from './write-policy.ts';

const word = 'PoliciesConfiguration';

function bodyOf(format: PolicyFormat) {
  return ({ id, type, name, content }: Entry<PolicyContent>) => ({ id, type, name, properties: { format, value: printPolicyDocument(content.document, format) } });
}

/** `format` of a GET: xml unless rawxml is asked for (arm-behaviour 34). */
function askedFormat(call: Call): PolicyFormat {
  const format = call.query.get('format') ?? 'xml';
  if (format !== 'xml' && format !== 'rawxml') throw invalid({ target: 'format', message: `Invalid value of format specified: '${format}'` });
  return format;
}

function putAt(scope: PolicyScope) {
  return (call: Call): ArmResponse => {
    checkName(call);
    const before = call.state.store.find<PolicyContent>(call.id);
    checkIfMatch(call, before);
    const fields = checkedBody<PolicyFields>(call).properties;
    const entry = writePolicy(call.state, call.id, scope, fields);
    return shown(entry, bodyOf(fields.format === 'rawxml' ? 'rawxml' : 'xml'), before ? 200 : 201);
  };
}

function remove(call: Call): ArmResponse {
  return deleteEntry(call);
}

function list(call: Call): ArmResponse {
  const all = call.state.store.list<PolicyContent>(call.id);
  return answer(200, { value: all.map(bodyOf('xml')), count: all.length });
}

/** A write below an operation that is not there (I7), a read below an API that is not there (aso-ApiManagement_20240501_CRUD#156); the rest is the parent's own 404. */
function missingParent(parent: string, method: string): Refusal | undefined {
  if (method === 'GET' && parent === 'service/apis') return notFound(word);
  return method === 'PUT' && parent === 'service/apis/operations' ? new Refusal(400, 'ValidationError', 'Entity with specified identifier not found') : undefined;
}

function kindAt(scope: PolicyScope, type: string): Kind {
  return {
    provider: 'Microsoft.ApiManagement',
    type,
    level: 'resourceGroup',
    apiVersions: apiVersions.apiManagement,
    item: { GET: (call) => shown(existing<PolicyContent>(call, word), bodyOf(askedFormat(call))), HEAD: headOf, PUT: putAt(scope), DELETE: remove },
    collection: { GET: list },
    missingParent,
  };
}

export const policies: readonly Kind[] = [
  kindAt('service', 'service/policies'),
  kindAt('product', 'service/products/policies'),
  kindAt('api', 'service/apis/policies'),
  kindAt('operation', 'service/apis/operations/policies'),
];
