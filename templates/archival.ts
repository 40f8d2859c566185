import { decodePDFRawStream, type PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';

/**
 * Adds to an accessible PDF (PDF/UA-1) what it lacks for the archive (PDF/A-2a): the compiler takes one standard at a time, and what the
 * two ask of a document's body is the same, so that only the metadata are to be told. A run that carries no metadata is refused.
 */
export function asArchival(document: PDFDocument): void {
  const reference = document.catalog.get(PDFName.of('Metadata'));
  const stream = document.context.lookup(reference);
  if (!reference || !(stream instanceof PDFRawStream)) throw new Error('the compiled document has no metadata');
  const told = new TextDecoder().decode(decodePDFRawStream(stream).decode());
  const bytes = new TextEncoder().encode(withArchival(told));
  stream.dict.delete(PDFName.of('Filter'));
  stream.dict.set(PDFName.of('Length'), document.context.obj(bytes.length));
  for (const [known, object] of document.context.enumerateIndirectObjects())
    if (object === stream) document.context.assign(known, PDFRawStream.of(stream.dict, bytes));
}

/** Each place must be there once: a compiler that writes its metadata otherwise stops the document, not the archive. */
function withArchival(xmp: string): string {
  const parts = xmp.split('<pdfuaid:part>');
  const head = xmp.split('xmlns:pdfuaid=');
  if (parts.length !== 2 || head.length !== 2) throw new Error('the metadata of the compiled document are not as they were');
  return xmp
    .replace('xmlns:pdfuaid=', `${NAMESPACES} xmlns:pdfuaid=`)
    .replace('<pdfuaid:part>', `${EXTENSIONS}<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>`);
}

const AIIM = 'http://www.aiim.org';
const NAMESPACES = [
  `xmlns:pdfaid="${AIIM}/pdfa/ns/id/"`,
  `xmlns:pdfaExtension="${AIIM}/pdfa/ns/extension/"`,
  `xmlns:pdfaSchema="${AIIM}/pdfa/ns/schema#"`,
  `xmlns:pdfaProperty="${AIIM}/pdfa/ns/property#"`,
].join(' ');

interface Property {
  readonly name: string;
  readonly type: string;
  readonly what: string;
}
/** Of schemas that are not PDF/A's own each property is described. */
const schema = (what: string, namespace: string, prefix: string, properties: readonly Property[]): string =>
  `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>${what}</pdfaSchema:schema><pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI>` +
  `<pdfaSchema:prefix>${prefix}</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>${properties
    .map(
      (one) =>
        `<rdf:li rdf:parseType="Resource"><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>${one.what}</pdfaProperty:description>` +
        `<pdfaProperty:name>${one.name}</pdfaProperty:name><pdfaProperty:valueType>${one.type}</pdfaProperty:valueType></rdf:li>`,
    )
    .join('')}</rdf:Seq></pdfaSchema:property></rdf:li>`;

const EXTENSIONS = `<pdfaExtension:schemas><rdf:Bag>${[
  schema('PDF/UA identification', `${AIIM}/pdfua/ns/id/`, 'pdfuaid', [
    { name: 'part', type: 'Integer', what: 'Part of PDF/UA to which the document conforms' },
  ]),
  schema('XMP Media Management', 'http://ns.adobe.com/xap/1.0/mm/', 'xmpMM', [
    { name: 'InstanceID', type: 'Text', what: 'Identifier of this incarnation of the document' },
  ]),
  schema('Adobe PDF', 'http://ns.adobe.com/pdf/1.3/', 'pdf', [
    { name: 'PDFVersion', type: 'Text', what: 'Version of the PDF specification to which the document conforms' },
    { name: 'Keywords', type: 'Text', what: 'Keywords associated with the document' },
  ]),
].join('')}</rdf:Bag></pdfaExtension:schemas>`;
