/** What pdfkit 0.20 accepts and its published types (0.17) do not say yet. */
import type { Font } from 'fontkit';

declare global {
  namespace PDFKit.Mixins {
    interface PDFFont {
      /** A font that is parsed already: pdfkit only calls it, so that one parse serves every document. */
      registerFont(name: string, src: Font): this;
    }
    interface ImageOption {
      /** Whether to leave a photograph as its sensor saw it, whatever its EXIF says. */
      ignoreOrientation?: boolean;
    }
    interface StructureElementOptions {
      /** Of a `TH`: what the header cell heads. */
      scope?: 'Column' | 'Row';
      /** Left, top, right, bottom on the page, in points: wanted for a `Figure`. */
      bbox?: [number, number, number, number];
      placement?: 'Block' | 'Inline';
    }
  }
}
