import type { Assumption } from '../../../assumption.ts';

export const responsesAssumptions: readonly Assumption[] = [
  {
    id: 'responses-kept',
    text: 'An account keeps responses for 30 days by the clock, at most 10,000 and about 64 MB, the oldest forgotten first. Another account does not know them: a follow-up there is 400 `previous_response_not_found`, a GET 404.',
    ja: 'アカウントは応答をクロックで 30 日間、最大 10,000 件・約 64 MB 保持し、古いものから忘れる。他のアカウントからは見えず、続きの要求は 400 `previous_response_not_found`、GET は 404。',
    source: 'documentation: Responses API (30 days); report: agent-framework#6419, dotnet/extensions#7704 (the words); own choice: how many and how much',
  },
  {
    id: 'responses-background',
    text: 'A response in the background is `queued` and done when it is next looked at. Only such a one can be cancelled, while it is queued; streams of it, and of responses that are kept, are refused by name.',
    ja: 'バックグラウンドの応答は `queued` になり、次に参照したとき完了している。取り消せるのは待機中のバックグラウンド応答だけ。そのストリームと、保持された応答のストリームは未対応として拒否する。',
    source: 'documentation: background mode; sample: servers that follow it ("Cannot cancel a synchronous response."); own choice: when it is done',
  },
  {
    id: 'responses-tools',
    text: 'Functions are called as in chat; a call must be followed by its output before the model speaks again. Tools of the service itself are accepted and never used; a choice that forces one is refused by name, as are `prompt`, `conversation` and log probabilities.',
    ja: '関数はチャットと同じ規則で呼び出す。モデルが再び話す前に、呼び出しには結果が必要。サービス自身のツールは受け付けるが使わない。その使用を強いる指定、`prompt`、`conversation`、対数確率は未対応として拒否する。',
    source: 'report: openai/codex#3841 (calls without output); own choice: the rest',
  },
  {
    id: 'responses-items',
    text: 'Items that are referred to, and thoughts that come without encrypted content, must be kept in the account, else 400. The list of input has what came in with the request itself, not what was said before.',
    ja: '参照された項目と、暗号化された内容のない思考の項目は、アカウントに保持されている必要があり、なければ 400。入力項目の一覧は、その要求自身の入力だけで、以前の会話は含まない。',
    source: 'report: openclaw#21782 (the words and 400); own choice: what the list has',
  },
  {
    id: 'responses-tokens',
    text: 'Input counts the tokens of all that was said, four more for each item, pictures, files and recordings as in chat, and instructions and tools as written. Answers carry `content_filters`, in which nothing is ever found.',
    ja: '入力トークンは、会話全体のトークンに、項目ごとに 4 を加え、画像・ファイル・録音はチャットと同じに数え、指示とツールは記述どおりに数える。応答には `content_filters` が付き、検出は常になし。',
    source: 'report: azure-rest-api-specs#42141 (`content_filters`); own choice: the counting',
  },
];
