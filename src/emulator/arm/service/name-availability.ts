import { answer } from '../answer.ts';
import { apiVersions } from '../api-versions.ts';
import type { Call, Kind } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { checkedBody } from '../schema/check-fields.ts';
import { deletedServiceCalled } from './deleted-service.ts';
import { serviceCalled } from './put-service.ts';

const pattern = /^[a-zA-Z](?:[a-zA-Z0-9-]{0,48}[a-zA-Z0-9])?$/;

function check(call: Call): ArmResponse {
  const { name } = checkedBody<object, { readonly name: string }>(call);
  if (!pattern.test(name)) return told('Invalid', `${name} is not a valid name: it must be 1 to 50 letters, digits and dashes, with a letter first and no dash at the end.`);
  const taken = deletedServiceCalled(call.state, name) ?? serviceCalled(call.state, name);
  return taken ? told('AlreadyExists', `${name} is already in use. Please select a different name.`) : told('Valid', '');
}

/** As recorded of a free name (CLI#1); the messages are our own. */
function told(reason: 'Valid' | 'Invalid' | 'AlreadyExists', message: string): ArmResponse {
  return answer(200, { nameAvailable: reason === 'Valid', reason, message });
}

export const nameAvailability: Kind = {
  provider: 'Microsoft.ApiManagement',
  type: 'checkNameAvailability',
  level: 'subscription',
  apiVersions: apiVersions.apiManagement,
  collection: { POST: check },
};
