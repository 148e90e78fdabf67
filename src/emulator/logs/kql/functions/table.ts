import { conversionFunctions } from './conversions.ts';
import { dynamicFunctions } from './dynamics.ts';
import { nullFunctions } from './nulls.ts';
import { numberFunctions } from './numbers.ts';
import { regexFunctions } from './regexes.ts';
import type { ScalarFunction } from './scalar-function.ts';
import { textFunctions } from './texts.ts';
import { timeFunctions } from './times.ts';
import { urlFunctions } from './urls.ts';

/** What is computed from its arguments alone, by name. */
export const scalarFunctions: ReadonlyMap<string, ScalarFunction> = new Map(
  [conversionFunctions, dynamicFunctions, nullFunctions, numberFunctions, regexFunctions, textFunctions, timeFunctions, urlFunctions].flat().map((each) => [each.name, each]),
);
