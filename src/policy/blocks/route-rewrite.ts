import { anyModel, clientName, type RouteRow } from './route-row.ts';

/** True where the account would not know the path that the client calls. */
export function isRewritten(row: RouteRow): boolean {
  if (row.deploymentInBackend === true) return true;
  return row.model === anyModel ? row.deployment !== undefined : deploymentName(row) !== clientName(row);
}

function deploymentName({ deployment, model }: RouteRow): string {
  return deployment ?? model;
}

/**
 * `template` of `rewrite-uri` for calls of an operation, from its URL template: `/deployments/{deployment-id}/embeddings` with the
 * deployment's name, or what follows it. Undefined where the template has no such parameter in its path. Query parameters of the
 * template stay: `copy-unmatched-params` brings only those that it does not name, and without `api-version` the account answers 404.
 */
export function rewriteTemplate(template: string, parameter: string, row: RouteRow): string | undefined {
  const [path = '', ...query] = template.split('?');
  const [before, ...after] = path.split(`{${parameter}}`);
  if (before === undefined || after.length === 0) return undefined;
  const rest = query.length === 0 ? '' : `?${query.join('?')}`;
  if (row.deploymentInBackend === true) return `${after.join(`{${parameter}}`).replace(/^[^/]*\/?/, '/')}${rest}`;
  return [before, ...after].join(pathSegment(deploymentName(row))) + rest;
}

/** A name is no path, no query and no parameter. What is not well-formed stays, and is refused as text. */
function pathSegment(name: string): string {
  return /\p{Cs}/u.test(name) ? name : encodeURIComponent(name);
}
