/** Opens the PDF of a document in a tab of its own. */
import type { PdfFile } from './back-office.ts';
import { bytesOf } from './save-file.ts';

/** The tab is opened by the click itself: a browser would hold back one that is opened later. */
export async function openPdf(load: () => Promise<PdfFile>): Promise<void> {
  const tab = window.open('', '_blank');
  try {
    const { Content, ContentType } = await load();
    const address = URL.createObjectURL(new Blob([bytesOf(Content)], { type: ContentType }));
    if (tab) tab.location.href = address;
    else window.location.href = address;
    // Freed once the tab has read it.
    window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
  } catch (error) {
    tab?.close();
    throw error;
  }
}
