import type { LiveAccount, Seen } from '../../model/live.ts';
import { idKey } from '../../model/arm-id.ts';

/** A deployment that shares the calls for a model with others. */
export interface Member {
  readonly account: LiveAccount;
  /** As ARM has it. */
  readonly deployment: Seen;
  /** Name of its backend. */
  readonly backend: string;
  /** 0 to 100; among members of one priority, their shares. */
  readonly weight: number;
  /** 0 to 100; a lower number serves first. */
  readonly priority: number;
}

/** `aoai-swe/gpt-4o` */
export function nameOfMember({ account, deployment }: Pick<Member, 'account' | 'deployment'>): string {
  return `${account.name}/${deployment.name}`;
}

export function isSameMember(a: Pick<Member, 'account' | 'deployment'>, b: Pick<Member, 'account' | 'deployment'>): boolean {
  return idKey(a.account.id) === idKey(b.account.id) && a.deployment.name.toLowerCase() === b.deployment.name.toLowerCase();
}
