# Building blocks: havn_library (one per folder), havn_embed (data files into the binary), and the
# layer check that refuses a wrong include before anything is compiled.

find_package(Python3 REQUIRED COMPONENTS Interpreter)

add_custom_target(havn_layers ALL
    COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/cmake/layers.py ${PROJECT_SOURCE_DIR}
    COMMENT "Checking includes against the layer table"
    VERBATIM)

add_library(havn_options INTERFACE)
target_include_directories(havn_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(havn_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wconversion
    -Wno-sign-conversion -Werror -fno-omit-frame-pointer)
target_compile_definitions(havn_options INTERFACE
    BOOST_ASIO_SEPARATE_COMPILATION BOOST_BEAST_SEPARATE_COMPILATION BOOST_ASIO_NO_DEPRECATED
    SPDLOG_FMT_EXTERNAL SPDLOG_COMPILED_LIB)
if(HAVN_SANITIZE)
    target_compile_options(havn_options INTERFACE
        -fsanitize=${HAVN_SANITIZE} -fno-sanitize-recover=all)
    target_link_options(havn_options INTERFACE -fsanitize=${HAVN_SANITIZE})
endif()
if(HAVN_FUZZ)
    target_compile_options(havn_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# havn_library(NAME SOURCES ... DEPENDS ... LINK ...): library havn_NAME of the calling folder.
function(havn_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;LINK" ${ARGN})
    add_library(havn_${name} STATIC ${ARG_SOURCES})
    list(TRANSFORM ARG_DEPENDS PREPEND havn_)
    target_link_libraries(havn_${name} PUBLIC havn_options ${ARG_DEPENDS} ${ARG_LINK})
    add_dependencies(havn_${name} havn_layers)
endfunction()

# havn_embed(TARGET BASENAME NAMESPACE FILES ...): the files become part of the binary, readable
# through NAMESPACE::BASENAME() of header "embedded/BASENAME.hpp". Names are relative to ROOT
# (default: the calling folder). FOLDERS stand for every file below them, made by what DEPENDS names.
function(havn_embed target basename namespace)
    cmake_parse_arguments(ARG "" "ROOT" "FILES;FOLDERS;DEPENDS" ${ARGN})
    if(NOT ARG_ROOT)
        set(ARG_ROOT ${CMAKE_CURRENT_SOURCE_DIR})
    endif()
    set(out ${CMAKE_CURRENT_BINARY_DIR}/embed_${basename})
    add_custom_command(
        OUTPUT ${out}/embedded/${basename}.hpp ${out}/${basename}.cpp
        COMMAND ${Python3_EXECUTABLE} ${PROJECT_SOURCE_DIR}/cmake/embed.py
            --out ${out} --basename ${basename} --namespace ${namespace} --root ${ARG_ROOT} ${ARG_FILES} ${ARG_FOLDERS}
        DEPENDS ${PROJECT_SOURCE_DIR}/cmake/embed.py ${ARG_FILES} ${ARG_DEPENDS}
        WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}
        VERBATIM)
    target_sources(${target} PRIVATE ${out}/${basename}.cpp ${out}/embedded/${basename}.hpp)
    target_include_directories(${target} PRIVATE ${out})
endfunction()
