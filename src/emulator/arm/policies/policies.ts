import { answer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import { deleteEntry } from '../delete-entry.ts';
import { existing, headOf, shown } from '../entry-answer.ts';
import { checkIfMatch } from '../if-match.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { Refusal, invalid, notEmulated, notFound } from '../refusal.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { checkName } from '../schema/check-name.ts';
import type { Entry } from '../store.ts';
import { checkElements } from './check-element.ts';
import { checkPolicy } from './check-policy.ts';
import type { PolicyScope } from './check-policy.ts';
import { policyContent, policyType } from './policy-content.ts';
import type { PolicyContent } from './policy-content.ts';
import { referencesOf } from './policy-references.ts';
import { printPolicyDocument } from './print.ts';
import { readPolicyDocument } from './reader.ts';
import type { PolicyFormat } from './reader.ts';

const word = 'PoliciesConfiguration';
const maxBytes = 256 * 1024;

interface PolicyFields {
  readonly value: string;
  readonly format?: PolicyFormat | 'xml-link' | 'rawxml-link';
}

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
    const { value, format = 'xml' } = checkedBody<PolicyFields>(call).properties;
    if (format !== 'xml' && format !== 'rawxml') throw notEmulated(`policies of format '${format}'`);
    if (Buffer.byteLength(value) > maxBytes) throw invalid({ target: 'value', message: `Policy document must not be larger than ${maxBytes} bytes` });
    const document = readPolicyDocument(value, format);
    checkPolicy(document, scope);
    checkElements(document.root);
    const references = referencesOf(call.state, serviceOf(call.id), document);
    const entry = call.state.store.put({ id: call.id, type: policyType(scope), content: policyContent(document), references });
    return shown(entry, bodyOf(format), before ? 200 : 201);
  };
}

function serviceOf(id: string): string {
  return /^.*?\/service\/[^/]+/i.exec(id)?.[0] ?? '';
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
