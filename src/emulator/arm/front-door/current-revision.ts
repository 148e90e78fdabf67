import { findApi, revisionName } from '../apis/revision-name.ts';
import type { ArmState } from '../state.ts';
import type { ArmPath } from './path.ts';

/** Belong to the API, whichever of its revisions is named. */
const ofAllRevisions: ReadonlySet<string> = new Set(['releases', 'revisions']);

/** The path as resources are stored: `apis/x;rev=N` of the current revision is `apis/x` (arm-behaviour 31). */
export function atCurrentRevision(state: ArmState, path: ArmPath): ArmPath {
  const [service, apis, below = ''] = path.types.map((type) => type.toLowerCase());
  const [serviceName = '', name] = path.names;
  if (path.provider?.toLowerCase() !== 'microsoft.apimanagement' || service !== 'service' || apis !== 'apis' || name === undefined) return path;
  const { api, revision } = revisionName(name);
  if (revision === undefined) return path;
  const serviceId = `${path.scope}/providers/${path.provider}/service/${serviceName}`;
  const stored = ofAllRevisions.has(below) ? api : (findApi(state, serviceId, name)?.name ?? name);
  return { ...path, names: path.names.map((other, index) => (index === 1 ? stored : other)) };
}
