import { isObject, type Json } from '../../model/json.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { kqlReal, kqlText } from './kql-literal.ts';

/** Of a million tokens. */
export interface Price {
  readonly model: string;
  readonly prompt: number;
  readonly completion: number;
}

export interface Prices {
  /** As the file says it; undefined where it does not. */
  readonly currency: string | undefined;
  readonly prices: readonly Price[];
}

/** `{"currency": "USD", "perMillionTokens": {"gpt-4o": {"prompt": 2.5, "completion": 10}}}`. Fails with `PricesInvalid`. */
export function readPrices(text: string, file: string): Prices {
  const refuse = (what: string): UserError => new UserError('PricesInvalid', exitCodes.usage, `${file}: ${what}`, { hint: `Write it so:\n${priceExample(['gpt-4o'])}` });
  let table: Json;
  try {
    table = JSON.parse(text.replace(/^\uFEFF/, '')) as Json;
  } catch (error) {
    throw refuse(`that is no JSON: ${(error as Error).message}`);
  }
  if (!isObject(table)) throw refuse('expected an object');
  const { currency, perMillionTokens: byModel, ...others } = table;
  const [other] = Object.keys(others);
  if (other !== undefined) throw refuse(`"${other}" is not known`);
  if (currency !== undefined && typeof currency !== 'string') throw refuse('"currency" must be a text');
  if (!isObject(byModel) || Object.keys(byModel).length === 0) throw refuse('"perMillionTokens" must name at least one model');
  const prices = Object.entries(byModel).map(([model, price]) => {
    const [prompt, completion] = isObject(price) ? [price['prompt'], price['completion']] : [];
    if (!isAmount(prompt) || !isAmount(completion)) throw refuse(`"${model}" needs "prompt" and "completion", numbers from 0 on`);
    return { model, prompt, completion };
  });
  return { currency, prices };
}

function isAmount(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

/** As the parameter of the template. */
export function kqlPrices({ prices }: Prices): string {
  const cells = prices.flatMap(({ model, prompt, completion }) => [kqlText(model), kqlReal(prompt), kqlReal(completion)]);
  return `datatable (PricedModel: string, PromptPrice: real, CompletionPrice: real) [${cells.join(', ')}]`;
}

/** A file to fill in; every line begins with blanks, as a hint shows what is to be copied. */
export function priceExample(models: readonly string[]): string {
  const rows = models.map((model) => `      ${JSON.stringify(model)}: { "prompt": 0, "completion": 0 }`);
  return ['  {', '    "currency": "USD",', '    "perMillionTokens": {', rows.join(',\n'), '    }', '  }'].join('\n');
}

export function pricesNeeded(models: readonly string[], line: string): UserError {
  const about = models.length === 0 ? 'No model was called in that time; for the model gpt-4o it would be:' : 'Write the prices of a million tokens in place of the noughts:';
  return new UserError('PricesNeeded', exitCodes.usage, 'What tokens cost depends on your contract: cost needs a file with prices.', {
    hint: [about, priceExample(models.length === 0 ? ['gpt-4o'] : models), 'save that as prices.json, and type:', `  ${line}`].join('\n'),
  });
}
