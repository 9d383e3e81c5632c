/** A text in several languages: `{"fr": "Sites", "en": "Sites"}`. */
import { z } from 'zod';

export const localizedText = z.record(z.string(), z.string());
