import { abilitiesOf } from '../../model/capabilities.ts';
import type { LiveAccount } from '../../model/live.ts';

/** A deployment and what it can do. A type, not an interface, so that it is Json. */
export type Serving = {
  /** `account/deployment` */
  readonly name: string;
  readonly deployment: string;
  /** Abilities (model/capabilities.ts). */
  readonly abilities: readonly string[];
};

export function servingsOf(accounts: readonly LiveAccount[]): readonly Serving[] {
  return accounts.flatMap((account) =>
    account.deployments.map(({ body, name }) => ({ name: `${account.name}/${name}`, deployment: name, abilities: [...abilitiesOf(body)].toSorted() })),
  );
}
