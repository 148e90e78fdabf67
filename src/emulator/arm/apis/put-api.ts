import { shown } from '../entry-answer.ts';
import { checkIfMatch } from '../if-match.ts';
import type { Call } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { apiBody } from './api-body.ts';
import type { ApiContent } from './api-content.ts';
import type { CreateFields } from './api-fields.ts';
import { checkKind } from './api-kinds.ts';
import { contentOf } from './api-rules.ts';
import { checkCurrent, revisionOf, targetOf } from './api-target.ts';
import { checkApiFields } from './field-rules.ts';
import { putHandshake } from './handshake.ts';
import { startImport } from './import-api.ts';
import { checkShared } from './shared-properties.ts';
import { copyBelow, sourceOf, takenOver } from './source-api.ts';
import { checkRoute, versionSetIdOf, versionSetOf } from './version-rules.ts';
import { writeApi } from './write-api.ts';

/** Synchronous without a document (arm-behaviour 15), also as a copy (azurecli-apim_core_service#280); a long-running import with one (14). */
export function putApi(call: Call): ArmResponse {
  const { state } = call;
  const target = targetOf(call);
  const before = state.store.find<ApiContent>(target.id);
  checkIfMatch(call, before);
  const fields = checkedBody<CreateFields>(call).properties;
  checkApiFields(fields);
  checkCurrent(target.id, fields);
  const versionSetId = versionSetIdOf(state, call.parentId, fields);
  const source = sourceOf(call, fields);
  if (fields.format !== undefined || fields.value !== undefined) return startImport(call, { fields, target, versionSetId, source });
  const content = contentOf(fields, { revision: revisionOf(target, fields), versionSetId, source: source && takenOver(source, target.id) });
  checkKind(content, before?.content);
  checkRoute(state, target.id, content);
  if (target.current) checkShared(target.current.content, content);
  const entry = writeApi(state, target.id, content);
  if (source && !before) copyBelow(state, source.id, entry.id);
  if (!before && content.type === 'websocket') putHandshake(state, entry.id);
  return shown(entry, (api) => apiBody(api, call.apiVersion, { to: 'write', versionSet: versionSetOf(state, content) }), before ? 200 : 201);
}
