import { allowingData } from '../../arm/authorization/evaluate.ts';
import type { ModelOperation } from '../model-operation.ts';
import type { ModelsWorld } from '../world.ts';
import { badToken, lacksDataAction, noAccess } from './auth-refusals.ts';

/** Of Azure's clouds; both audiences come with and without the slash in working samples (apim.md section 5). */
const audiences = /^https:\/\/(cognitiveservices|ai)\.azure\.(com|us|cn)\/?$/i;

/**
 * A token is taken when it is ours, still valid, for models, and one of its principal's roles allows the operation's data action
 * on the account. A role that is still young may be refused now and then (`roleFlapping`). @throws ModelRefusal 401.
 */
export function checkToken(world: ModelsWorld, token: string, accountId: string, operation: ModelOperation, asked: string): void {
  const read = world.readToken(token);
  if (read.kind !== 'principal' || !audiences.test(read.audience)) throw badToken();
  const grants = allowingData({ store: world.store, world: world.clock }, read.objectId, operation.dataAction, accountId);
  const { roleFlapping = 0 } = world.options;
  const settledBefore = world.clock.now() - world.rolePropagation;
  const isYoung = grants.every(({ worksFrom }) => worksFrom > settledBefore);
  const works = grants.length > 0 && !(roleFlapping > 0 && isYoung && world.random() < roleFlapping);
  if (works) return;
  throw /\/responses\//i.test(operation.dataAction) ? lacksDataAction(read.objectId, operation.dataAction, asked) : noAccess();
}
