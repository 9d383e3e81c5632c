/** The catalogue as whoever sells edits it, in both languages. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openStaff } from './staff.ts';

const staff = await openStaff();
after(() => staff.close());

async function offerNamed(name: string) {
  const { rows } = await staff.database.pool.query<Record<string, unknown>>(
    `select reference, amount_recurrence, duration_recurrence, unit_recurrence, count_recurrences,
       count_min_recurrences, amount_up_front, duration_trial, is_visible, title from offer
     where name = $1 order by id`,
    [name],
  );
  return rows[0];
}

test('an offer is added, edited, duplicated, taken off sale and deleted', async () => {
  const page = await staff.enter('/catalogue', { language: 'fr' });
  await page.getByRole('table', { name: 'Offres' }).waitFor();
  await page.getByRole('button', { name: 'Ajouter une offre' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Nom', { exact: true }).fill('Atelier');
  await dialog.getByLabel(/Référence/).fill('atelier');
  await dialog.getByLabel(/Titre en français/).fill('Formule Atelier');
  await dialog.getByLabel(/Prix d’une période/).fill('douze');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await dialog.getByText('Saisissez un montant comme 1250,50').waitFor();
  await dialog.getByLabel(/Prix d’une période/).fill('1 250,50');
  await dialog.getByLabel('Durée d’une période').fill('3');
  await dialog.getByLabel(/Périodes d’engagement/).fill('4');
  await dialog.getByLabel('Durée de l’essai').fill('14');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('« Atelier » est ajoutée.').waitFor();
  assert.deepEqual(await offerNamed('Atelier'), {
    reference: 'atelier',
    amount_recurrence: 125_050,
    duration_recurrence: 3,
    unit_recurrence: 'Month',
    count_recurrences: null,
    count_min_recurrences: 4,
    amount_up_front: 0,
    duration_trial: 14,
    is_visible: true,
    title: { fr: 'Formule Atelier' },
  });
  const act = async (name: string) => {
    await page.getByRole('button', { name: 'Actions pour Atelier', exact: true }).first().click();
    await page.getByRole('menuitem', { name }).click();
  };
  await act('Modifier');
  await dialog.getByLabel(/Nombre de périodes/).fill('12');
  await dialog.getByLabel(/Prix d’une période/).fill('99');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Enregistré.').waitFor();
  const edited = await offerNamed('Atelier');
  assert.deepEqual([edited?.amount_recurrence, edited?.count_recurrences], [9_900, 12]);
  await act('Modifier');
  await dialog.getByLabel(/Référence/).fill('essential');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await dialog.locator('[aria-invalid=true], [role=alert]').first().waitFor();
  await dialog.getByRole('button', { name: 'Annuler' }).click();
  await act('Retirer de la vente');
  await page.getByText('« Atelier » n’est plus vendue').waitFor();
  assert.equal((await offerNamed('Atelier'))?.is_visible, false);
  await act('Dupliquer');
  await page.getByText(/est ajoutée, masquée/).waitFor();
  await act('Supprimer');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Supprimer' }).click();
  await page.getByText('« Atelier » est supprimée.').waitFor();
});

test('a feature is added and edited; one that an offer has is not deleted, and why is told', async () => {
  const page = await staff.enter('/catalogue?part=features', { language: 'en' });
  await page.getByRole('button', { name: 'Add a feature' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.locator('[aria-invalid=true]').waitFor();
  await dialog.getByLabel('Name').fill('Exports');
  await dialog.getByLabel('Type').selectOption({ label: 'Limit (users, sites)' });
  await dialog.getByLabel(/Title in English/).fill('Exports a month');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('“Exports” is added.').waitFor();
  await page.getByRole('button', { name: 'Actions for Exports' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await dialog.getByLabel(/Title in French/).fill('Exports par mois');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  const { rows } = await staff.database.pool.query("select type, title from feature where name = 'Exports'");
  assert.deepEqual(rows, [{ type: 'Limitation', title: { en: 'Exports a month', fr: 'Exports par mois' } }]);
  await page.getByRole('button', { name: 'Actions for Exports' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('“Exports” is deleted.').waitFor();
  await page
    .getByRole('button', { name: /^Actions for/ })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await page
    .getByText(/in use|used by|offer/i)
    .last()
    .waitFor();
});

test('an offer is given a feature with steps, whose price is drawn as it will be billed', async () => {
  const page = await staff.enter('/catalogue', { language: 'fr' });
  await page.getByRole('link', { name: 'Essentiel' }).click();
  await page.getByRole('heading', { name: 'Essentiel' }).waitFor();
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Actions pour scans' }).click();
  await page.getByRole('menuitem', { name: 'Retirer de l’offre' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Retirer de l’offre' }).click();
  await page.getByText('Enregistré.').waitFor();
  await page.getByRole('button', { name: 'Ajouter une fonctionnalité à l’offre' }).click();
  await dialog.getByLabel('Fonctionnalité').selectOption({ label: 'Documents numérisés' });
  await dialog.getByLabel(/Quantité comprise/).fill('100');
  await dialog.getByRole('button', { name: 'Ajouter un palier' }).click();
  await dialog.getByText('Complétez les paliers').waitFor();
  await dialog.getByLabel(/Jusqu’à/).fill('50');
  await dialog.getByLabel('Unités d’un bloc').fill('10');
  await dialog.getByLabel(/Prix d’un bloc/).fill('2,50');
  await dialog.getByRole('button', { name: 'Ajouter un palier' }).click();
  await dialog
    .getByLabel(/Prix d’un bloc/)
    .nth(1)
    .fill('0,10');
  const curve = dialog.getByRole('table', { name: 'Ce que cela donne' });
  // 50 above the 100 that are included are five blocks of 2.50.
  await curve.getByRole('row', { name: /^150 12,50/ }).waitFor();
  await dialog.getByLabel('Gratuite pendant l’essai').check();
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('row', { name: /scans.*100.*2 paliers/ }).waitFor();
  const { rows } = await staff.database.pool.query(
    `select f.quantity_included, f.steps, f.is_free_in_trial from offer_feature f
     join offer o on o.business_id = f.business_id and o.id = f.offer_id
     join feature n on n.business_id = f.business_id and n.id = f.feature_id
     where o.reference = 'essential' and n.reference = 'scans'`,
  );
  assert.deepEqual(rows, [
    {
      quantity_included: 100,
      steps: [
        { increment: 10, quantityMax: 50, amountCeiling: null, amountPerIncrement: 250 },
        { increment: 1, quantityMax: null, amountCeiling: null, amountPerIncrement: 10 },
      ],
      is_free_in_trial: true,
    },
  ]);
});

test('a discount is added as a percentage, edited to an amount, and deleted', async () => {
  const page = await staff.enter('/catalogue?part=discounts', { language: 'en' });
  await page.getByRole('button', { name: 'Add a discount' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Spring');
  await dialog.getByLabel('Percentage').fill('12.345');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Enter an amount such as').waitFor();
  await dialog.getByLabel('Percentage').fill('12.5');
  await dialog.getByLabel(/For how many periods/).fill('3');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('“Spring” is added.').waitFor();
  const kept = async () => {
    const { rows } = await staff.database.pool.query<Record<string, unknown>>(
      "select type_off, value_off, count_periods from discount where name = 'Spring'",
    );
    return rows;
  };
  assert.deepEqual(await kept(), [{ type_off: 'PerTenThousand', value_off: 1_250, count_periods: 3 }]);
  await page.getByRole('row', { name: /Spring.*12\.5.?%/ }).waitFor();
  await page.getByRole('button', { name: 'Actions for Spring' }).click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  await dialog.getByLabel('Kind').selectOption({ label: 'Amount (EUR)' });
  await dialog.getByLabel('Amount (EUR)').fill('4');
  await dialog.getByLabel(/For how many periods/).fill('');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  assert.deepEqual(await kept(), [{ type_off: 'Flat', value_off: 400, count_periods: null }]);
  await page.getByRole('button', { name: 'Actions for Spring' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('“Spring” is deleted.').waitFor();
});

test('who may only read sees without changing, and a phone shows the page whole', async () => {
  const reader = await staff.addPerson('ReadOnly');
  const page = await staff.enter('/catalogue', { language: 'fr', width: 390 }, reader);
  await page.getByRole('table', { name: 'Offres' }).waitFor();
  assert.equal(await page.getByRole('button', { name: /Ajouter|Actions pour/ }).count(), 0);
  for (const part of ['offers', 'features', 'discounts']) {
    await page.goto(`${staff.url}/app/catalogue?part=${part}`);
    await page.getByRole('table').waitFor();
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390, part);
  }
});
