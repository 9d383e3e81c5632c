/**
 * The labels of balance lines, in French and in English; other languages are answered in English. French signs
 * stand behind a no-break space, U+00A0, written as an escape so that it can be seen.
 */
const texts = {
  upFront: { en: '{title}: set-up fee', fr: '{title}\u00a0: frais de mise en service' },
  trial: { en: '{title}: trial', fr: '{title}\u00a0: période d’essai' },
  recurrence: { en: '{title}', fr: '{title}' },
  recurrenceProrata: { en: '{title}: remaining time', fr: '{title}\u00a0: prorata du temps restant' },
  credit: { en: '{title}: credit for unused time', fr: '{title}\u00a0: avoir pour le temps non utilisé' },
  termination: { en: '{title}: termination fee', fr: '{title}\u00a0: frais de résiliation' },
  feature: { en: '{title}', fr: '{title}' },
  featureProrata: {
    en: '{title}: change during the period',
    fr: '{title}\u00a0: modification en cours de période',
  },
  consumption: { en: '{title}: usage', fr: '{title}\u00a0: consommation' },
  discount: { en: '{title}: discount “{discount}”', fr: '{title}\u00a0: remise «\u00a0{discount}\u00a0»' },
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
  // In one pass and by a function: a title may hold `$&` or `{discount}`, which are no instructions.
  return text.replace(
    /\{(title|discount)\}/g,
    (_, name) => params[name === 'title' ? 'title' : 'discount'] ?? '',
  );
}
