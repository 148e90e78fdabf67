import { answerImageEmbeddings } from '../../answers/embeddings.ts';
import { inferenceModelInfo } from '../../answers/models.ts';
import { kinds, type ServedOperation } from './served.ts';

/** Of models as a service; Cognitive Services User has all of them, OpenAI User none (review.md section 5). */
const actions = 'Microsoft.CognitiveServices/accounts/MaaS';

/** The model inference API of Foundry accounts. */
export const inferenceOperations: readonly ServedOperation[] = [
  { ...kinds.chat, shape: 'models', method: 'POST', template: '/chat/completions', namedBy: 'body', dataAction: `${actions}/chat/completions/action` },
  { ...kinds.embeddings, shape: 'models', method: 'POST', template: '/embeddings', namedBy: 'body', dataAction: `${actions}/embeddings/action` },
  { shape: 'models', method: 'POST', template: '/images/embeddings', name: 'ImageEmbeddings_Create', namedBy: 'body', capability: 'embeddings', dataAction: `${actions}/images/embeddings/action`, answer: answerImageEmbeddings },
  { shape: 'models', method: 'GET', template: '/info', name: 'ModelInfo_Get', namedBy: 'none', capability: undefined, dataAction: `${actions}/info/read`, answer: inferenceModelInfo },
];
