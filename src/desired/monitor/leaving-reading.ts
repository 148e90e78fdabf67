import type { Live, More } from '../../model/live.ts';
import { saysOurs } from '../ownership.ts';
import { targetOf } from './deletion.ts';
import { monitoringIn } from './ours.ts';

/** What our loggers write to, with the roles there. */
export function loggedComponents(live: Live): NonNullable<More['monitoring']> {
  const components = monitoringIn(live).loggers.filter(({ body }) => saysOurs(body)).map(targetOf).filter((id) => id !== '');
  return components.length === 0 ? {} : { components: [...new Set(components)], ifThere: true, roles: true };
}

/** First that; then, where data is to go, what else there is that uses it. */
export function moreForLeaving(live: Live, round: number, deleteData: boolean): More['monitoring'] {
  const logged = loggedComponents(live);
  const first = logged.components !== undefined;
  if (first && round === 1) return logged;
  return deleteData && round === (first ? 2 : 1) ? { components: 'all', workspaces: 'all' } : undefined;
}
