import { textAt } from '../../../model/json.ts';
import type { JsonObject } from '../../../model/json.ts';
import { apiVersions } from '../api-versions.ts';
import { deleteEntry } from '../delete-entry.ts';
import { existing, headOf, shown } from '../entry-answer.ts';
import { checkIfMatch, requireIfMatch } from '../if-match.ts';
import type { Call, Kind } from '../kind.ts';
import { byName } from '../list/order.ts';
import { pageOf } from '../list/page.ts';
import { merged } from '../merge.ts';
import type { ArmResponse } from '../plane.ts';
import { checkedBody } from '../schema/check-fields.ts';
import type { Entry } from '../store.ts';
import { diagnosticBody } from './diagnostic.ts';
import type { DiagnosticContent } from './diagnostic.ts';
import { checkDiagnostic, checkDiagnosticName } from './diagnostic-rules.ts';
import type { DiagnosticFields } from './diagnostic-rules.ts';

const word = 'Diagnostic';

function put(call: Call): ArmResponse {
  checkDiagnosticName(call.path.names.at(-1) ?? '');
  const before = call.state.store.find<DiagnosticContent>(call.id);
  checkIfMatch(call, before);
  return shown(write(call, checkedBody(call).properties), diagnosticBody(call.apiVersion), before ? 200 : 201);
}

function patch(call: Call): ArmResponse {
  requireIfMatch(call);
  const before = existing<DiagnosticContent>(call, word);
  checkIfMatch(call, before);
  return shown(write(call, merged(before.content.fields, checkedBody(call).properties)), diagnosticBody(call.apiVersion));
}

function write(call: Call, properties: JsonObject): Entry<DiagnosticContent> {
  const { state, id, kind } = call;
  const loggerId = checkDiagnostic(state, id, call.path.names.at(-1) ?? '', properties as JsonObject & DiagnosticFields);
  return state.store.put<DiagnosticContent>({ id, type: `${kind.provider}/${kind.type}`, content: { fields: { ...properties, loggerId } }, references: [loggerId] });
}

function list(call: Call): ArmResponse {
  const all = call.state.store.inOrder<DiagnosticContent>(call.id, byName);
  return pageOf(call, all, { name: (entry) => entry.name, loggerid: ({ content }) => textAt(content.fields, 'loggerId') }, diagnosticBody(call.apiVersion));
}

const common = {
  provider: 'Microsoft.ApiManagement',
  level: 'resourceGroup',
  apiVersions: apiVersions.apiManagement,
  item: { GET: (call: Call) => shown(existing<DiagnosticContent>(call, word), diagnosticBody(call.apiVersion)), HEAD: headOf, PUT: put, PATCH: patch, DELETE: (call: Call) => deleteEntry(call) },
  collection: { GET: list },
} as const;

/** Of the service and of one API; the API's own goes first. */
export const diagnostics: readonly Kind[] = [
  { ...common, type: 'service/diagnostics' },
  { ...common, type: 'service/apis/diagnostics' },
];
