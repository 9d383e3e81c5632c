/** Prints a file that came with a letter for whoever asks for it, as it was when the letter was written. */
import type { Context } from '../../accounts/context.ts';
import type { Permitted } from '../../accounts/permissions.ts';
import type { DocumentFile } from '../../documents/document-file.ts';
import { openDocument } from '../../documents/open-document.ts';
import { accept, type Outcome, refuse } from '../../domain/refusal/outcome.ts';
import { findMessages } from '../find-messages.ts';
import { printAttachment, readAttachments } from './attachments.ts';

export interface AskedAttachment {
  readonly messageId: number;
  /** From 1. */
  readonly position: number;
  readonly lawfulReason: string | undefined;
}

export async function openAttachment(
  context: Context,
  permitted: Pick<Permitted, 'role'>,
  { messageId, position, lawfulReason }: AskedAttachment,
): Promise<Outcome<DocumentFile>> {
  const { items } = await findMessages(context, { id: messageId }, { page: 1, sizePage: 1 });
  const [message] = items;
  if (!message) return refuse('Error.Message.NotFound', 'messageId');
  const attachment = readAttachments(message.attachments)[position - 1];
  if (!attachment) return refuse('Error.Message.Attachment.NotFound', 'position');
  const opened = await openDocument(context, permitted, attachment.documentId, lawfulReason);
  if (!opened.ok) return opened;
  const { fileName } = attachment;
  return accept({ fileName, content: await printAttachment(opened.value, attachment) });
}
