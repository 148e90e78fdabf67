import { createHash } from 'node:crypto';
import { idKey, nameOf, withoutRevision } from './arm-id.ts';
import type { Shape } from './shapes.ts';

/** Backend ids have 1 to 80 characters (ARM spec 2024-05-01). */
const longest = 80;

function shortHash(text: string): string {
  return createHash('sha256').update(text.toLowerCase()).digest('hex').slice(0, 8);
}

/** A last part that is a hash cannot be taken for a shape, so hashed and plain names never meet. */
function withHash(name: string, hashed: string): string {
  const hash = shortHash(hashed);
  return `${name.slice(0, longest - hash.length - 2)}--${hash}`;
}

function joined(parts: readonly string[]): string {
  const name = parts.map((part) => part.replaceAll(/[^A-Za-z0-9._-]/g, '-')).join('--');
  const clear = parts.every((part) => part !== '' && /^[A-Za-z0-9._-]+$/.test(part) && !/--|^-|-$/.test(part));
  return clear && name.length <= longest ? name : withHash(name, parts.join('\n'));
}

/** Name of the backend that stands for an account as a whole: `{account}--{shape}`. */
export function accountBackendName(account: string, shape: Shape): string {
  return joined([account, shape]);
}

/** The same where another account of that name has the plain one. */
export function distinctBackendName(accountId: string, account: string, shape: Shape): string {
  return withHash(joined([account, shape]), idKey(accountId));
}

/** Name of the backend of one deployment: `{account}--{deployment}--{shape}`. */
export function deploymentBackendName(account: string, deployment: string, shape: Shape): string {
  return joined([account, deployment, shape]);
}

/** The same where another account of that name has the plain one. */
export function distinctDeploymentBackendName(accountId: string, account: string, deployment: string, shape: Shape): string {
  return withHash(joined([account, deployment, shape]), idKey(accountId));
}

/** Of a deployment whose name stands in the backend's URL: `{account}--{deployment}--openai-deployments`. */
export function pathBackendName(account: string, deployment: string): string {
  return joined([account, deployment, urlOfDeployment]);
}

/** The same where another account of that name has the plain one. */
export function distinctPathBackendName(accountId: string, account: string, deployment: string): string {
  return withHash(joined([account, deployment, urlOfDeployment]), idKey(accountId));
}

const urlOfDeployment = 'openai-deployments';

/** Name of the logger that writes to a component: `apim-llm--{component}`. */
export function componentLoggerName(component: string): string {
  return joined(['apim-llm', component]);
}

/** The same where the plain one writes to another component of that name. */
export function distinctLoggerName(componentId: string, component: string): string {
  return withHash(joined(['apim-llm', component]), idKey(componentId));
}

/** Name of the diagnostic setting that sends the service's logs to a workspace. */
export function workspaceSettingName(workspace: string): string {
  return joined(['apim-llm', workspace]);
}

/** The same where the plain one sends to another workspace of that name. */
export function distinctSettingName(workspaceId: string, workspace: string): string {
  return withHash(joined(['apim-llm', workspace]), idKey(workspaceId));
}

const mark = /\[apim-llm(?::([^\]]*))?\]\s*$/;

/** A description that says whose the resource is: `[apim-llm]`, or `[apim-llm:API]` for what belongs to one API. */
export function marked(text: string, api?: string): string {
  return `${text} [apim-llm${api === undefined ? '' : `:${api}`}]`;
}

/** Whether a description's mark names this API: a copy made in the portal takes the description along and is not ours. */
export function isMarkedFor(description: string | undefined, apiId: string): boolean {
  return mark.exec(description ?? '')?.[1]?.toLowerCase() === nameOf(withoutRevision(apiId)).toLowerCase();
}

export function isMarked(description: string | undefined): boolean {
  return mark.test(description ?? '');
}
