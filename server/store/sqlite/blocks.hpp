#pragma once
// Blocks over SQLite. Any thread.

#include <string>
#include <vector>

#include "server/store/blocks.hpp"
#include "server/store/sqlite/reader.hpp"
#include "server/store/sqlite/writer.hpp"

namespace havn::store::sqlite {

class SqliteBlocks final : public Blocks {
  public:
    SqliteBlocks(Writer& writer, Reader& reader);

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
    Statement own_, find_current_, find_former_, find_block_, count_;
    Statement insert_, hide_handle_, hide_all_, other_side_, delete_;
    Statement list_, hidden_, hidden_from_;
};

}  // namespace havn::store::sqlite
