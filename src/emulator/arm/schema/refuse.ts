import { Refusal, bareRefusal, invalid } from '../refusal.ts';
import type { Fault } from './fault.ts';

type Refuse = (faults: readonly Fault[]) => Refusal;

/** Code and message only; `details` is a habit of API Management. InvalidResourceProperties was seen (I26); the code of the others and the words after it are assumed. */
function bare(code: string): Refuse {
  return (faults) => bareRefusal(400, code, faults.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}

function withLocation(faults: readonly Fault[]): Refusal {
  if (faults.some(({ target }) => target === 'location')) return bareRefusal(400, 'LocationRequired', 'The location property is required for this definition.');
  return bare('InvalidRequestContent')(faults);
}

const refusals: Readonly<Record<string, Refuse>> = {
  'microsoft.apimanagement': (faults) => invalid(...faults),
  'microsoft.cognitiveservices': bare('InvalidResourceProperties'),
  'microsoft.managedidentity': withLocation,
  'microsoft.resources': withLocation,
};

/** The refusal of a provider, in its own envelope. */
export function refusalOf(type: string, faults: readonly Fault[]): Refusal {
  return (refusals[type.slice(0, type.indexOf('/')).toLowerCase()] ?? bare('InvalidRequestContent'))(faults);
}
