#pragma once
// From something said to its answer, the same way for rooms and the forum: the care card at once,
// then what became of it.

#include <optional>
#include <string>

#include "server/api/access.hpp"
#include "server/api/responder.hpp"
#include "server/community/speech.hpp"

namespace havn::api {

// opening: the answer names the thread that was opened.
void say(Session& session, Responder responder, community::Utterance utterance, bool opening);

// Who speaks where.
community::Utterance utterance(const Session& session, const Access& access, std::string cid,
                               std::string text, std::optional<std::string> note, bool sure);

// The same for an answer, if what it answers is there: `utterance.parent`.
void reply(Responder responder, community::Utterance utterance);

// One's own entry `utterance.edits` gets this body; an empty title leaves the one it has.
void edit(Responder responder, community::Utterance utterance);

// The removal of one entry: by its author, or by a moderator.
void remove(Session& session, Responder responder, const Access& access, protocol::Seq seq);

}  // namespace havn::api
