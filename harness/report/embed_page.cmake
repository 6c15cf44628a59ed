# Builds the files of reports/ that make up the page into cmk_report, with their digests.
foreach(part html css js)
  set(file ${CMAKE_SOURCE_DIR}/reports/page.${part})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
  string(TOUPPER ${part} PART)
  file(READ ${file} PAGE_${PART})
  file(SHA256 ${file} PAGE_${PART}_SHA256)
endforeach()
configure_file(${CMAKE_CURRENT_LIST_DIR}/page_template.cc.in
  ${CMAKE_BINARY_DIR}/generated/page_template.cc @ONLY)
target_sources(cmk_report PRIVATE ${CMAKE_BINARY_DIR}/generated/page_template.cc)
