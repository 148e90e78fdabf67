import type { Assumption } from '../../assumption.ts';

export const fragmentsAssumptions: readonly Assumption[] = [
  {
    id: 'policy-fragments',
    text: 'All faults in the XML of a fragment end the operation as failed. A fragment has up to 512 KB and no sections, `base` or other fragments, as documented. What it holds has to be allowed in every section that includes it.',
    ja: 'フラグメントの XML の誤りはすべて操作の失敗になる。文書のとおり 512 KB まで、セクション・`base`・ほかのフラグメントは不可。中身は、取り込むすべてのセクションで許されるものに限る。',
    source: 'documentation: "Reuse policy configurations in your API Management policy definitions"',
  },
];
