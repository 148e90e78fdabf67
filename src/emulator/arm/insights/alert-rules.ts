import { within } from '../../../model/arm-id.ts';
import { textAt } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { answer, emptyAnswer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import { resourceNotFound } from '../front-door/scope.ts';
import type { Call, Kind } from '../kind.ts';
import { merged } from '../merge.ts';
import type { ArmResponse } from '../plane.ts';
import { bareRefusal, notEmulated } from '../refusal.ts';
import { checkFields, checkedBody } from '../schema/check-fields.ts';
import { checkName } from '../schema/check-name.ts';
import { checkLocation } from '../service/service-location.ts';
import type { Entry } from '../store.ts';
import { authorOf } from '../system-data.ts';
import { alertRuleBody, alertRuleType } from './alert-rule.ts';
import type { AlertRuleContent, AlertRuleFields } from './alert-rule.ts';
import { checkAlertRule } from './alert-rule-rules.ts';

interface Asked {
  readonly location: string;
  readonly kind?: string;
  readonly identity?: Json;
  readonly tags?: Readonly<Record<string, string>>;
}

function found(call: Call): Entry<AlertRuleContent> {
  const entry = call.state.store.find<AlertRuleContent>(call.id);
  if (!entry) throw resourceNotFound(alertRuleType, call.path.names[0] ?? '', call.path.resourceGroup);
  return entry;
}

function refuseUnserved({ identity, kind }: Partial<Asked>): void {
  if (identity !== undefined && textAt(identity, 'type') !== 'None') throw notEmulated('identities of alert rules');
  if (kind === 'LogToMetric') throw notEmulated('alert rules of the kind LogToMetric');
}

/** Microsoft's rules for names of scheduledqueryrules. */
function checkRuleName(call: Call): void {
  const name = call.path.names[0] ?? '';
  checkName(call);
  if (/[*<>%{}&:\\?/#|@\p{Cc}]|[ .]$/u.test(name)) throw bareRefusal(400, 'InvalidResourceName', `The name '${name}' is not one of an alert rule: none of * < > % { } & : \\ ? / # | @, no dot or space at the end.`);
}

function put(call: Call): ArmResponse {
  checkRuleName(call);
  const { properties: fields, ...asked } = checkedBody<AlertRuleFields, Asked>(call);
  refuseUnserved(asked);
  const before = call.state.store.find<AlertRuleContent>(call.id);
  const location = checkLocation(alertRuleType, asked.location, call.path.names[0] ?? '', call.path.resourceGroup, before?.content.location);
  return write(call, { location, kind: asked.kind, tags: asked.tags, fields }, before);
}

function patch(call: Call): ArmResponse {
  const before = found(call);
  const { tags = before.content.tags, identity, properties } = checkedBody<JsonObject, Partial<Asked>>(call);
  refuseUnserved(identity === undefined ? {} : { identity });
  // What it leaves is looked at as if it were put.
  const whole = { location: before.content.location, properties: merged(before.content.fields as unknown as JsonObject, properties) };
  const { properties: fields } = checkFields<AlertRuleFields>({ type: alertRuleType, method: 'PUT', apiVersion: call.apiVersion }, whole);
  return write(call, { ...before.content, tags, fields }, before);
}

function write(call: Call, asked: Pick<AlertRuleContent, 'location' | 'kind' | 'tags' | 'fields'>, before: Entry<AlertRuleContent> | undefined): ArmResponse {
  const { state, id, apiVersion } = call;
  checkAlertRule(state, asked.fields);
  const content: AlertRuleContent = { ...asked, createdWithApiVersion: before?.content.createdWithApiVersion ?? apiVersion, author: authorOf(call, before?.content.author) };
  return answer(before ? 200 : 201, alertRuleBody(state, state.store.put({ id, type: alertRuleType, content })));
}

function remove(call: Call): ArmResponse {
  if (!call.state.store.find(call.id)) return emptyAnswer(204);
  call.state.store.remove(call.id);
  return emptyAnswer(200);
}

function list(call: Call): ArmResponse {
  return answer(200, { value: call.state.store.ofType<AlertRuleContent>(alertRuleType).filter(({ id }) => within(id, call.parentId)).map((entry) => alertRuleBody(call.state, entry)) });
}

export const alertRules: Kind = {
  provider: 'Microsoft.Insights',
  type: 'scheduledQueryRules',
  level: 'resourceGroup',
  apiVersions: apiVersions.scheduledQueryRules,
  item: { GET: (call) => answer(200, alertRuleBody(call.state, found(call))), PUT: put, PATCH: patch, DELETE: remove },
  collection: { GET: list },
  inSubscription: { GET: list },
};
