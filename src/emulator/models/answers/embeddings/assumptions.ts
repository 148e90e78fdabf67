import type { Assumption } from '../../../assumption.ts';

export const embeddingsAssumptions: readonly Assumption[] = [
  {
    id: 'embedding-vectors',
    text: 'Embeddings are unit vectors that hang on model and text alone; similar texts have nothing in common. Models that are not known have 1,536 dimensions and may be shortened.',
    ja: '埋め込みは、モデルとテキストだけで決まる単位ベクトル。似たテキストでもベクトルは似ない。未知のモデルは 1,536 次元で、短縮できるものとする。',
    source: 'documentation: models (dimensions of the known ones), embeddings API (2,048 inputs); own choice: the rest',
  },
  {
    id: 'embedding-images',
    text: 'An image to embed counts 765 tokens and its text as text.',
    ja: '画像の埋め込みは、画像 1 件を 765 トークン、付随するテキストをテキストとして数える。',
    source: 'own choice: as an image in a chat',
  },
];
