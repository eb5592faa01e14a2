// Undoes disguises: leetspeak, letters of other scripts, stretched letters, s p
// a c e d letters, masked letters, letters that changed places. Words of the
// rules are read out of anything (see vocabulary.hpp), other frequent words out of
// masks, figures and letters that changed places. What no list knows is put back
// together only where no guess is needed: letters of another script that look
// like those of their word, letters written apart, and stretched ones.
//
// Pure but for the caller's View; any thread.
#pragma once

#include <cstddef>
#include <span>

#include "moderation/text/view.hpp"
#include "moderation/text/vocabulary.hpp"

namespace havn::moderation::text {

// Writes the words view of points with disguised words replaced by the words
// they stand for. mixed_scripts says that the text uses both Latin and Cyrillic
// letters; language is what it seems to be in, an index of supported_languages or
// beyond them. Returns whether anything was replaced; only then is the view
// different from the plain words view.
bool write_repaired(std::span<const char32_t> points, const Vocabulary& vocabulary,
                    bool mixed_scripts, std::size_t language, View& view);

}  // namespace havn::moderation::text
