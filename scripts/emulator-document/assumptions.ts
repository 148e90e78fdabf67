import { assumptions } from '../../src/emulator/assumptions.ts';
import type { Assumption } from '../../src/emulator/assumption.ts';
import { code, table } from './language.ts';
import type { Language, Words } from './language.ts';

const heads: readonly Words[] = [{ en: 'id', ja: 'ID' }, { en: 'what is assumed', ja: '仮定' }, { en: 'what speaks for it', ja: '根拠' }];

/** Kinds of evidence, as `source` of an assumption writes them. */
const kinds: Readonly<Record<string, string>> = {
  recording: '記録',
  specification: '仕様',
  example: '公式の例',
  documentation: '文書',
  sample: 'サンプル',
  report: '報告',
  analogy: '類推',
  'own choice': '独自の選択',
  none: 'なし',
};

export function assumptionsIn(language: Language): string {
  return assumptions
    .filter(({ assumptions: about }) => about.length > 0)
    .map(({ about, ja, assumptions: ours }) => `### ${language === 'en' ? about : ja}\n\n${table(heads.map((head) => head[language]), ours.map((one) => row(one, language)))}`)
    .join('\n\n');
}

function row({ id, text, ja, source }: Assumption, language: Language): readonly string[] {
  return [code(id), language === 'en' ? text : ja, language === 'en' ? source : inJapanese(source)];
}

/** The kind in Japanese; what exactly it is stays as it is written: names of pages, recordings and operations. */
function inJapanese(source: string): string {
  return source.replaceAll(new RegExp(`(^|; )(${Object.keys(kinds).join('|')})\\b`, 'g'), (_, before: string, kind: string) => `${before}${kinds[kind]}`);
}
