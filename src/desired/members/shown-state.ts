import type { Warning } from '../../../commands/command.ts';
import { sameId } from '../../model/arm-id.ts';
import type { Live } from '../../model/live.ts';
import type { LiveResource } from '../../model/resource.ts';
import type { ShownMember } from './shown-member.ts';

/** A member's breaker as it stands just now. A type, not an interface, so that it is Json. */
export type ShownState = {
  /** `partly`: in some units of the gateway; `none`: the member has no breaker. */
  readonly breaker: 'open' | 'partly' | 'closed' | 'none';
  /** When the last unit lets calls through again, by the gateway's clock. */
  readonly openUntil: string | null;
  readonly units: readonly { readonly unit: number; readonly openUntil: string | null; readonly failures: number }[];
};

/** Null where nobody tells: Azure does not. */
export function shownState(backend: LiveResource | undefined, { breakers }: Pick<Live, 'breakers'>): ShownState | null {
  if (breakers === undefined || backend === undefined) return null;
  const own = breakers.filter(({ id }) => sameId(id, backend.id));
  const untils = own.flatMap(({ openUntil }) => openUntil ?? []).toSorted();
  const some = untils.length === own.length ? 'open' : 'partly';
  return {
    breaker: own.length === 0 ? 'none' : untils.length === 0 ? 'closed' : some,
    openUntil: untils.at(-1) ?? null,
    units: own.map(({ failures, openUntil, unit }) => ({ unit, openUntil: openUntil ?? null, failures })),
  };
}

/** Who is left out just now, in sentences; nothing where nobody tells. */
export function toldStates(members: readonly ShownMember[]): readonly string[] {
  if (members.every(({ state }) => state === null)) return [];
  const open = members.flatMap((member) => (member.state?.openUntil == null ? [] : [`${nameOfShown(member)} open until ${member.state.openUntil}${inUnits(member.state)}`]));
  return open.length === 0 ? ['Breakers now: none is open.'] : open.map((line) => `Breakers now: ${line}.`);
}

function inUnits({ breaker, units }: ShownState): string {
  return breaker === 'partly' ? ` in ${units.filter(({ openUntil }) => openUntil !== null).length} of ${units.length} units` : '';
}

/** `aoai-swe/gpt-4o`; the backend where its account is not known. */
export function nameOfShown({ account, backend, deployment }: Pick<ShownMember, 'account' | 'backend' | 'deployment'>): string {
  return account === null ? backend : `${account}/${deployment ?? '?'}`;
}

/** Breakers open and close in each unit of the gateway, and nothing of Azure tells (azure-docs#119825). */
export function stateWarnings(members: readonly ShownMember[]): readonly Warning[] {
  if (members.every(({ state }) => state !== null)) return [];
  return [{ code: 'NotObservable', message: 'whether a breaker is open just now is known to the gateway alone: "state" is null. apim-llm probe shows who answers' }];
}
