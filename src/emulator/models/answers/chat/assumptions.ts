import type { Assumption } from '../../../assumption.ts';

export const chatAssumptions: readonly Assumption[] = [
  {
    id: 'model-answers',
    text: 'Models answer with a short text that names model and region and takes up the question, the same for the same request and seed. JSON formats and arguments of tools are made from the schema; `not`, `if` and `contains` are not looked at.',
    ja: 'モデルは、モデル名とリージョンを挙げ、質問の冒頭を引用する短い文で答える。同じ要求と seed には同じ答えを返す。JSON 形式の応答とツールの引数はスキーマから作り、`not`、`if`、`contains` は見ない。',
    source: 'own choice: answers that can be read, compared and repeated',
  },
  {
    id: 'chat-tool-choice',
    text: 'With `tool_choice: auto` a tool is called when the user’s last message has its name or a word of it with four letters or more; after a tool’s result the model speaks. One call is made at a time. Every choice that calls ends with `tool_calls`.',
    ja: '`tool_choice: auto` では、ユーザーの最後のメッセージにツールの名前、またはその名前に含まれる 4 文字以上の単語があるとツールを呼び出し、ツールの結果の後は文で答える。呼び出しは一度に 1 件。呼び出した choice の finish_reason は必ず `tool_calls`。',
    source: 'own choice: a rule that a test can rely on; documentation: chat completions API (`tool_calls`), which elsewhere has `stop` for a call that is forced',
  },
  {
    id: 'chat-refusals',
    text: 'Requests are refused in OpenAI’s words of today whatever the api-version, and with fields that no surface has; fields of newer versions are taken by older ones, but `json_schema` is not before 2024-08-01-preview.',
    ja: '要求の誤りは、api-version によらず現在の OpenAI の文面で拒否する。どの API にもないフィールドも拒否する。新しいバージョンのフィールドは古いバージョンでも受け取るが、`json_schema` は 2024-08-01-preview より前では拒否する。',
    source: 'report: error bodies that users quote; specification: 2024-10-21 and v1 (fields and bounds); own choice: one wording for all versions',
  },
  {
    id: 'chat-reasoning',
    text: 'o models and gpt-5 use 64 tokens of thinking for low effort, 128 for medium, 256 for high, 512 for xhigh and none for minimal; gpt-5.1 and later think only when an effort is given, and take `temperature` and the like until then.',
    ja: 'o シリーズと gpt-5 の推論トークンは、effort が low で 64、medium で 128、high で 256、xhigh で 512、minimal で 0。gpt-5.1 以降は effort を指定したときだけ推論し、指定しなければ `temperature` などを受け取る。',
    source: 'documentation: reasoning models (parameters that are refused); own choice: the numbers',
  },
  {
    id: 'chat-stream-chunks',
    text: 'Streams begin with a chunk that has the filter’s results of the prompt and no choices, then carry four tokens a chunk, one choice after the other; nothing is waited for between chunks once the deployment’s latency has passed.',
    ja: 'ストリームは、choices が空でプロンプトのフィルター結果を持つチャンクで始まり、その後は 1 チャンクに 4 トークンずつ、choice を順に送る。デプロイの遅延が過ぎた後は、チャンクの間で待たない。',
    source: 'report: streams of Azure OpenAI that users quote (the first chunk, `usage: null`); own choice: the rest',
  },
  {
    id: 'model-label',
    text: 'Answers name the model with its version where the version is a date (`gpt-4o-2024-08-06`), else by its name alone. Nothing is ever cached, predicted or filtered in what a model writes.',
    ja: '応答の model は、バージョンが日付なら名前とバージョン (`gpt-4o-2024-08-06`)、それ以外は名前のみ。キャッシュ、予測出力、応答のフィルターは起きない。',
    source: 'sample: answers in Azure’s documentation; own choice: versions that are no dates',
  },
  {
    id: 'model-context',
    text: 'Completions and embeddings refuse what is longer than the model’s context: 4,097 tokens of instruct models, 16,384 of others, 8,192 of an input to embed. Chat and Responses take prompts of any length.',
    ja: '補完と埋め込みは、モデルのコンテキスト長 (instruct モデルは 4,097 トークン、他は 16,384、埋め込みの入力は 8,192) を超える要求を拒否する。チャットと Responses はどんな長さのプロンプトも受け取る。',
    source: 'documentation: models; own choice: chat and Responses',
  },
  {
    id: 'model-ids',
    text: 'Ids of answers, `apim-request-id` and the chance of `roleFlapping` hang on the seed, the host and how many calls it had before: calls of other hosts, and the order in which things end, do not change them.',
    ja: '応答の ID、`apim-request-id`、`roleFlapping` の乱数は、シード、ホスト、そのホストでの呼び出しの順番だけで決まる。他のホストの呼び出しや処理が終わる順序には左右されない。',
    source: 'own choice: runs that can be compared',
  },
];
