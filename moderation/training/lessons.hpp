// The lessons prepare.py made, as features. Folding and features are the server's own code.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>
#include <vector>

#include "moderation/model/concepts.hpp"
#include "moderation/model/parameters.hpp"
#include "moderation/pipeline.hpp"

namespace havn::moderation::training {

struct Lesson {
    bool train = false;       // else of the tune part; the validation part is not read at all
    bool ordinary = false;    // talk that should alarm nobody
    bool distressed = false;  // sad talk that is no emergency
    bool made_up = false;     // by us: says nothing about how often people say it
    std::uint8_t language = 0;
    std::uint16_t set = 0;
    std::uint32_t word_count = 0;
    model::Hints hints = 0;  // what the rules found
    std::array<float, model::head_count> label{};
    std::array<float, model::head_count> weight{};
    // Into the vectors of Lessons.
    std::size_t first_bucket = 0;
    std::size_t first_row = 0;
    std::size_t first_unit = 0;
    std::uint32_t bucket_count = 0;
    std::uint32_t unit_count = 0;
};

struct Lessons {
    std::vector<std::string> sets;
    std::vector<Lesson> all;
    std::vector<std::uint32_t> buckets;
    std::vector<std::uint32_t> rows;
    std::vector<std::uint32_t> unit_ends;  // from the lesson's first row on

    void copy_features(const Lesson& lesson, model::Features& features) const;
};

Lessons read_lessons(std::istream& file, const Pipeline& pipeline, const model::Concepts& concepts);

}  // namespace havn::moderation::training
