import type { Assumption } from '../../../assumption.ts';

export const audioAssumptions: readonly Assumption[] = [
  {
    id: 'audio-not-heard',
    text: 'Nothing is listened to: a transcription names the file, its size and its length, which comes from the head of a WAV file and else from the size at 128 kbit/s. The format goes by the file’s name.',
    ja: '音声は解析しない。文字起こしはファイル名、サイズ、長さを述べる。長さは WAV ならヘッダーから、それ以外は 128 kbit/s と見なしてサイズから求める。形式はファイル名で判断する。',
    source: 'report: vercel/ai#8013 and azure-sdk-for-net#40780 (the name counts, and the words of the refusal); own choice: the rest',
  },
  {
    id: 'audio-too-large',
    text: 'A form of more than 26,214,400 bytes is 413 in OpenAI’s words; a form without `file` is 400 `missing_required_parameter`.',
    ja: '26,214,400 バイトを超えるフォームは OpenAI の文言で 413。`file` のないフォームは 400 `missing_required_parameter`。',
    source: 'report: retkowsky/Azure-AIGEN-demos#3; analogy: other missing parameters',
  },
  {
    id: 'audio-tokens',
    text: 'Models after whisper answer JSON or text, can stream, and count ten tokens for a second that is heard and 1,250 for a minute that is spoken; whisper and tts count none.',
    ja: 'whisper より後のモデルは JSON かテキストで答え、ストリームもできる。聞いた音声は 1 秒につき 10 トークン、話した音声は 1 分につき 1,250 トークンと数える。whisper と tts は数えない。',
    source: 'documentation: OpenAI’s reference of audio and guide to realtime costs; own choice: that Azure shows usage as OpenAI does',
  },
  {
    id: 'audio-silence',
    text: 'Speech is silence: a whole file in the format that was asked for, a fifteenth of a second for a character, five seconds at most, with the format’s own content type.',
    ja: '音声合成の結果は無音。要求された形式の完全なファイルで、1 文字につき 15 分の 1 秒、最長 5 秒。Content-Type は形式に対応するもの。',
    source: 'specification: 2025-04-01-preview (the formats); own choice: silence, its length, content types',
  },
];
