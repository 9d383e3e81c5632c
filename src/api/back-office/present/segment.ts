/** A segment with its settings as the Back Office writes it, and its seller as it is read. */
import type { z } from 'zod';
import type { NewSegment } from '../../../accounts/create-segment.ts';
import type { SegmentSettings } from '../../../accounts/find-segments.ts';
import type { PostalAddress, SellerIdentity } from '../../../domain/billing/parties.ts';
import type { BodyOf } from '../../../http/operation.ts';
import type { Work } from '../../call.ts';
import type { segment, sellerInput } from '../wire/segment.ts';
import { presentTraces, type TraceExtras } from './traces.ts';

type SegmentBody = BodyOf<typeof segment>;

export function presentSegment(work: Work, one: SegmentSettings, extras: TraceExtras): SegmentBody {
  return {
    Id: one.id,
    IdBusiness: work.businessId,
    ReferenceSegment: one.reference,
    Name: one.name,
    IsDefault: one.isDefault,
    Currency: one.currency,
    Language: one.language,
    TimeZone: one.timeZone,
    Country: one.country,
    IdTaxProfile: one.taxProfileId,
    ReferenceTaxProfile: one.taxProfileReference,
    PricesIncludeTax: one.pricesIncludeTax,
    BillingMode: one.billingMode,
    ...(one.billingDay !== null && { BillingDay: one.billingDay }),
    DraftHours: one.draftHours,
    IssuesOnlyIfPaid: one.issuesOnlyIfPaid,
    PaymentTermDays: one.paymentTermDays,
    ChargeDelayDays: one.chargeDelayDays,
    PrenotificationDays: one.prenotificationDays,
    OverdueAfterDays: one.overdueAfterDays,
    AllowsUnpaidStart: one.allowsUnpaidStart,
    BlocksRenewalWithoutPaymentMethod: one.blocksRenewalWithoutPaymentMethod,
    ...(one.cappingAmount !== null && { CappingAmount: one.cappingAmount }),
    ...(one.cappingAgeDays !== null && { CappingAgeDays: one.cappingAgeDays }),
    ...(one.inSiteUrl !== null && { InSiteUrl: one.inSiteUrl }),
    GreyListCharges: one.greyListCharges,
    GreyListChargeDays: one.greyListChargeDays,
    GreyListForms: one.greyListForms,
    GreyListFormHours: one.greyListFormHours,
    LeavesGreyListByMethod: one.leavesGreyListByMethod,
    ChargesRecoveryFee: one.chargesRecoveryFee,
    ChargesLateInterest: one.chargesLateInterest,
    ChargesConsumersLateFees: one.chargesConsumersLateFees,
    PatternInvoice: one.patterns.Debit,
    PatternCreditNote: one.patterns.Credit,
    Seller: presentSeller(one.seller),
    ...presentTraces(one.traces, extras),
    Links: [{ rel: 'self', href: `/Organization/Segments/${one.id}` }],
  };
}

function presentSeller(seller: SellerIdentity): SegmentBody['Seller'] {
  return {
    LegalName: seller.legalName,
    LegalForm: ifAny(seller.legalForm),
    Address: presentAddress(seller.address),
    RegistrationNumber: ifAny(seller.registrationNumber),
    TradeRegister: ifAny(seller.tradeRegister),
    VatNumber: ifAny(seller.vatNumber),
    Email: ifAny(seller.email),
    Website: ifAny(seller.website),
    Iban: ifAny(seller.iban),
    Bic: ifAny(seller.bic),
    BankName: ifAny(seller.bankName),
    FooterText: ifAny(seller.footerText),
    Logo: ifAny(seller.logo),
    LatePaymentRatePerTenThousand: seller.latePaymentRatePerTenThousand,
    RecoveryFeeAmount: seller.recoveryFeeAmount,
    EarlyPaymentText: ifAny(seller.earlyPaymentText),
  };
}

/** Undefined leaves the member out of the JSON. */
function ifAny(text: string | null): string | undefined {
  return text === null || text === '' ? undefined : text;
}

function presentAddress(address: PostalAddress): SegmentBody['Seller']['Address'] {
  return {
    Company: ifAny(address.company),
    FirstName: ifAny(address.firstName),
    LastName: ifAny(address.lastName),
    AddressLine1: ifAny(address.addressLine1),
    AddressLine2: ifAny(address.addressLine2),
    ZipCode: ifAny(address.zipCode),
    City: ifAny(address.city),
    Country: ifAny(address.country),
    Region: ifAny(address.region),
    Phone: ifAny(address.phone),
  };
}

export function readSeller(input: z.output<typeof sellerInput>): NewSegment['seller'] {
  const { Address: address } = input;
  return {
    legalName: input.LegalName,
    legalForm: input.LegalForm,
    address: {
      company: address.Company,
      firstName: address.FirstName,
      lastName: address.LastName,
      addressLine1: address.AddressLine1,
      addressLine2: address.AddressLine2,
      zipCode: address.ZipCode,
      city: address.City,
      country: address.Country,
      region: address.Region,
      phone: address.Phone,
    },
    registrationNumber: input.RegistrationNumber,
    tradeRegister: input.TradeRegister,
    vatNumber: input.VatNumber,
    email: input.Email,
    website: input.Website,
    iban: input.Iban,
    bic: input.Bic,
    bankName: input.BankName,
    footerText: input.FooterText,
    logo: input.Logo,
    latePaymentRatePerTenThousand: input.LatePaymentRatePerTenThousand,
    recoveryFeeAmount: input.RecoveryFeeAmount,
    earlyPaymentText: input.EarlyPaymentText,
  };
}
