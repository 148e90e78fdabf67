import type { Assumption } from '../../assumption.ts';

const page = 'documentation: "API import restrictions and known issues"';

export const importAssumptions: readonly Assumption[] = [
  {
    id: 'faults-of-an-import',
    text: 'What is no OpenAPI document or has no title is refused at once; faults inside the document end the operation as failed.',
    ja: 'OpenAPI でない、またはタイトルがない文書は直ちに拒否する。文書内の誤りは操作の失敗として終わる。',
    source: 'report: refusals of imports; none for which of them come at once',
  },
  {
    id: 'import-into-an-api',
    text: 'An import that changes an API updates operations of the same id, which keep their policies; it creates or deletes the others.',
    ja: 'API を変更するインポートは、同じ ID のオペレーションをポリシーを保って更新し、ほかは作成または削除する。',
    source: page,
  },
  {
    id: 'what-an-import-takes',
    text: "An import follows Microsoft's page on import restrictions, what users report in the words of its refusals, and the rules of Microsoft's OpenAPI reader that those words come from. OpenAPI 3.1 is read as 3.0: what only 3.1 has is refused. A response's description and an operation without responses are not asked for, as nobody reports it.",
    ja: 'インポートは、Microsoft の「インポートの制限」、利用者が報告した拒否の文言、その文言の元である Microsoft の OpenAPI リーダーの規則に従う。OpenAPI 3.1 は 3.0 として読み、3.1 にしかないものは拒否する。応答の説明の欠落と応答のないオペレーションは、報告がないため拒否しない。',
    source: `${page}; report: refusals of imports; analogy: Microsoft.OpenApi.Readers`,
  },
  {
    id: 'schemas-in-circles',
    text: "Schemas that contain themselves are imported: the page calls them unsupported, but Microsoft's own descriptions with them import. References in a circle without a schema between them are refused.",
    ja: '自分自身を含むスキーマはインポートできる。文書では非対応だが、Microsoft 自身の定義がインポートできている。スキーマを挟まない参照の循環は拒否する。',
    source: `${page}; sample: the published descriptions of Azure OpenAI`,
  },
  {
    id: 'servers-in-a-document',
    text: 'A server whose URL has variables is no URL and refused where the request states no `serviceUrl`; any server on localhost is refused.',
    ja: '変数を含むサーバーの URL は、要求に `serviceUrl` がなければ URL ではないとして拒否する。localhost のサーバーは常に拒否する。',
    source: 'report: refusals of imports',
  },
  {
    id: 'passed-over-by-an-import',
    text: 'Cookies, TRACE, tags, callbacks, `default` and ranges of responses, `examples` and the serialisation of lists are passed over by an import: the page calls them unsupported, not refused. So are form parameters and `produces` of Swagger 2.0, whose responses count as `application/json`.',
    ja: 'Cookie、TRACE、タグ、コールバック、`default` や範囲の応答、`examples`、リストの直列化はインポートで無視する (文書では「非対応」で、拒否とは書かれていない)。Swagger 2.0 のフォーム パラメーターと `produces` も同じで、応答は `application/json` とみなす。',
    source: page,
  },
];
