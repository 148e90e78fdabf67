import { idKey, nameOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { saysOurs } from '../ownership.ts';
import { lostOperations } from './operation-changes.ts';
import type { ImportTarget } from './target.ts';

/** What stands in the way and cannot be taken over. Each is a UserError with exit 5. */
export function refuseConflicts(target: ImportTarget): void {
  refuseKind(target);
  refusePath(target);
  refuseLoss(target);
}

function conflict(code: string, message: string, hint: string): UserError {
  return new UserError(code, exitCodes.conflict, message, { hint });
}

function refuseKind({ api, input }: ImportTarget): void {
  const { type = 'http' } = { type: textAt(api.existing?.api.body, 'properties', 'type') };
  if (type.toLowerCase() === 'http') return;
  throw conflict('ApiKind', `The API ${input.apiId} is of type ${type}, which takes no OpenAPI document.`, 'Import beside it: --api and --path of your own.');
}

/** Two APIs of a service never share a path (recorded: 400 with target `path`); revisions of one API do. */
function refusePath({ api, input, live }: ImportTarget): void {
  const other = live.allApis.find((each) => apiKey(each.id) !== apiKey(api.id) && pathKey(textAt(each.body, 'properties', 'path')) === pathKey(input.path));
  if (other === undefined) return;
  const name = nameOf(other.id);
  const ours = saysOurs(other.body);
  throw conflict('PathTaken', `The path /${input.path} belongs to the API ${name}${ours ? '' : ', which is not ours'}; ${input.apiId} cannot have it too.`, [
    `Give the new API a path of its own:  --path llm/${input.path}`,
    ours ? `or import into the one that is there:  --api ${name}` : `or, where nobody wrote it a policy, change the one that is there:  --api ${name} --take-over ${name}`,
  ].join('\n'));
}

function refuseLoss({ api, document, input }: ImportTarget): void {
  const lost = lostOperations(document.operations, api.existing?.operations ?? []);
  if (lost.length === 0) return;
  const lines = lost.map(({ method, name, urlTemplate }) => `  ${method} ${urlTemplate} (${name})`);
  throw conflict(
    'OperationsWouldBeLost',
    `API Management would delete ${lost.length === 1 ? 'an operation' : `${lost.length} operations`} of ${input.apiId} that ${input.spec.origin} does not have:\n${lines.join('\n')}`,
    'Add them to the description, delete them first if nobody needs them, or import beside: --api and --path of your own.',
  );
}

/** Without `;rev=N`. */
function apiKey(id: string): string {
  return idKey(id).replace(/;rev=.*$/, '');
}

function pathKey(path: string | undefined): string | undefined {
  return path?.toLowerCase().replaceAll(/^\/+|\/+$/g, '');
}
