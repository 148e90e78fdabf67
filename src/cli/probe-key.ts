import { probeKeyVariable } from '../input/other-variables.ts';
import type { Azure } from '../model/azure.ts';
import type { KeyPlace } from '../model/trial.ts';
import { exitCodes, UserError } from '../model/user-error.ts';
import type { Session } from './session.ts';

/** The header with the key: from the environment, else fetched for this run; none where the API takes calls without one. */
export async function probeKey(place: KeyPlace | undefined, serviceId: string, azure: Azure, { io, screen, signal }: Session): Promise<Readonly<Record<string, string>>> {
  if (place === undefined) return {};
  const given = io.env[probeKeyVariable]?.trim();
  const key = given || (await azure.subscriptionKey(serviceId, place.subscription, signal));
  screen.addSecret(key);
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new UserError('InvalidValue', exitCodes.usage, `${probeKeyVariable}: the value is no key: it has characters that no header takes`, { hint: 'Give the key alone, without quotes around it.' });
  }
  screen.tell(`key from ${given ? probeKeyVariable : `subscription ${place.subscription}`}, sent as ${place.header}`);
  return { [place.header]: place.bearer ? `Bearer ${key}` : key };
}
