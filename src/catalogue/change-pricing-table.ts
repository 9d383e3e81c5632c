/** Changes a pricing table, found by its number, or deletes it; its offers are not touched. */
import type { Context } from '../accounts/context.ts';
import { recordAudit } from '../accounts/record-audit.ts';
import { parseLocalizedText } from '../domain/localized-text.ts';
import { accept, type Outcome, refuse } from '../domain/refusal/outcome.ts';
import { declarePricingTable, type PricingTableDeclaration } from './declare-pricing-table.ts';
import { findPricingTableById, listPricingTables } from './list-pricing-tables.ts';

export async function changePricingTable(
  context: Context,
  tableId: number,
  change: Partial<PricingTableDeclaration>,
): Promise<Outcome<void>> {
  const current = await findPricingTableById(context, tableId);
  if (!current) return refuse('Error.PricingTable.NotFound', 'pricingTableId');
  const segmentId = current.segment_id;
  const reference = change.reference ?? current.reference;
  if (reference !== current.reference) {
    const taken = await listPricingTables(context, { segmentId, reference }, { page: 1, sizePage: 0 });
    if (taken.totalItems > 0) return refuse('Error.PricingTable.Reference.Taken', 'ReferencePricingTable');
    await context.transaction
      .updateTable('pricing_table')
      .set({ reference })
      .where('business_id', '=', context.businessId)
      .where('id', '=', tableId)
      .execute();
  }
  const title = change.title ?? parseLocalizedText(current.title);
  const declared = await declarePricingTable(context, segmentId, { ...change, reference, title });
  return declared.ok ? accept(undefined) : declared;
}

export async function deletePricingTable(context: Context, tableId: number): Promise<Outcome<void>> {
  const current = await findPricingTableById(context, tableId);
  if (!current) return refuse('Error.PricingTable.NotFound', 'pricingTableId');
  const { transaction, businessId } = context;
  await transaction
    .deleteFrom('pricing_table_offer')
    .where('business_id', '=', businessId)
    .where('pricing_table_id', '=', tableId)
    .execute();
  await transaction
    .deleteFrom('pricing_table')
    .where('business_id', '=', businessId)
    .where('id', '=', tableId)
    .execute();
  await recordAudit(context, {
    action: 'PricingTable.Deleted',
    subjectKind: 'pricing_table',
    subjectId: tableId,
    data: { reference: current.reference },
  });
  return accept(undefined);
}
