import type { QuestionWords } from '../model/question.ts';
import type { Paint } from './paint.ts';

/** The screen that questions are drawn on. */
export interface QuestionPage {
  readonly columns: number;
  readonly rows: number;
  readonly paint: Paint;
  readonly words: QuestionWords;
}
