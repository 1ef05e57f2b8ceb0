#pragma once

#include <cstddef>

/// Every bound on what comes from outside, in one place. Passing one is an error that names it.
namespace hengji::limits {

inline constexpr std::size_t file_bytes = 256u << 20;       ///< one input file
inline constexpr std::size_t text_bytes = 64u << 20;        ///< one plain-text file
inline constexpr std::size_t text_line_bytes = 1u << 20;    ///< one line of a text file
inline constexpr std::size_t text_lines = 1'000'000;           ///< lines of one text file that are not blank
inline constexpr std::size_t laid_out_lines = 20'000;       ///< of one text file in which columns are looked for
inline constexpr std::size_t laid_out_page_lines = 150;     ///< that are taken as one page then
inline constexpr std::size_t laid_out_page_pieces = 1'500;  ///< pieces of text of such a page
inline constexpr std::size_t unpacked_bytes = 512u << 20;   ///< all members of one archive together
inline constexpr std::size_t member_bytes = 160u << 20;     ///< one unpacked member of an archive
inline constexpr std::size_t archive_members = 20'000;      ///< members of one archive
inline constexpr int archive_depth = 3;                      ///< archives inside archives
inline constexpr int archive_ratio = 200;                   ///< unpacked bytes for one packed byte
inline constexpr std::size_t tree_bytes = 40u << 20;        ///< XML or HTML that is held as a tree
inline constexpr std::size_t html_memory = 320u << 20;      ///< that parsing one web page takes
inline constexpr int html_seconds = 8;                      ///< that parsing one web page takes
inline constexpr int conversion_seconds = 20;               ///< that turning one older document into a newer takes
inline constexpr std::size_t conversion_memory = std::size_t{3} << 30;  ///< address space of the program that turns it
inline constexpr int nested_tables = 64;                    ///< tables inside tables
inline constexpr int xml_depth = 256;                       ///< nesting of XML and HTML elements
inline constexpr std::size_t table_cells = 1'500'000;       ///< cells of one table
inline constexpr std::size_t blank_cells = 300'000;         ///< empty formatted cells kept of one sheet
inline constexpr std::size_t merged_cells = 200'000;        ///< merged areas of one sheet
inline constexpr std::size_t document_cells = 1'500'000;    ///< cells of one document
inline constexpr std::size_t sheet_text_bytes = 48u << 20;   ///< what the cells of one workbook show, in UTF-8
inline constexpr int pages = 3'000;                         ///< pages of one document
inline constexpr std::size_t page_glyphs = 200'000;         ///< characters of one page
inline constexpr std::size_t page_rulings = 100'000;        ///< straight lines of one page
inline constexpr std::size_t page_objects = 300'000;        ///< objects of one OFD page, repeated ones counted
inline constexpr int ofd_depth = 24;                        ///< objects inside objects of an OFD page
inline constexpr std::size_t ofd_part_bytes = 48u << 20;    ///< one XML part of an OFD file
inline constexpr std::size_t page_rules = 4'000;            ///< straight lines of a page in one direction, joined
inline constexpr std::size_t document_glyphs = 4'000'000;   ///< characters of one document
inline constexpr int pdf_seconds = 8;                       ///< to take one PDF or OFD apart
inline constexpr std::size_t pdf_memory_bytes = 480u << 20; ///< address space of the program that does it
inline constexpr int ocr_seconds = 45;                      ///< to read the text of one picture; then it hangs
inline constexpr int scan_seconds = 15;                     ///< of a processor, to read the text of all pictures of one document
inline constexpr std::size_t ocr_memory_bytes = 2048u << 20; ///< address space of the program that does it
inline constexpr std::size_t picture_pixels = 100'000'000;  ///< pixels of one picture
inline constexpr std::size_t annotated_pages = 40;          ///< pages of one document that are drawn anew
inline constexpr std::size_t plans_per_file = 10'000;       ///< plans of one file
inline constexpr std::size_t plan_indicators = 100'000;     ///< indicators of one plan
inline constexpr std::size_t plan_remarks = 1'000;          ///< remarks on the values of one table
inline constexpr std::size_t pack_files = 1'000;            ///< policy files of one folder of packs
inline constexpr std::size_t pack_file_bytes = 8u << 20;    ///< one policy file
inline constexpr std::size_t batch_files = 1'000'000;       ///< files of one command
inline constexpr std::size_t request_head_bytes = 16u << 10;   ///< request line and headers
inline constexpr std::size_t request_json_bytes = 8u << 20;    ///< a body that is not a file
inline constexpr std::size_t drained_bytes = 32u << 20;        ///< of a refused body, taken in unread
inline constexpr std::size_t waiting_event_bytes = 256u << 10; ///< events that one client has not taken yet

}  // namespace hengji::limits
