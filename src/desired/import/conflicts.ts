import { idKey, nameOf, sameId, withoutRevision } from '../../model/arm-id.ts';
import { textAt, type JsonObject } from '../../model/json.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { apiTypeOf } from '../api-kind.ts';
import { isOurApi } from '../ownership.ts';
import { seenOperation } from './operation-changes.ts';
import type { ImportTarget } from './target.ts';
import { refuseTakenVersion } from './version-set.ts';

/** What stands in the way and cannot be taken over. Each is a UserError with exit 5. */
export function refuseConflicts(target: ImportTarget): void {
  refuseKind(target);
  refuseTakenVersion(target);
  refusePath(target);
  refuseLoss(target);
}

function conflict(code: string, message: string, hint: string): UserError {
  return new UserError(code, exitCodes.conflict, message, { hint });
}

function refuseKind({ api, input }: ImportTarget): void {
  const type = apiTypeOf(api.existing?.api.body);
  if (type === 'http') return;
  throw conflict('ApiKind', `The API ${input.apiId} is of type ${type}, which takes no OpenAPI document.`, 'Import beside it: --api and --path of your own.');
}

/** Two APIs of a service never share a path (recorded: 400 with target `path`); revisions of one API and versions of one set do. */
function refusePath({ api, input, live, path, versionSet }: ImportTarget): void {
  const versions = versionSet && idKey(versionSet.id);
  const other = live.allApis.find(
    (each) =>
      !sameId(withoutRevision(each.id), withoutRevision(api.id)) &&
      pathKey(textAt(each.body, 'properties', 'path')) === pathKey(path) &&
      (versions === undefined || setKeyOf(each.body) !== versions),
  );
  if (other === undefined) return;
  const name = nameOf(withoutRevision(other.id));
  const ours = isOurApi(other);
  const type = apiTypeOf(other.body);
  const into = type === 'http' ? `or, where nobody wrote it a policy, change the one that is there:  --api ${name} --take-over ${name}` : `(${name} is of type ${type}, which takes no OpenAPI document)`;
  throw conflict('PathTaken', `The path /${path} belongs to the API ${name}${ours ? '' : ', which is not ours'}; ${input.apiId} cannot have it too.`, [
    `Give the new API a path of its own:  --path llm/${path}`,
    ours ? `or import into the one that is there:  --api ${name}` : into,
    ...(ours ? [versionSet === undefined ? 'or keep both as versions, each with:  --version-set NAME --api-version VERSION' : `or bring it into the version set first: import the version that it serves once more, with  --api ${name} --version-set ${nameOf(versionSet.id)}`] : []),
  ].join('\n'));
}

function refuseLoss({ api, input, sent }: ImportTarget): void {
  if (sent.refused.length === 0) return;
  const lines = sent.refused.map(({ name, why }) => {
    const seen = api.existing?.operations.find((operation) => operation.name === name);
    const { method, urlTemplate } = seen === undefined ? { method: '', urlTemplate: '' } : seenOperation(seen);
    return `  ${method} ${urlTemplate} (${name}): ${why}`;
  });
  throw conflict(
    'OperationsWouldBeLost',
    `API Management would delete ${lines.length === 1 ? 'an operation' : `${lines.length} operations`} of ${input.apiId} that people made and no description can keep:\n${lines.join('\n')}`,
    'Delete them first if nobody needs them, or import beside: --api and --path of your own.',
  );
}

function setKeyOf(body: JsonObject | undefined): string | undefined {
  const id = textAt(body, 'properties', 'apiVersionSetId');
  return id === undefined ? undefined : idKey(id);
}

function pathKey(path: string | undefined): string | undefined {
  return path?.toLowerCase().replaceAll(/^\/+|\/+$/g, '');
}
