# Builds the files of reports/ that make up the pages into cmk_report, with their digests.
foreach(file page.html page.css page.js night.html night.css)
  set(path ${CMAKE_SOURCE_DIR}/reports/${file})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
  string(TOUPPER ${file} FILE)
  string(REPLACE . _ FILE ${FILE})
  file(READ ${path} ${FILE})
  file(SHA256 ${path} ${FILE}_SHA256)
endforeach()
configure_file(${CMAKE_CURRENT_LIST_DIR}/page_template.cc.in
  ${CMAKE_BINARY_DIR}/generated/page_template.cc @ONLY)
target_sources(cmk_report PRIVATE ${CMAKE_BINARY_DIR}/generated/page_template.cc)
