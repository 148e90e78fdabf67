import type { Assumption } from '../../assumption.ts';

export const schemaAssumptions: readonly Assumption[] = [
  {
    id: 'shapes-of-requests',
    text: 'Requests are checked by one table of facts of the published specifications, with its exceptions beside it. A version between published ones is answered by the nearest older one, a version before all of them by the oldest; words that are not listed are refused also where a specification says that there may be more.',
    ja: '要求は、公開仕様の事実をまとめた一つの表と、その例外の一覧で検査する。公開版の間の版は直前の公開版、最古より前は最古の版で答える。仕様が「ほかの値もありうる」とする列挙でも、載っていない値は拒否する。',
    source: 'specification: azure-rest-api-specs',
  },
  {
    id: 'unknown-fields',
    text: 'Fields that no api-version knows are refused with `ValidationError`; read-only fields may be sent back.',
    ja: 'どの api-version にもないフィールドは `ValidationError` で拒否する。読み取り専用フィールドの送り返しは認める。',
    source: 'report: refusals with ValidationError; recording: aso-ApiManagement_20240501_CRUD#15 for id, name and type',
  },
  {
    id: 'codes-of-other-providers',
    text: 'Of the providers other than API Management the code of a refused field is `InvalidResourceProperties` for Cognitive Services, as seen, and `InvalidRequestContent` for the others; the words after it are ours.',
    ja: 'API Management 以外のプロバイダーがフィールドを拒否するときのコードは、Cognitive Services では見られたとおり `InvalidResourceProperties`、ほかは `InvalidRequestContent`。続く文言は独自。',
    source: 'report: InvalidResourceProperties; none',
  },
  {
    id: 'properties-required',
    text: 'A PUT or PATCH below a service needs `properties`.',
    ja: 'サービスの配下への PUT と PATCH には `properties` が必要。',
    source: 'own choice: a body without it says nothing',
  },
];
