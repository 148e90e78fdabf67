interface AccountKind {
  readonly skus: readonly string[];
  /** Models are deployed to it. */
  readonly models?: true;
  /** Its creation and changes go on as operations; other kinds are there at once (arm-behaviour 52). */
  readonly slow?: true;
}

const freeAndStandard = ['F0', 'S0'];

/** Kinds and their SKUs by Microsoft's lists; the SKUs of containers and commitments (C0 to C4, DC0, E0) are not for everybody. */
const kinds: Readonly<Record<string, AccountKind>> = {
  OpenAI: { skus: ['S0'], models: true, slow: true },
  AIServices: { skus: ['S0'], models: true, slow: true },
  AnomalyDetector: { skus: freeAndStandard },
  CognitiveServices: { skus: ['S0'] },
  ComputerVision: { skus: ['F0', 'S1'] },
  ContentModerator: { skus: freeAndStandard },
  ContentSafety: { skus: freeAndStandard },
  'CustomVision.Prediction': { skus: freeAndStandard },
  'CustomVision.Training': { skus: freeAndStandard },
  Face: { skus: freeAndStandard },
  FormRecognizer: { skus: freeAndStandard },
  HealthInsights: { skus: freeAndStandard },
  ImmersiveReader: { skus: ['S0', 'S1'] },
  LUIS: { skus: freeAndStandard },
  'LUIS.Authoring': { skus: ['F0'] },
  MetricsAdvisor: { skus: ['S0'] },
  Personalizer: { skus: freeAndStandard },
  SpeechServices: { skus: freeAndStandard },
  TextAnalytics: { skus: ['F0', 'S'], slow: true },
  TextTranslation: { skus: ['F0', 'S1', 'S2', 'S3', 'S4'] },
};

export const kindNames: readonly string[] = Object.keys(kinds);

/** Undefined for a kind that there is not. */
export function skusOf(kind: string): readonly string[] | undefined {
  return Object.hasOwn(kinds, kind) ? kinds[kind]?.skus : undefined;
}

export function hasModels(kind: string): boolean {
  return Object.hasOwn(kinds, kind) && kinds[kind]?.models === true;
}

export function isSlow(kind: string): boolean {
  return Object.hasOwn(kinds, kind) && kinds[kind]?.slow === true;
}

export function tierOf(sku: string): 'Free' | 'Standard' {
  return sku === 'F0' ? 'Free' : 'Standard';
}
