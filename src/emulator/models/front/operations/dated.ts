import { listModels, retrieveModel } from '../../answers/models.ts';
import { responsesOperations } from './of-responses.ts';
import { kinds, openAiActions, type ServedOperation } from './served.ts';

/** Asks the deployment that the path names. */
function inDeployment(path: string, kind: (typeof kinds)[keyof typeof kinds], since: string): ServedOperation {
  return { ...kind, method: 'POST', shape: 'openai', template: `/deployments/{deployment-id}${path}`, namedBy: 'path', since };
}

const own = { shape: 'openai', method: 'GET', namedBy: 'none', capability: undefined, dataAction: `${openAiActions}/models/read` } as const;

/** First versions are those of the descriptions in Azure/azure-rest-api-specs. */
export const datedOperations: readonly ServedOperation[] = [
  inDeployment('/chat/completions', kinds.chat, '2023-03-15-preview'),
  inDeployment('/completions', kinds.completions, '2022-03-01-preview'),
  inDeployment('/embeddings', kinds.embeddings, '2022-06-01-preview'),
  inDeployment('/images/generations', kinds.images, '2023-12-01-preview'),
  inDeployment('/images/edits', kinds.imageEdits, '2025-04-01-preview'),
  inDeployment('/audio/transcriptions', kinds.transcription, '2023-09-01-preview'),
  inDeployment('/audio/translations', kinds.translation, '2023-09-01-preview'),
  inDeployment('/audio/speech', kinds.speech, '2024-02-15-preview'),
  ...responsesOperations('openai', '2025-03-01-preview'),
  { ...own, name: 'Models_List', template: '/models', answer: listModels },
  { ...own, name: 'Models_Get', template: '/models/{model-id}', answer: retrieveModel },
];
