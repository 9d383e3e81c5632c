/** The customers of the demo, invented; what happens to each is told as days since the history began. */
import type { PaymentType } from '../domain/billing/invoice-state.ts';

export interface DemoCustomer {
  readonly reference: string;
  readonly company: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly addressLine1: string;
  readonly zipCode: string;
  readonly city: string;
  readonly country: string;
  readonly language: 'fr' | 'en';
  readonly vatNumber?: string;
  /** Free: no payment method. */
  readonly pays: PaymentType;
  readonly offer: 'essential' | 'team' | 'enterprise';
  /** The day on which the subscription starts; absent: it stays a draft. */
  readonly startsOn?: number;
  readonly isDiscounted?: boolean;
  readonly isBadPayer?: boolean;
  /** Scanned documents a month. */
  readonly scans?: number;
  readonly users?: readonly { readonly on: number; readonly quantity: number }[];
  readonly supportOn?: number;
  readonly upgrade?: { readonly on: number; readonly offer: 'team' | 'enterprise' };
  readonly terminatesOn?: number;
  readonly suspendedOn?: number;
  readonly greyListedOn?: number;
  readonly creditedOn?: number;
  readonly hasExpiredCard?: boolean;
}

type Row = [
  reference: string,
  company: string,
  person: string,
  addressLine1: string,
  place: string,
  pays: PaymentType,
  offer: DemoCustomer['offer'],
  more?: Partial<DemoCustomer>,
];

/** `Hélène Roux`, `35000 Rennes FR`. */
function customer([reference, company, person, addressLine1, place, pays, offer, more]: Row): DemoCustomer {
  const [firstName = '', ...lastName] = person.split(' ');
  const [zipCode = '', ...rest] = place.split(' ');
  const country = rest.pop() ?? 'FR';
  return {
    reference,
    company,
    firstName,
    lastName: lastName.join(' '),
    addressLine1,
    zipCode,
    city: rest.join(' '),
    country,
    language: country === 'FR' || country === 'BE' ? 'fr' : 'en',
    pays,
    offer,
    ...more,
  };
}

const rows: readonly Row[] = [
  [
    'lefevre',
    'Boulangerie Lefèvre',
    'Hélène Lefèvre',
    '3 place de l’Église',
    '35000 Rennes FR',
    'ExternalBank',
    'essential',
    { startsOn: 0, scans: 140 },
  ],
  [
    'garrigue',
    'Garrigue & Fils',
    'Bruno Garrigue',
    '8 rue du Marché',
    '34000 Montpellier FR',
    'DirectDebit',
    'team',
    {
      startsOn: 2,
      scans: 1300,
      users: [
        { on: 20, quantity: 7 },
        { on: 75, quantity: 12 },
      ],
    },
  ],
  [
    'imprimerie',
    'Imprimerie du Canal',
    'Sofia Marchetti',
    '27 quai du Canal',
    '31000 Toulouse FR',
    'ExternalCheck',
    'team',
    { startsOn: 4, isDiscounted: true, supportOn: 40 },
  ],
  [
    'kerouan',
    'Cabinet Kerouan',
    'Yann Kerouan',
    '5 allée des Tilleuls',
    '29000 Quimper FR',
    'Card',
    'essential',
    { startsOn: 7, upgrade: { on: 66, offer: 'team' }, scans: 90 },
  ],
  [
    'novatis',
    'Novatis Conseil',
    'Claire Dubreuil',
    '112 avenue de la République',
    '75011 Paris FR',
    'DirectDebit',
    'enterprise',
    { startsOn: 9, scans: 12400 },
  ],
  [
    'belvue',
    'Hôtel Belvue',
    'Martin Sauvage',
    '1 promenade des Bains',
    '06000 Nice FR',
    'Card',
    'team',
    { startsOn: 12, hasExpiredCard: true },
  ],
  [
    'tavernier',
    'Tavernier Transports',
    'Lucie Tavernier',
    '44 route de Lyon',
    '38000 Grenoble FR',
    'ExternalBank',
    'team',
    { startsOn: 15, isBadPayer: true },
  ],
  [
    'ateliersud',
    'Atelier Sud',
    'Karim Benali',
    '9 rue des Forges',
    '13001 Marseille FR',
    'ExternalBank',
    'essential',
    { startsOn: 18, terminatesOn: 120 },
  ],
  [
    'mercerie',
    'La Mercerie',
    'Jeanne Petit',
    '2 rue Haute',
    '67000 Strasbourg FR',
    'ExternalCash',
    'essential',
    { startsOn: 22, scans: 30 },
  ],
  [
    'polygone',
    'Polygone Architectes',
    'Antoine Vasseur',
    '18 boulevard Carnot',
    '59000 Lille FR',
    'DirectDebit',
    'team',
    { startsOn: 25, isDiscounted: true, users: [{ on: 50, quantity: 9 }] },
  ],
  [
    'verger',
    'Le Verger Bio',
    'Nina Colin',
    '6 chemin du Moulin',
    '84000 Avignon FR',
    'Card',
    'essential',
    { startsOn: 30, suspendedOn: 140 },
  ],
  [
    'odyssee',
    'Librairie Odyssée',
    'Paul Renaud',
    '31 rue Saint-Jean',
    '69005 Lyon FR',
    'ExternalCheck',
    'essential',
    { startsOn: 34, creditedOn: 70 },
  ],
  [
    'quadrant',
    'Quadrant Assurances',
    'Isabelle Morel',
    '77 cours Lafayette',
    '69003 Lyon FR',
    'ExternalBank',
    'enterprise',
    { startsOn: 38, users: [{ on: 90, quantity: 42 }], scans: 9000 },
  ],
  [
    'bertin',
    'Garage Bertin',
    'Olivier Bertin',
    '15 rue de l’Industrie',
    '21000 Dijon FR',
    'Card',
    'team',
    { startsOn: 45, greyListedOn: 150 },
  ],
  [
    'solaire',
    'Solaire Ouest',
    'Maud Le Goff',
    '4 zone du Phare',
    '44000 Nantes FR',
    'DirectDebit',
    'team',
    { startsOn: 52, supportOn: 100, scans: 700 },
  ],
  [
    'delcourt',
    'Delcourt Notaires',
    'Xavier Delcourt',
    '10 rue Royale',
    '1000 Bruxelles BE',
    'ExternalBank',
    'team',
    { startsOn: 57, vatNumber: 'BE0123456749', scans: 2100 },
  ],
  [
    'hansen',
    'Hansen Logistik GmbH',
    'Greta Hansen',
    'Speicherstraße 7',
    '20457 Hamburg DE',
    'DirectDebit',
    'enterprise',
    { startsOn: 64, vatNumber: 'DE123456788', scans: 15800 },
  ],
  [
    'rossi',
    'Studio Rossi',
    'Elena Rossi',
    'Via del Corso 40',
    '00186 Roma IT',
    'Card',
    'essential',
    { startsOn: 71, isDiscounted: true },
  ],
  [
    'harbour',
    'Harbour Books Ltd',
    'Thomas Avery',
    '5 Quay Street',
    'D01 Dublin IE',
    'Card',
    'team',
    { startsOn: 80 },
  ],
  [
    'lakeside',
    'Lakeside Printing Inc.',
    'Mary Coleman',
    '210 Lakeside Avenue',
    '98101 Seattle US',
    'Card',
    'team',
    { startsOn: 88, scans: 1800 },
  ],
  [
    'chenes',
    'Clinique des Chênes',
    'Sarah Lambert',
    '60 avenue des Chênes',
    '33000 Bordeaux FR',
    'ExternalBank',
    'enterprise',
    { startsOn: 95, isBadPayer: true },
  ],
  [
    'fromagerie',
    'Fromagerie Valmont',
    'Luc Valmont',
    '3 rue de la Cave',
    '25000 Besançon FR',
    'ExternalOther',
    'essential',
    { startsOn: 110, scans: 260 },
  ],
  [
    'nautique',
    'Club Nautique',
    'Adèle Fabre',
    '1 port des Sables',
    '85100 Les Sables FR',
    'ExternalCheck',
    'essential',
    { startsOn: 131 },
  ],
  [
    'horizon',
    'Horizon Formation',
    'Damien Royer',
    '23 rue Pasteur',
    '51100 Reims FR',
    'Card',
    'team',
    { startsOn: 155, upgrade: { on: 172, offer: 'enterprise' } },
  ],
  ['studio9', 'Studio 9', 'Inès Caron', '9 rue des Arts', '76000 Rouen FR', 'Free', 'team', {}],
];

export const demoCustomers: readonly DemoCustomer[] = rows.map(customer);
