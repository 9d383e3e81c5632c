/** What a payer accepts: who may debit, under which reference, and the payer's rights (EPC rulebooks, annex VII). */
import type { SepaScheme } from '../../../domain/sepa/plan-batch.ts';

export interface MandateContent {
  readonly creditorName: string;
  readonly creditorIdentifier: string;
  /** Unique mandate reference. */
  readonly reference: string;
  readonly scheme: SepaScheme;
}

/** Paragraphs; kept with the mandate as they were shown. */
export function mandateText(language: 'en' | 'fr', content: MandateContent): readonly string[] {
  const { creditorName, creditorIdentifier, reference, scheme } = content;
  if (language === 'fr')
    return [
      `Créancier\u00a0: ${creditorName}, identifiant créancier SEPA ${creditorIdentifier}. Référence unique du mandat\u00a0: ${reference}. Paiement récurrent.`,
      `En acceptant ce mandat, vous autorisez ${creditorName} à demander à votre banque de débiter votre compte, et votre banque à le débiter selon ces demandes.`,
      scheme === 'Core'
        ? 'Vous pouvez vous faire rembourser par votre banque aux conditions de la convention passée avec elle, en le demandant dans les 8 semaines qui suivent le débit, et dans les 13 mois pour un prélèvement non autorisé.'
        : 'Ce mandat est réservé aux prélèvements entre professionnels. Vous ne pouvez pas demander à votre banque le remboursement d’un prélèvement une fois votre compte débité\u00a0; jusqu’à la veille de l’échéance, vous pouvez lui demander de ne pas le débiter. Signalez ce mandat à votre banque avant le premier prélèvement.',
    ];
  return [
    `Creditor: ${creditorName}, SEPA creditor identifier ${creditorIdentifier}. Unique mandate reference: ${reference}. Recurrent payment.`,
    `By accepting this mandate you authorise ${creditorName} to send instructions to your bank to debit your account, and your bank to debit your account in accordance with them.`,
    scheme === 'Core'
      ? 'You are entitled to a refund from your bank under the terms of your agreement with it: claim it within 8 weeks of the debit, or within 13 months for a debit that you did not authorise.'
      : 'This mandate is for debits between businesses alone. You are not entitled to a refund from your bank once your account has been debited; until the day before it is due you may ask your bank not to debit it. Tell your bank of this mandate before the first debit.',
  ];
}
