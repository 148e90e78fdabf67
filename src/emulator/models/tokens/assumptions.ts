import type { Assumption } from '../../assumption.ts';

export const tokenCountAssumptions: readonly Assumption[] = [
  {
    id: 'model-token-encoding',
    text: 'Tokens of all models are counted in o200k_base, the encoding of gpt-4o and its successors; older models and those of others count a little differently. Inside runs of more than 128 letters, signs or spaces each 128 are counted by themselves. Of a request 200,000 characters are encoded, what is beyond counts at their rate.',
    ja: 'トークンは、どのモデルでも gpt-4o 以降のエンコードである o200k_base で数える。古いモデルやほかの提供元のモデルの数え方は少し異なる。文字、記号、空白が 128 を超えて続く部分は、128 ごとに区切って数える。エンコードするのは 1 要求につき 200,000 文字までで、残りは同じ割合で数える。',
    source: 'documentation: OpenAI cookbook (encodings by model); own choice: one encoding for all, runs and long requests, so that hostile texts take no longer than others',
  },
  {
    id: 'chat-prompt-tokens',
    text: 'A chat’s prompt is three tokens for each message with its role and text, one for a name, three for the beginning of the answer; tools, functions and schemas are counted as their JSON.',
    ja: 'チャットのプロンプトは、メッセージごとにロールと本文のほか 3 トークン、name があれば 1 トークン、応答の先頭に 3 トークン。tools、functions、スキーマは JSON として数える。',
    source: 'documentation: OpenAI cookbook (messages); own choice: JSON for tools, where the model sees a shorter text',
  },
  {
    id: 'chat-image-tokens',
    text: 'An image in a prompt is 85 tokens in low detail, else 765, as gpt-4o counts one of 1024 × 1024: images are not looked into. Sound and files count 765.',
    ja: 'プロンプトの画像は、low の detail で 85 トークン、それ以外は 765 トークン (gpt-4o での 1024 × 1024 の画像)。画像の中身は見ない。音声とファイルは 765 トークン。',
    source: 'documentation: vision-enabled chat models (85, and 170 for each tile); own choice: one size for all, sound and files',
  },
];
