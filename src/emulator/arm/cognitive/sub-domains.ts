import { answer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import type { Call, Kind } from '../kind.ts';
import { subDomainMark } from '../marks.ts';
import type { ArmResponse } from '../plane.ts';
import { bareRefusal } from '../refusal.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { accountType } from './account-content.ts';
import { purgeExpired } from './deleted-account.ts';

/** Letters, digits and dashes, as a part of a host's name. */
export function isSubDomain(name: string): boolean {
  return /^[A-Za-z0-9]([A-Za-z0-9-]{0,62}[A-Za-z0-9])$/.test(name);
}

interface Asked {
  readonly subdomainName: string;
  readonly type: string;
  readonly kind?: string;
}

/** In the words of Microsoft's page on domain names of Speech resources, and of the official example. */
function check(call: Call): ArmResponse {
  const { subdomainName, type, kind } = checkedBody<object, Asked>(call);
  if (type.toLowerCase() !== accountType.toLowerCase()) throw bareRefusal(400, 'BadRequest', `The resource type '${type}' has no subdomains.`);
  purgeExpired(call.state);
  const taken = call.state.store.marked(subDomainMark(subdomainName)).length > 0;
  const reason = !isSubDomain(subdomainName) ? `Sub domain name '${subdomainName}' is not valid` : taken ? `Sub domain name '${subdomainName}' is already used. Please pick a different name.` : undefined;
  return answer(200, { isSubdomainAvailable: reason === undefined, ...(reason === undefined ? {} : { reason }), subdomainName, type, ...(kind === undefined ? {} : { kind }) });
}

export const domainAvailability: Kind = {
  provider: 'Microsoft.CognitiveServices',
  type: 'checkDomainAvailability',
  level: 'subscription',
  apiVersions: apiVersions.cognitiveServices,
  collection: { POST: check },
};
