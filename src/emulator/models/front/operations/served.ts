import { answerChat } from '../../answers/chat.ts';
import { answerCompletion } from '../../answers/completions.ts';
import { answerEmbeddings } from '../../answers/embeddings.ts';
import { editImages, generateImages } from '../../answers/images.ts';
import { speak, transcribe, translate } from '../../answers/audio.ts';
import type { ModelOperation } from '../../model-operation.ts';

/** A row of the table of what accounts answer. */
export interface ServedOperation extends ModelOperation {
  /** The first api-version that has it; undefined: whatever version is taken at all. */
  readonly since?: string;
}

/** The same in every shape. */
type Kind = Pick<ModelOperation, 'name' | 'capability' | 'dataAction' | 'answer'>;

export const openAiActions = 'Microsoft.CognitiveServices/accounts/OpenAI';

/** What asks a model. Names are the operationIds of Azure's descriptions, as messages write them. */
export const kinds = {
  chat: { name: 'ChatCompletions_Create', capability: 'chat', dataAction: `${openAiActions}/deployments/chat/completions/action`, answer: answerChat },
  completions: { name: 'Completions_Create', capability: 'completions', dataAction: `${openAiActions}/deployments/completions/action`, answer: answerCompletion },
  embeddings: { name: 'Embeddings_Create', capability: 'embeddings', dataAction: `${openAiActions}/deployments/embeddings/action`, answer: answerEmbeddings },
  images: { name: 'ImageGenerations_Create', capability: 'images', dataAction: `${openAiActions}/images/generations/action`, answer: generateImages },
  imageEdits: { name: 'ImageGenerations_Edit', capability: 'images', dataAction: `${openAiActions}/images/generations/action`, answer: editImages },
  transcription: { name: 'Transcriptions_Create', capability: 'transcription', dataAction: `${openAiActions}/deployments/audio/action`, answer: transcribe },
  translation: { name: 'Translations_Create', capability: 'translation', dataAction: `${openAiActions}/deployments/audio/action`, answer: translate },
  speech: { name: 'Speech_Create', capability: 'speech', dataAction: `${openAiActions}/deployments/audio/action`, answer: speak },
} as const satisfies Readonly<Record<string, Kind>>;
