import type { PlanModule, Wish } from '../../../commands/command.ts';
import { nameOf } from '../../model/arm-id.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { callingIdentity } from '../facade/calling-identity.ts';
import type { Principal } from '../identity.ts';
import { checkMembers } from '../members/check-members.ts';
import { chosenMembers } from '../members/chosen-members.ts';
import { joinedMembers, type Joined } from '../members/joined-members.ts';
import { nameOfMember, type Member } from '../members/member.ts';
import { checkServed } from '../members/served-check.ts';
import { shapeOf } from '../probe/surface.ts';
import { liveRule } from '../resilience/breaker-rule.ts';
import { resilienceOf } from '../resilience/live-resilience.ts';
import { checkService } from '../service-check.ts';
import { withBackends } from './create.ts';
import { isMemberOf } from './create-target.ts';
import { everythingAround, routesTo, scopeOfPool } from './everything.ts';
import { prepareMembers, type MembersInput } from './input.ts';
import { asMembers, liveMembers } from './live-pool.ts';
import { findBackend, poolWith } from './pool-backend.ts';
import type { PoolRoute } from './pool-routes.ts';
import { missingAccounts } from './reading.ts';
import { requiredPool } from './required-pool.ts';
import { shownPool } from './shown-pool.ts';
import { backendIdOf } from '../../model/arm-id.ts';

/** `apim-llm pool add-member`: a deployment joins when it has answered the gateway. */
export const poolAddMemberModule: PlanModule<MembersInput> = {
  prepare: async (values) => prepareMembers(values),
  scope: (input) => scopeOfPool(input, input.members.map(({ place }) => place.account)),
  more: (input, live, round) => {
    const more = everythingAround(input, live, round);
    const missing = round === 1 ? missingAccounts(input.members, live) : {};
    return missing.accounts === undefined || more === undefined ? more : { ...more, accounts: missing.accounts, accountsMayBeGone: false };
  },
  wish,
  result,
};

interface Addition {
  readonly routes: readonly PoolRoute[];
  /** Those that are named; they may be members already. */
  readonly added: readonly Member[];
  readonly joined: Joined;
  readonly pool: Desired;
  readonly warnings: Wish['warnings'];
}

/** @throws UserError `NotFound`, `PoolOfAnother`, `PoolUnused`, and those of members */
function additionOf(input: MembersInput, live: Live): Addition {
  const { members: texts, name } = input;
  const pool = requiredPool(name, live);
  const routes = routesTo(name, live);
  const [first] = routes;
  if (first === undefined) throw unused(name);
  const shape = shapeOf(first.api);
  const there = liveMembers(pool, live);
  const besides = asMembers(there);
  const isInUrl = routes.some(({ row }) => row.deploymentInBackend === true);
  const operations = routes.map(({ routable }) => routable);
  const added = chosenMembers(texts, { live, shape, operations, model: undefined, besides, isInUrl });
  const isThere = isMemberOf(name, live);
  const others = besides.filter((member) => !added.some(({ backend }) => backend.toLowerCase() === member.backend.toLowerCase()));
  const warnings = checkMembers([...others, ...added], live);
  refuseOtherName(isInUrl, besides, added);
  checkServed(added, operations);
  const callers = principalsOf(routes, live, input.identity);
  const rule = there.map(({ backend }) => resilienceOf(liveRule(backend?.body))).find((each) => each !== undefined);
  const joined = joinedMembers({ live, shape, principals: callers.principals, members: added, isNew: (member) => !isThere(member), ruleOf: () => rule, self: name, patienceMs: input.patienceMs });
  const changed = there.map((member) => {
    const index = added.findIndex(({ backend }) => backend.toLowerCase() === member.name.toLowerCase());
    const [text] = index < 0 ? [] : [texts[index]];
    return { ...member.service, ...(text?.weight === undefined ? {} : { weight: text.weight }), ...(text?.priority === undefined ? {} : { priority: text.priority }) };
  });
  const services = [...changed, ...added.filter((member) => !isThere(member)).map(({ backend, priority, weight }) => ({ id: findBackend(live, backend)?.id ?? backendIdOf(live.service.id, backend), weight, priority }))];
  return { routes, added, joined, pool: joined.after(poolWith(live, { name, by: 'pool' }, services, undefined)), warnings: [...warnings, ...callers.warnings] };
}

/** As whom the APIs call that have rows of the pool: each needs the role. */
function principalsOf(routes: readonly PoolRoute[], live: Live, identity: string | undefined): { readonly principals: readonly Principal[]; readonly warnings: Wish['warnings'] } {
  const apis = [...new Set(routes.map(({ api }) => api))];
  const callers = apis.map((api) => callingIdentity(api, routes.filter((route) => route.api === api).map(({ routable }) => routable), live, identity));
  const principals = new Map(callers.map(({ principal }) => [principal.userAssigned ?? '', principal]));
  return { principals: [...principals.values()], warnings: callers.flatMap(({ warnings }) => warnings) };
}

/** Calls name one deployment for all members, unless the URLs of their backends do. */
function refuseOtherName(isInUrl: boolean, there: readonly Member[], added: readonly Member[]): void {
  const [first] = there;
  const other = first === undefined || isInUrl ? undefined : added.find(({ deployment }) => deployment.name.toLowerCase() !== first.deployment.name.toLowerCase());
  if (first === undefined || other === undefined) return;
  throw new UserError('DeploymentNamesDiffer', exitCodes.usage, `${nameOfMember(other)} has another name than the members of the pool, ${nameOfMember(first)}.`, {
    hint: `Deploy it under the name ${first.deployment.name}, or make another pool, which takes different names:  apim-llm pool create NAME --as ${first.deployment.name} …`,
  });
}

function unused(name: string): UserError {
  return new UserError('PoolUnused', exitCodes.usage, `No operation goes to the pool ${name}, so that nobody can tell as whom its members would be called.`, { hint: `A run may have ended before its end. State all of it again:  apim-llm pool create ${name} --member …` });
}

function wish(input: MembersInput, live: Live): Wish {
  const serviceWarnings = checkService(live.service);
  const { added, joined, pool, routes, warnings } = additionOf(input, live);
  return {
    desired: [...joined.desired, pool],
    warnings: [...serviceWarnings, ...warnings],
    api: routes[0] === undefined ? undefined : nameOf(routes[0].api.api.id),
    headline: `pool ${input.name}: ${added.map(nameOfMember).join(', ')} to join`,
  };
}

function result(input: MembersInput, live: Live): JsonObject {
  const { joined, pool } = additionOf(input, live);
  return shownPool(input.name, pool.body, withBackends(live, joined.backends));
}
