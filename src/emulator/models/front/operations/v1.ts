import { listModels, retrieveModel } from '../../answers/models.ts';
import { responsesOperations } from './of-responses.ts';
import { kinds, openAiActions, type ServedOperation } from './served.ts';

/** Asks the deployment that the body names. */
function withModel(template: string, kind: (typeof kinds)[keyof typeof kinds]): ServedOperation {
  return { ...kind, method: 'POST', shape: 'v1', template, namedBy: 'body' };
}

const own = { shape: 'v1', method: 'GET', namedBy: 'none', capability: undefined, dataAction: `${openAiActions}/models/read` } as const;

export const v1Operations: readonly ServedOperation[] = [
  withModel('/chat/completions', kinds.chat),
  withModel('/completions', kinds.completions),
  withModel('/embeddings', kinds.embeddings),
  withModel('/images/generations', kinds.images),
  withModel('/images/edits', kinds.imageEdits),
  withModel('/audio/transcriptions', kinds.transcription),
  withModel('/audio/translations', kinds.translation),
  withModel('/audio/speech', kinds.speech),
  ...responsesOperations('v1'),
  { ...own, name: 'Models_List', template: '/models', answer: listModels },
  { ...own, name: 'Models_Get', template: '/models/{model}', answer: retrieveModel },
];
