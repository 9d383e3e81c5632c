/**
 * Holds a file against what the schemas of pain.008.001.02 and .08 say of the elements that we write: which, in which
 * order, how many, and what stands in them; then against itself: counts and sums.
 */
import assert from 'node:assert/strict';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

type Count = '1' | '?' | '+';
interface Model {
  readonly children?: readonly (readonly [name: string, count: Count])[];
  readonly text?: RegExp;
  readonly attributes?: Readonly<Record<string, RegExp>>;
}

const max35 = /^[A-Za-z0-9?:().,'+-](?:[A-Za-z0-9/?:().,'+ -]{0,33}[A-Za-z0-9?:().,'+-])?$/;
const max70 = /^[A-Za-z0-9/?:().,'+ -]{1,70}$/;
const decimal = /^(?:0|[1-9]\d{0,8})\.\d\d$/;
const iban = /^[A-Z]{2}\d{2}[A-Z0-9]{1,30}$/;
const date = /^\d{4}-\d\d-\d\d$/;
const bic = /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/;

/** By path from the document, the innermost names that tell elements of one name apart. */
const models: Readonly<Record<string, Model>> = {
  Document: { children: [['CstmrDrctDbtInitn', '1']], attributes: { xmlns: /pain\.008\.001\.(02|08)$/ } },
  CstmrDrctDbtInitn: {
    children: [
      ['GrpHdr', '1'],
      ['PmtInf', '+'],
    ],
  },
  GrpHdr: {
    children: [
      ['MsgId', '1'],
      ['CreDtTm', '1'],
      ['NbOfTxs', '1'],
      ['CtrlSum', '?'],
      ['InitgPty', '1'],
    ],
  },
  PmtInf: {
    children: [
      ['PmtInfId', '1'],
      ['PmtMtd', '1'],
      ['BtchBookg', '?'],
      ['NbOfTxs', '?'],
      ['CtrlSum', '?'],
      ['PmtTpInf', '?'],
      ['ReqdColltnDt', '1'],
      ['Cdtr', '1'],
      ['CdtrAcct', '1'],
      ['CdtrAgt', '1'],
      ['ChrgBr', '?'],
      ['CdtrSchmeId', '?'],
      ['DrctDbtTxInf', '+'],
    ],
  },
  PmtTpInf: {
    children: [
      ['SvcLvl', '?'],
      ['LclInstrm', '?'],
      ['SeqTp', '?'],
    ],
  },
  SvcLvl: { children: [['Cd', '1']] },
  LclInstrm: { children: [['Cd', '1']] },
  'SvcLvl/Cd': { text: /^SEPA$/ },
  'LclInstrm/Cd': { text: /^(CORE|B2B)$/ },
  SeqTp: { text: /^(FRST|RCUR|FNAL|OOFF)$/ },
  InitgPty: { children: [['Nm', '?']] },
  Cdtr: { children: [['Nm', '1']] },
  Dbtr: { children: [['Nm', '1']] },
  CdtrAcct: { children: [['Id', '1']] },
  DbtrAcct: { children: [['Id', '1']] },
  'CdtrAcct/Id': { children: [['IBAN', '1']] },
  'DbtrAcct/Id': { children: [['IBAN', '1']] },
  CdtrAgt: { children: [['FinInstnId', '1']] },
  DbtrAgt: { children: [['FinInstnId', '1']] },
  FinInstnId: {
    children: [
      ['BICFI', '?'],
      ['BIC', '?'],
      ['Othr', '?'],
    ],
  },
  'FinInstnId/Othr': { children: [['Id', '1']] },
  CdtrSchmeId: { children: [['Id', '1']] },
  'CdtrSchmeId/Id': { children: [['PrvtId', '1']] },
  PrvtId: { children: [['Othr', '1']] },
  'PrvtId/Othr': {
    children: [
      ['Id', '1'],
      ['SchmeNm', '1'],
    ],
  },
  SchmeNm: { children: [['Prtry', '1']] },
  DrctDbtTxInf: {
    children: [
      ['PmtId', '1'],
      ['InstdAmt', '1'],
      ['DrctDbtTx', '?'],
      ['DbtrAgt', '1'],
      ['Dbtr', '1'],
      ['DbtrAcct', '1'],
      ['RmtInf', '?'],
    ],
  },
  PmtId: { children: [['EndToEndId', '1']] },
  DrctDbtTx: { children: [['MndtRltdInf', '?']] },
  MndtRltdInf: {
    children: [
      ['MndtId', '?'],
      ['DtOfSgntr', '?'],
    ],
  },
  RmtInf: { children: [['Ustrd', '+']] },
  MsgId: { text: max35 },
  PmtInfId: { text: max35 },
  EndToEndId: { text: max35 },
  MndtId: { text: max35 },
  CreDtTm: { text: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/ },
  NbOfTxs: { text: /^\d{1,15}$/ },
  CtrlSum: { text: decimal },
  PmtMtd: { text: /^DD$/ },
  BtchBookg: { text: /^(true|false)$/ },
  ReqdColltnDt: { text: date },
  DtOfSgntr: { text: date },
  Nm: { text: max70 },
  IBAN: { text: iban },
  BICFI: { text: bic },
  BIC: { text: bic },
  'Othr/Id': { text: max35 },
  Prtry: { text: /^SEPA$/ },
  ChrgBr: { text: /^SLEV$/ },
  InstdAmt: { text: decimal, attributes: { Ccy: /^EUR$/ } },
  Ustrd: { text: /^[A-Za-z0-9/?:().,'+ -]{1,140}$/ },
};

export interface Node {
  readonly name: string;
  readonly children: readonly Node[];
  readonly text: string;
}

/** @throws AssertionError naming the element; answers the document to look further into */
export function checkDirectDebits(xml: string): Node {
  assert.equal(XMLValidator.validate(xml), true);
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseTagValue: false,
  });
  const read: unknown = parser.parse(xml);
  assert.ok(Array.isArray(read));
  const [root] = read.filter((one) => !('?xml' in one)).map((one) => checkElement(one, ''));
  assert.ok(root?.name === 'Document');
  const version = /pain\.008\.001\.02/.test(xml) ? 'BICFI' : 'BIC';
  assert.equal(all(root, version).length, 0);
  const debits = all(root, 'DrctDbtTxInf');
  checkSums(only(root, 'GrpHdr'), debits);
  for (const block of all(root, 'PmtInf')) checkSums(block, all(block, 'DrctDbtTxInf'));
  const ends = debits.map((one) => only(one, 'EndToEndId').text);
  assert.equal(new Set(ends).size, ends.length);
  return root;
}

function checkElement(raw: unknown, parent: string): Node {
  assert.ok(typeof raw === 'object' && raw !== null);
  const entries = Object.entries(raw);
  const [name, content] = entries.find(([key]) => key !== ':@') ?? ['', []];
  const model = models[`${parent}/${name}`] ?? models[name];
  assert.ok(model && Array.isArray(content), `no element ${name} in ${parent}`);
  const attributes: unknown = entries.find(([key]) => key === ':@')?.[1] ?? {};
  assert.ok(typeof attributes === 'object' && attributes !== null);
  const found = new Map<string, unknown>(Object.entries(attributes));
  const wanted = Object.entries(model.attributes ?? {});
  assert.deepEqual(
    [...found.keys()],
    wanted.map(([key]) => key),
    `attributes of ${name}`,
  );
  for (const [key, pattern] of wanted) assert.match(String(found.get(key)), pattern);
  if (model.text) {
    const text = content.map((one) => String(one['#text'])).join('');
    assert.match(text, model.text, `${parent}/${name}`);
    return { name, children: [], text };
  }
  const children = content.map((one) => checkElement(one, name));
  checkOrder(name, children, model.children ?? []);
  return { name, children, text: '' };
}

function checkOrder(
  name: string,
  children: readonly Node[],
  wanted: readonly (readonly [string, Count])[],
): void {
  const places = children.map((child) => wanted.findIndex(([one]) => one === child.name));
  assert.ok(!places.includes(-1), `${name} holds ${children.map((child) => child.name).join()}`);
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
    `order in ${name}`,
  );
  for (const [index, [child, count]] of wanted.entries()) {
    const times = places.filter((place) => place === index).length;
    assert.ok(
      count === '?' ? times <= 1 : count === '1' ? times === 1 : times >= 1,
      `${times} ${child} in ${name}`,
    );
  }
}

function checkSums(holder: Node, debits: readonly Node[]): void {
  assert.equal(Number(own(holder, 'NbOfTxs').text), debits.length);
  const cents = debits.reduce((sum, one) => sum + Math.round(Number(only(one, 'InstdAmt').text) * 100), 0);
  assert.equal(Math.round(Number(own(holder, 'CtrlSum').text) * 100), cents);
}

function own(node: Node, name: string): Node {
  const child = node.children.find((one) => one.name === name);
  assert.ok(child, `${name} of ${node.name}`);
  return child;
}

export function all(node: Node, name: string): readonly Node[] {
  return node.children.flatMap((child) => (child.name === name ? [child] : all(child, name)));
}

export function only(node: Node, name: string): Node {
  const [first] = all(node, name);
  assert.ok(first, `${name} in ${node.name}`);
  return first;
}
