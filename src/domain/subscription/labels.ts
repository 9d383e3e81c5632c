/** The labels of balance lines, in French and in English; other languages are answered in English. */
const texts = {
  upFront: { en: '{title}: set-up fee', fr: '{title} : frais de mise en service' },
  trial: { en: '{title}: trial', fr: '{title} : période d’essai' },
  recurrence: { en: '{title}', fr: '{title}' },
  recurrenceProrata: { en: '{title}: remaining time', fr: '{title} : prorata du temps restant' },
  credit: { en: '{title}: credit for unused time', fr: '{title} : avoir pour le temps non utilisé' },
  termination: { en: '{title}: termination fee', fr: '{title} : frais de résiliation' },
  feature: { en: '{title}', fr: '{title}' },
  featureProrata: {
    en: '{title}: change during the period',
    fr: '{title} : modification en cours de période',
  },
  consumption: { en: '{title}: usage', fr: '{title} : consommation' },
  discount: { en: '{title}: discount “{discount}”', fr: '{title} : remise « {discount} »' },
  carriedCredit: {
    en: 'Credit carried to the next invoice',
    fr: 'Solde créditeur reporté sur la prochaine facture',
  },
} as const;

export type LabelKey = keyof typeof texts;

export function lineLabel(
  key: LabelKey,
  language: string,
  params: { readonly title?: string; readonly discount?: string } = {},
): string {
  const text: string = language === 'fr' ? texts[key].fr : texts[key].en;
  return text.replace('{title}', params.title ?? '').replace('{discount}', params.discount ?? '');
}
