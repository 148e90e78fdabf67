import type { ProbeModule } from '../../../commands/command.ts';
import { at, textAt } from '../../model/json.ts';
import type { Live, LiveApi, More } from '../../model/live.ts';
import type { KeyPlace, Trial } from '../../model/trial.ts';
import { callOf } from './call.ts';
import { chosenApi, readApi } from './chosen-api.ts';
import { accountsToRead, chosenModel, needsModel } from './chosen-model.ts';
import { chosenOperation } from './chosen-operation.ts';
import { probeInput, type ProbeInput } from './input.ts';
import { k6Script } from './k6.ts';

/** `apim-llm probe`: which calls are to be made. */
export const probeModule: ProbeModule<ProbeInput> = {
  prepare: probeInput,
  scope: ({ api, service }) => ({ service, accounts: [], apis: api === undefined ? 'ours' : [api] }),
  more,
  trial(input, live) {
    const name = chosenApi(input.api, live);
    const api = readApi(name, live);
    const operation = chosenOperation(input, name, api);
    const model = chosenModel(input.model, operation, live);
    const { is, urlTemplate, method } = operation;
    const { requests, pace, timeoutMs, limits } = input;
    const trial: Trial = {
      api: name,
      operation: { name: operation.name, method, urlTemplate },
      capability: is.kind === 'served' ? is.capability : undefined,
      model: model?.name,
      stream: input.stream,
      request: callOf(input, live, api, operation, model),
      key: keyOf(input, api),
      requests,
      pace,
      timeoutMs,
      limits,
    };
    return { trial, script: input.export === 'k6' ? k6Script(trial) : undefined };
  },
};

/** First the API, where none was named and none is ours; then its account's deployments, where no model was named. */
function more(input: ProbeInput, live: Live, round: number): More | undefined {
  const name = chosenApi(input.api, live);
  const api = live.apis.get(name.toLowerCase());
  if (api === undefined) return { apis: [name] };
  // An account that is gone is not asked for again and again.
  if (round > 2 || live.accounts.length > 0 || input.model !== undefined || !needsModel(chosenOperation(input, name, api))) return undefined;
  return accountsToRead(api);
}

/** Undefined: the API lets everybody in. API Management's own header where the API names none. */
function keyOf({ appSubscription, asBearer }: ProbeInput, { api }: LiveApi): KeyPlace | undefined {
  if (at(api.body, 'properties', 'subscriptionRequired') === false) return undefined;
  const named = textAt(api.body, 'properties', 'subscriptionKeyParameterNames', 'header');
  const header = named === undefined || named === '' ? 'Ocp-Apim-Subscription-Key' : named;
  return { header: asBearer ? 'Authorization' : header, bearer: asBearer, subscription: appSubscription };
}
