import { backendIdOf } from '../../../model/arm-id.ts';
import type { BackendChoice } from '../call.ts';
import { NotRunnable } from '../not-runnable.ts';
import { policyScopes } from '../step.ts';
import type { PolicyHandler, PolicyScope } from '../step.ts';
import { policyFailure } from './policy-failure.ts';
import { sayer } from './say.ts';

const source = 'set-backend-service';
/** Where forward-request goes: an entity by its name, or a URL. What is said later counts, but for an entity of a broader scope: only another entity takes its place (documented). */
export const setBackendService: PolicyHandler = {
  element: source,
  compile(element, compiler) {
    const beyond = element.attributes.find(({ name }) => /^(sf|dapr)-/.test(name));
    if (beyond) throw new NotRunnable(source, beyond.name);
    const { documentScope: scope, serviceId } = compiler;
    const name = compiler.text(element, 'backend-id');
    const url = compiler.text(element, 'base-url');
    const say = sayer(element, compiler);
    return async (call) => {
      if (name) {
        const id = backendIdOf(serviceId, await name(call));
        if (!call.world.store.find(id)) throw policyFailure(source, `Backend with id '${id.slice(id.lastIndexOf('/') + 1)}' could not be found.`);
        call.backend = { kind: 'entity', id, scope };
      } else if (isInherited(call.backend, scope)) {
        say(call, () => 'the backend-id of a broader scope stands: a base-url cannot take its place');
      } else if (url) {
        call.backend = { kind: 'url', baseUrl: await url(call) };
      }
    };
  },
};

function isInherited(before: BackendChoice, scope: PolicyScope): boolean {
  return before.kind === 'entity' && before.scope !== undefined && policyScopes.indexOf(scope) > policyScopes.indexOf(before.scope);
}
