import type { Json } from '../../../../model/json.ts';
import { ModelRefusal } from '../../model-refusal.ts';
import type { FormFile, ModelCall } from '../../model-call.ts';
import { deployedModel } from '../deployed-model.ts';
import { checkFields } from '../fields.ts';
import type { Fields } from '../fields.ts';
import { jsonOfFields } from '../form-values.ts';
import { invalidRequest, missingParameter, modelNotEmulated } from '../invalid-request.ts';
import { formBodyOf } from '../json-body.ts';

const formats = ['json', 'text', 'srt', 'verbose_json', 'vtt'] as const;
export type TranscriptFormat = (typeof formats)[number];

export interface TranscriptionForm {
  readonly file: FormFile;
  readonly format: TranscriptFormat;
  readonly language: string | undefined;
  readonly prompt: string;
  readonly temperature: number;
  readonly words: boolean;
  readonly segments: boolean;
  readonly stream: boolean;
}

/** 25 MB for the whole form (report: "Maximum content size limit (26214400) exceeded"). */
const largestForm = 25 * 1024 * 1024;
const extensions = ['flac', 'm4a', 'mp3', 'mp4', 'mpeg', 'mpga', 'oga', 'ogg', 'wav', 'webm'];
const granularities = 'timestamp_granularities[]';

const translationFields: Fields = {
  model: { type: 'text' },
  prompt: { type: 'text' },
  response_format: { type: 'text', choices: formats },
  temperature: { type: 'number', min: 0, max: 1 },
};
const transcriptionFields: Fields = {
  ...translationFields,
  language: { type: 'text', pattern: /^[a-z]{2,3}(-[A-Za-z]{2,4})?$/ },
  [granularities]: { type: 'text' },
  timestamp_granularities: { type: 'text' },
  stream: { type: 'boolean' },
  'include[]': { type: 'text' },
  include: { type: 'text' },
  ...Object.fromEntries(['', '[type]', '[prefix_padding_ms]', '[silence_duration_ms]', '[threshold]'].map((member) => [`chunking_strategy${member}`, { type: 'text' } as const])),
};

/** Whether a model is of the line after whisper: JSON only, counts tokens, can stream. */
export function isTranscribeModel(model: string): boolean {
  return /-transcribe/.test(model);
}

/** @throws ModelRefusal 413 and 400 as the service words them. */
export function readTranscriptionForm(call: ModelCall, task: 'transcribe' | 'translate'): TranscriptionForm {
  const { fields, files, bytes } = formBodyOf(call);
  if (bytes > largestForm) throw new ModelRefusal(413, { error: { message: `Maximum content size limit (${largestForm}) exceeded (${bytes} bytes read)`, type: 'server_error', param: null, code: null } });
  const file = files.find(({ field }) => field === 'file');
  if (!file) throw missingParameter('file');
  const json = jsonOfFields(fields, new Set(['temperature']), new Set(['stream']));
  checkFields(json, task === 'transcribe' ? transcriptionFields : translationFields);
  checkFile(file);
  if (json['include[]'] !== undefined || json['include'] !== undefined) throw modelNotEmulated('log probabilities of transcriptions');
  const format = formats.find((each) => each === json['response_format']) ?? 'json';
  const model = deployedModel(call).model.name;
  if (isTranscribeModel(model) && format !== 'json' && format !== 'text') {
    throw invalidRequest(`response_format '${format}' is not compatible with model '${model}'. Use 'json' or 'text' instead.`, 'response_format', 'unsupported_value');
  }
  const asked = granularitiesOf(json, format);
  return {
    file,
    format,
    language: typeof json['language'] === 'string' ? json['language'] : undefined,
    prompt: typeof json['prompt'] === 'string' ? json['prompt'] : '',
    temperature: typeof json['temperature'] === 'number' ? json['temperature'] : 0,
    words: asked.includes('word'),
    segments: asked.length === 0 || asked.includes('segment'),
    // whisper does not stream and does not mind being asked to (OpenAI's reference).
    stream: json['stream'] === true && isTranscribeModel(model),
  };
}

/** The service goes by the name, not by what is inside. */
function checkFile({ fileName, bytes }: FormFile): void {
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (!extensions.includes(extension)) throw invalidRequest(`Unrecognized file format. Supported formats: [${extensions.map((each) => `'${each}'`).join(', ')}]`);
  if (bytes.length === 0) throw invalidRequest('Audio file is too short. Minimum audio length is 0.1 seconds.', 'file', 'audio_too_short');
}

function granularitiesOf(json: Readonly<Record<string, Json>>, format: TranscriptFormat): readonly string[] {
  const text = json[granularities] ?? json['timestamp_granularities'];
  if (typeof text !== 'string') return [];
  const asked = text.split(',').map((each) => each.trim());
  const wrong = asked.find((each) => each !== 'word' && each !== 'segment');
  if (wrong !== undefined) throw invalidRequest(`Invalid value: '${wrong}'. Supported values are: 'word' and 'segment'.`, 'timestamp_granularities', 'invalid_value');
  if (format !== 'verbose_json') throw invalidRequest("Timestamp granularities are only supported with response_format 'verbose_json'.", 'timestamp_granularities');
  return asked;
}
