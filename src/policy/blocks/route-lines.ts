import { csharpString } from '../text/csharp-string.ts';
import { errorAnswer } from './error-answer.ts';
import { modelInBody, modelInPath, modelVariable } from './model-of-call.ts';
import { expression, policy } from './policy-lines.ts';
import type { RouteBlock } from './route-block.ts';
import { isRewritten, rewriteTemplate } from './route-rewrite.ts';
import { anyModel, clientName, firstBackend, type RouteRow } from './route-row.ts';
import { textVariable, variables } from './variables.ts';

/** The policies of a route whose rows are in order and do not contradict each other. */
export function routeLines(route: RouteBlock): readonly string[] {
  const branches = route.rows.flatMap((row, index) => (row.model === anyModel ? [] : policy('when', { condition: isCalled(row) }, rowLines(row, index, route))));
  const otherwise = otherwiseLines(route);
  if (branches.length === 0) return otherwise;
  return [...readModel(route), ...policy('choose', { id: 'apim-llm-route' }, [...branches, ...(otherwise.length === 0 ? [] : policy('otherwise', {}, otherwise))])];
}

function readModel({ modelFrom }: RouteBlock): readonly string[] {
  switch (modelFrom.kind) {
    case 'path':
      return modelVariable('apim-llm-route-model', modelInPath(modelFrom.parameter));
    case 'body':
      return modelVariable('apim-llm-route-model', modelInBody());
    case 'none':
      return [];
  }
}

/**
 * Case aside: ARM keeps one deployment for both `GPT-4o` and `gpt-4o`, and whether the accounts' data plane minds the case is
 * documented nowhere. If it does, it answers 404 itself; if it does not, calls that worked before go on working.
 */
function isCalled(row: RouteRow) {
  return expression(`string.Equals(${textVariable(variables.model)}, ${csharpString(clientName(row))}, StringComparison.OrdinalIgnoreCase)`);
}

function rowLines(row: RouteRow, index: number, { modelFrom, template }: RouteBlock): readonly string[] {
  const id = (part: string): string => `apim-llm-route-${index + 1}-${part}`;
  const rewritten = isRewritten(row) && modelFrom.kind === 'path' ? rewriteTemplate(template, modelFrom.parameter, row) : undefined;
  return [
    ...policy('set-backend-service', { id: id('backend'), 'backend-id': firstBackend(row.to) }),
    ...(row.retry === undefined ? [] : policy('set-variable', { id: id('retry'), name: variables.retry, value: row.retry })),
    ...(rewritten === undefined ? [] : policy('rewrite-uri', { id: id('path'), template: rewritten, 'copy-unmatched-params': 'true' })),
  ];
}

function otherwiseLines(route: RouteBlock): readonly string[] {
  const any = route.rows.findIndex(({ model }) => model === anyModel);
  const row = route.rows[any];
  if (row !== undefined) return rowLines(row, any, route);
  return route.unknown === 'fall-through' ? [] : unknownModel();
}

/** The name that the client sent is not repeated: it could be anything. */
function unknownModel(): readonly string[] {
  return errorAnswer({ id: 'apim-llm-route-unknown', status: 400, reason: 'Bad Request', code: 'DeploymentNotFound', message: 'No model of this name is served here.' });
}
