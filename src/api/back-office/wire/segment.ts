/** A segment with its settings, as the Back Office reads and writes it. */
import { z } from 'zod';
import { feeAmount, text } from '../../../http/fields.ts';
import { listOf } from '../list.ts';
import { link } from './link.ts';
import { tracesFields } from './traces.ts';

export const billingModes = ['Anniversary', 'FixedDay', 'Manual'] as const;

/** Where customers are answered from, and their documents are written in. */
export const languages = ['de', 'en', 'es', 'fr', 'it', 'nl', 'pt'] as const;

const addressInput = z.object({
  Company: text(200).optional(),
  FirstName: text(200).optional(),
  LastName: text(200).optional(),
  AddressLine1: text(200).optional(),
  AddressLine2: text(200).optional(),
  ZipCode: text(50).optional(),
  City: text(200).optional(),
  /** ISO 3166-1 alpha-2. */
  Country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** ISO 3166-2. */
  Region: text(10).optional(),
  Phone: text(50).optional(),
});

/** Who sells. It is replaced as a whole: what is left out is empty, or has its legal default. */
export const sellerInput = z.object({
  LegalName: text(255).min(1),
  LegalForm: text(255).optional(),
  Address: addressInput,
  RegistrationNumber: text(50).optional(),
  TradeRegister: text(255).optional(),
  VatNumber: text(50).optional(),
  Email: text(255).optional(),
  Website: text(255).optional(),
  Iban: text(50).optional(),
  Bic: text(11).optional(),
  BankName: text(255).optional(),
  FooterText: text(2_000).optional(),
  /** A PNG or JPEG as a `data:` URL. */
  Logo: text(700_000)
    .regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/]+=*$/)
    .optional(),
  /** Yearly interest of late payment, 1200 when left out. */
  LatePaymentRatePerTenThousand: z.int().min(0).max(10_000).optional(),
  /** Flat recovery fee in minor units, 4000 when left out. */
  RecoveryFeeAmount: feeAmount.optional(),
  EarlyPaymentText: text(500).optional(),
});

const seller = sellerInput.extend({
  LatePaymentRatePerTenThousand: z.int(),
  RecoveryFeeAmount: z.int(),
});

export const segment = z
  .object({
    Id: z.int(),
    IdBusiness: z.int(),
    ReferenceSegment: z.string(),
    Name: z.string(),
    IsDefault: z.boolean(),
    /** ISO 4217. */
    Currency: z.string(),
    Language: z.string(),
    /** IANA name. */
    TimeZone: z.string(),
    Country: z.string(),
    IdTaxProfile: z.int(),
    ReferenceTaxProfile: z.string(),
    PricesIncludeTax: z.boolean(),
    BillingMode: z.enum(billingModes),
    /** Of `FixedDay`. */
    BillingDay: z.int().optional(),
    /** How long an invoice stays a draft; 0 issues it at once. */
    DraftHours: z.int(),
    /** What is paid automatically is charged first, as a draft. */
    IssuesOnlyIfPaid: z.boolean(),
    PaymentTermDays: z.int(),
    ChargeDelayDays: z.int(),
    /** Between the issue and a direct debit, unless a customer agreed to another number. */
    PrenotificationDays: z.int(),
    OverdueAfterDays: z.int(),
    AllowsUnpaidStart: z.boolean(),
    BlocksRenewalWithoutPaymentMethod: z.boolean(),
    /** Past this amount unpaid nothing renews; absent for no limit. */
    CappingAmount: z.int().optional(),
    CappingAgeDays: z.int().optional(),
    /** Where the pages for customers are embedded. */
    InSiteUrl: z.string().optional(),
    /** Failed charges within so many days put a customer on the grey list; 0 for never. */
    GreyListCharges: z.int(),
    GreyListChargeDays: z.int(),
    /** Failed registrations of methods within so many hours do; 0 for never. */
    GreyListForms: z.int(),
    GreyListFormHours: z.int(),
    /** Who came there for failed charges or by dunning leaves it by registering a new method. */
    LeavesGreyListByMethod: z.boolean(),
    /** What the step LateFee of dunning charges, as the seller's terms on the invoice announce it. */
    ChargesRecoveryFee: z.boolean(),
    ChargesLateInterest: z.boolean(),
    /** False: businesses alone. */
    ChargesConsumersLateFees: z.boolean(),
    PatternInvoice: z.string(),
    PatternCreditNote: z.string(),
    Seller: seller,
    ...tracesFields,
    Links: z.array(link),
  })
  .meta({ id: 'SegmentSettings' });

export const segmentList = listOf(segment).meta({ id: 'SegmentsSettings' });
