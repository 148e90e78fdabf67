import { notEmulatedTypes } from '../../src/emulator/arm/not-emulated.ts';
import { refusedValues } from '../../src/emulator/arm/refused-values.ts';
import { code, list, table } from './language.ts';
import type { Language, Words } from './language.ts';

const heads: readonly Words[] = [{ en: 'type', ja: '種類' }, { en: 'what', ja: '内容' }];

export function refusedTypesIn(language: Language): string {
  return table(heads.map((head) => head[language]), notEmulatedTypes.map(({ type, text, ja }) => [code(type), language === 'en' ? text : ja]));
}

export function refusedValuesIn(language: Language): string {
  return list(refusedValues.map((refused) => (language === 'en' ? refused.text : refused.ja)));
}
