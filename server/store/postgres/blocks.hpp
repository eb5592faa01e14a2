#pragma once
// Blocks over PostgreSQL. Any thread.

#include <string>
#include <vector>

#include "server/store/blocks.hpp"
#include "server/store/postgres/reader.hpp"
#include "server/store/postgres/writer.hpp"

namespace havn::store::postgres {

class PostgresBlocks final : public Blocks {
  public:
    PostgresBlocks(Writer& writer, Reader& reader) : writer_(writer), reader_(reader) {}

    void add(core::Shard& home, PersonId by, GroupId group, std::string handle, bool two_way,
             core::Completion<std::vector<PersonId>> done) override;
    void remove(core::Shard& home, PersonId by, GroupId group, std::string handle,
                core::Completion<std::vector<PersonId>> done) override;
    void list(core::Shard& home, PersonId by,
              core::Completion<std::vector<StoredBlock>> done) override;
    void hidden(core::Shard& home, PersonId person,
                core::Completion<std::vector<Hidden>> done) override;
    void hidden_from(core::Shard& home, PersonId person, GroupId group,
                     core::Completion<std::vector<PersonId>> done) override;

  private:
    using People = std::vector<PersonId>;
    // The writer's thread.
    core::Result<People> write_add(PersonId by, GroupId group, const std::string& handle,
                                   bool two_way);
    core::Result<People> write_remove(PersonId by, GroupId group, const std::string& handle);
    void tell(const People& changed, GroupId group);
    PersonId find_person(GroupId group, const std::string& handle);

    Writer& writer_;
    Reader& reader_;
};

}  // namespace havn::store::postgres
