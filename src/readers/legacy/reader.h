#pragma once

#include "readers/reader.h"

/// Older and rarer formats, turned into DOCX or XLSX by an office suite and read by the readers of those.
/// Every one of them is known by its content; `Document::format` stays that of the file.
namespace hengji::readers::legacy {

bool is_doc(const Input& input);        ///< Word 6 to 2003, and WPS Writer (.wps)
bool is_encrypted(const Input& input);  ///< XLSX or DOCX behind a password
bool is_ods(const Input& input);
bool is_odt(const Input& input);
bool is_rtf(const Input& input);
bool is_xlsb(const Input& input);
bool is_xml2003(
    const Input& input);  ///< what Office 2003 calls XML: a workbook or a document in one XML file

Result<Document> read_doc(const Input& input);
Result<Document> read_encrypted(const Input& input);  ///< the sentence that says so
Result<Document> read_ods(const Input& input);
Result<Document> read_odt(const Input& input);
Result<Document> read_rtf(const Input& input);
Result<Document> read_xlsb(const Input& input);
Result<Document> read_xml2003(const Input& input);

}  // namespace hengji::readers::legacy
