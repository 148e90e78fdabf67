import type { PlanModule, Warning, Wish } from '../../../commands/command.ts';
import { nameOf } from '../../model/arm-id.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Live, More } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { shapes } from '../../model/shapes.ts';
import { clientName } from '../../policy/blocks/route-row.ts';
import { checkAccount } from '../account-check.ts';
import { accountBackend, deploymentBackend } from '../backend.ts';
import { canaryApiId, canarySubscription } from '../canary/names.ts';
import { proofOf } from '../canary/readiness.ts';
import { refuseLongPolicies } from '../policy-size.ts';
import { roleAt } from '../role.ts';
import { checkService, skuOf } from '../service-check.ts';
import { addTarget, candidates, type AddTarget } from './add-target.ts';
import { accountsBesides } from './besides.ts';
import { callingIdentity } from './calling-identity.ts';
import { fragmentsOf } from './documents.ts';
import { checkSurface, refuseForeignRoutes } from './foreign-routes.ts';
import { prepareAdd, type AddInput } from './input.ts';
import { openingAfter, type Opening } from './opened.ts';
import { openingStep, operationPolicyStep, routedDocument } from './policy-steps.ts';
import { nameOfOperation } from './routable.ts';

/** `apim-llm facade add`: operations, or models on them, go to another account. */
export const facadeAddModule: PlanModule<AddInput> = {
  prepare: async (values) => prepareAdd(values),
  scope: ({ api, place, service }) => ({ service, accounts: [place.account], apis: [api, canaryApiId], subscriptions: [canarySubscription] }),
  more,
  wish,
  result,
  next: ({ api }, live) => [`apim-llm facade list --service ${live.service.name} --api ${api}`],
};

/** First the policies of the operations in question; then the accounts that policies lead to, and the fragments that they include. */
function more(input: AddInput, live: Live, round: number): More | undefined {
  const api = live.apis.get(input.api.toLowerCase());
  if (api === undefined) return undefined;
  const operations = candidates(input, live).map(({ operation }) => operation.name);
  if (round === 1) return { operationPolicies: api.operations.filter(({ name }) => operations.includes(name)).map(({ id }) => id) };
  const fragments = fragmentsOf(api, operations, live.fragments, round - 1);
  const found = round === 2 ? accountsBesides(live, api) : {};
  return round > 2 && fragments.length === 0 ? undefined : { ...found, fragments };
}

function wish(input: AddInput, live: Live): Wish {
  const serviceWarnings = checkService(live.service);
  const target = addTarget(input, live);
  const { account, api, operations } = target;
  const accountWarnings = checkAccount(account, live.service);
  const changed = operations.map(({ routable }) => routable);
  checkSurface(api, changed, target.shape, live);
  refuseForeignRoutes(api, changed, live);
  const shown = { api: input.api, headline: `${input.api}: ${operations.length} ${operations.length === 1 ? 'operation' : 'operations'} → ${account.name}` };
  // By default they go there already, and have no model that a row could tell.
  if (changed.length === 0) return { ...shown, desired: [], warnings: [...serviceWarnings, ...accountWarnings, ...target.warnings] };
  const { principal, warnings } = callingIdentity(api, changed, live, input.identity);
  const role = roleAt(account, principal, shapes[target.shape].role);
  const backends = backendSteps(target, live);
  const names = [...target.backends.keys()];
  const proof = proofOf(names.map((backend) => ({ live, account, backend, shape: target.shape, principal, role, patienceMs: input.patienceMs })));
  const documents = operations.map(({ moves, route, routable: { operation } }) => ({ operation, moves, document: routedDocument(api, operation.name, route) }));
  const opening = openingAfter(api, live, documents, backends.map(({ body, id }) => ({ id, kind: 'backend', body })));
  const policies = documents.map(({ document, moves, operation }) => proof.after(operationPolicyStep(api, operation, document, { dependsOn: [], notes: moves })));
  const opens = openingStep(api, opening, policies.map(({ id }) => id));
  refuseLongPolicies([...policies, ...opens], live.service);
  return {
    desired: [principal.desired, role, ...backends, ...proof.canary, ...policies, ...opens],
    warnings: [...serviceWarnings, ...accountWarnings, ...warnings, ...target.warnings, ...bodyWarnings(target, live), ...stayingClosed(opening)],
    ...shown,
  };
}

function backendSteps({ account, backends, shape }: AddTarget, live: Live): readonly Desired[] {
  return Array.from(backends, ([name, deployment]) => (deployment === undefined ? accountBackend(live, account, shape, name) : deploymentBackend(live, account, deployment, shape, name)));
}

/** Where a model is looked for in the body for the first time: to be read it is held, and services hold so much only. */
function bodyWarnings({ operations }: AddTarget, { service }: Live): readonly Warning[] {
  const sku = skuOf(service);
  const read = operations.filter(({ before, route }) => before === undefined && route?.modelFrom.kind === 'body').map(({ routable }) => nameOfOperation(routable));
  if (read.length === 0 || !/v2$|^consumption$/i.test(sku)) return [];
  return [{ code: 'BodiesLimited', message: `to read the model in them, the service holds the bodies of ${read.join(', ')}; tier ${sku} is documented to take 2 MiB then, and answers larger ones 413` }];
}

function stayingClosed({ deny, verdicts }: Opening): readonly Warning[] {
  const closed = deny === undefined ? [] : verdicts.filter(({ open }) => !open);
  const [first] = closed;
  if (first === undefined) return [];
  const told = closed.map((verdict) => `${verdict.method} ${verdict.urlTemplate} (${verdict.name}): ${verdict.reasons.join('; ')}`).join(', ');
  return [{ code: 'StaysClosed', message: `operations stay closed although they have a route: ${told}. apim-llm prune-ops --allow ${first.name} opens one` }];
}

function result(input: AddInput, live: Live): JsonObject {
  const { account, api, operations, shape } = addTarget(input, live);
  return {
    api: { id: api.api.id, name: nameOf(api.api.id), shape },
    account: account.name,
    routes: operations.flatMap(({ routable, rows }) =>
      rows.map((row) => ({ operation: routable.operation.name, what: nameOfOperation(routable), model: clientName(row), account: account.name, deployment: row.deployment ?? (row.model === '*' ? null : row.model), backend: row.to.kind === 'list' ? null : row.to.id })),
    ),
  };
}
