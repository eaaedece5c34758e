//! Title, author, dates and claims of conformance: once as XMP, once as the Info dictionary.
//!
//! Must not know of pages.

use lopdf::{Document, Object, ObjectId, Stream, dictionary, text_string};

use crate::report::page::Paper;

/// What wrote the file.
const PRODUCER: &str = concat!("Maoni ", env!("CARGO_PKG_VERSION"));

/// Adds the XMP packet and replaces the Info dictionary. PDF/A asks that the two agree.
pub(super) fn add_metadata(file: &mut Document, paper: &Paper) -> ObjectId {
    let date = paper.issued;
    let stamp = format!(
        "D:{:04}{:02}{:02}000000Z",
        date.year(),
        date.month(),
        date.day()
    );
    let info = file.add_object(dictionary! {
        "Title" => text_string(&paper.title),
        "Author" => text_string(&paper.author),
        "Subject" => text_string(&paper.subject),
        "Creator" => text_string(PRODUCER),
        "Producer" => text_string(PRODUCER),
        "CreationDate" => Object::string_literal(stamp.as_str()),
        "ModDate" => Object::string_literal(stamp.as_str()),
    });
    file.trailer.set("Info", info);
    let entries = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    // Uncompressed, so that archives can read it without a PDF library.
    let stream = Stream::new(entries, packet(paper).into_bytes()).with_compression(false);
    file.add_object(stream)
}

fn packet(paper: &Paper) -> String {
    let stamp = format!("{}T00:00:00Z", paper.issued);
    let (title, subject) = (escape(&paper.title), escape(&paper.subject));
    let (author, language) = (escape(&paper.author), escape(&paper.language));
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" \
         xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" \
         xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n\
         <dc:format>application/pdf</dc:format>\n\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\n\
         <dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{subject}</rdf:li></rdf:Alt>\
         </dc:description>\n\
         <dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n\
         <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\n\
         <xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>\n\
         <xmp:CreateDate>{stamp}</xmp:CreateDate>\n\
         <xmp:ModifyDate>{stamp}</xmp:ModifyDate>\n\
         <pdf:Producer>{PRODUCER}</pdf:Producer>\n\
         <pdfaid:part>2</pdfaid:part>\n\
         <pdfaid:conformance>A</pdfaid:conformance>\n\
         <pdfuaid:part>1</pdfuaid:part>\n\
         </rdf:Description>\n{EXTENSION}\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"
    )
}

/// Declares the PDF/UA identifier, which PDF/A does not know by itself (ISO 19005-2, 6.6.2.3).
const EXTENSION: &str = "<rdf:Description rdf:about=\"\" \
    xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
    xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
    xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n\
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n\
    <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n\
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n\
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n\
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n\
    <pdfaProperty:name>part</pdfaProperty:name>\n\
    <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n\
    <pdfaProperty:category>internal</pdfaProperty:category>\n\
    <pdfaProperty:description>Part of ISO 14289 to which the file conforms\
    </pdfaProperty:description>\n\
    </rdf:li></rdf:Seq></pdfaSchema:property>\n\
    </rdf:li></rdf:Bag></pdfaExtension:schemas>\n\
    </rdf:Description>";

fn escape(text: &str) -> String {
    let visible = text.chars().filter(|character| !character.is_control());
    let mut escaped = String::with_capacity(text.len());
    for character in visible {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            other => escaped.push(other),
        }
    }
    escaped
}
