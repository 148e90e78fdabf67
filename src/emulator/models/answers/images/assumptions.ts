import type { Assumption } from '../../../assumption.ts';

export const imagesAssumptions: readonly Assumption[] = [
  {
    id: 'images-painted',
    text: 'An image is a real PNG in the size that was asked for: a pattern of four colours that hangs on prompt and input images alone. `url` of dall-e is a `data:` URL that holds it; Azure’s leads to a store of blobs for a day.',
    ja: '画像は要求されたサイズの本物の PNG で、プロンプトと入力画像だけで決まる 4 色の模様。dall-e の `url` は画像そのものを含む `data:` URL (Azure では 1 日有効な BLOB の URL)。',
    source: 'own choice: nothing outside of the process is served',
  },
  {
    id: 'images-models',
    text: 'dall-e-3 makes one image and revises the prompt; gpt-image-1 and models of other makers answer base64 and refuse `response_format` as unknown. `auto` is 1024x1024, opaque and high quality. JPEG and streams are refused by name.',
    ja: 'dall-e-3 は 1 枚だけ生成しプロンプトを書き直す。gpt-image-1 と他社のモデルは base64 で答え、`response_format` は未知のパラメーターとして拒否する。`auto` は 1024x1024、不透明、高品質。JPEG とストリームは未対応として拒否する。',
    source: 'specification: 2025-04-01-preview; report: azure-sdk-for-net#49965, vercel/ai#6102 (`response_format`); own choice: what auto is, models of other makers',
  },
  {
    id: 'images-usage',
    text: 'gpt-image-1 counts the prompt’s tokens, 581 for each image that is sent for an edit, and for each image made 272 to 6,240 by quality and shape; dall-e counts nothing.',
    ja: 'gpt-image-1 は、プロンプトのトークン数、編集に送られた画像 1 枚につき 581、生成した画像 1 枚につき品質と縦横比に応じて 272～6,240 を数える。dall-e は数えない。',
    source: 'documentation: OpenAI’s guides to image generation and to vision; own choice: that every input image counts as four tiles',
  },
];
