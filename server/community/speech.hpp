#pragma once
// What happens to something a person says, in a room or in the forum: pace, facts, judgement, then
// journal or case. One a shard, called there.

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "moderation/pipeline.hpp"
#include "server/classifier/classifier.hpp"
#include "server/community/desk.hpp"
#include "server/community/directory.hpp"
#include "server/community/floor.hpp"
#include "server/community/hub.hpp"
#include "server/community/pace.hpp"
#include "server/community/recollection.hpp"
#include "server/community/stage_watch.hpp"
#include "server/core/metrics.hpp"
#include "server/store/store.hpp"

namespace havn::community {

struct Utterance {
    GroupRef group;
    Stream stream;
    PersonId person;
    store::Member author;
    protocol::Role role = protocol::Role::participant;
    std::string language;
    std::string cid, title, text, note;
    std::string carried;  // the room it was said in first
    Seq parent = 0;       // the post or message answered; 0: none
    Seq edits = 0;        // the entry this shall be the body of; 0: it is new
    bool sure = false;    // a nudge was seen
};

// What became of it, for the author: why, by guideline and category.
struct Spoken {
    enum class Outcome : std::uint8_t {
        appended,
        held,
        nudged,    // not stored
        rejected,  // not stored
        too_fast,  // not stored
        barred,    // not stored; see `barred`
        failed,    // not stored; why, says `failure`
    };
    Outcome outcome = Outcome::failed;
    core::Failure failure = core::Failure::unavailable;  // conflict: of the cid
    Seq seq = 0;
    std::int64_t at_ms = 0;
    std::int64_t retry_after_ms = 0;
    Barred barred;
    std::string guideline, category;
    // How the author seems to be, where speak() could not tell yet.
    moderation::Care late_care = moderation::Care::none;
};

// Time each stage takes, sampled; in ns.
struct SpeechMetrics {
    std::array<core::Histogram, moderation::steps_max> stage_ns;  // as in Pipeline::steps()
    core::Histogram judge_ns;
    core::Histogram ack_ns;  // from the command's arrival to its answer
    std::array<core::Counter, 5> verdicts;
    std::array<core::Counter, 3> care;
};

class Speech {
  public:
    Speech(core::Shard& shard, Hub& hub, Desk& desk, Pace& pace, Schedule& schedule,
           store::Journal& journal, const moderation::Pipeline& pipeline, StageWatch& stage_watch,
           const core::Clock& clock, SpeechMetrics& metrics, classifier::Classifier* classifier);

    // Before anything is said. What one shard notes of a room, all of them know.
    void connect(std::vector<Speech*> everywhere) { everywhere_ = std::move(everywhere); }
    // What was said and is not decided yet is dropped.
    void forget(PersonId person);
    void tick(std::int64_t now_ms) { recollection_.tick(now_ms); }

    using Done = std::move_only_function<void(Spoken)>;
    // Returns at once how the author seems to be, so that the care card does not wait for the disk.
    // `done` is called once, possibly before this returns. What one person says in one stream keeps
    // its order, also where the classifier has to be waited for.
    moderation::Care speak(Utterance utterance, Done done);

  private:
    struct Judged {
        moderation::Judgement judgement;
        moderation::Facts facts;     // without what it borrowed
        std::string text, language;  // what was judged
    };
    // Said, and not yet decided: the classifier has been asked, or about something before it.
    struct Pending {
        Utterance utterance;
        Judged judged;
        Done done;
        bool settled = false;
        bool dropped = false;
    };
    using Place = std::pair<PersonId, StreamId>;

    Judged judge(const Utterance& utterance, std::uint64_t cid_hash);
    void remember(const Utterance& utterance, std::uint64_t cid_hash, std::string_view text,
                  const moderation::Judgement& judgement);
    void count(const moderation::Judgement& judgement);
    void settle(Utterance utterance, Judged judged, Done done);
    void take_in(Pending& pending, classifier::Opinion opinion);
    void conclude_settled(const Place& place);
    void conclude(Utterance utterance, const moderation::Judgement& judgement, Done done);
    void refuse(const Utterance& utterance, const moderation::Judgement& judgement, Done done);
    // A case about somebody in distress whose message is not stored anywhere else.
    void alert(const Utterance& utterance, const moderation::Judgement& judgement);
    void append(Utterance utterance, const moderation::Judgement& judgement, Done done);
    void hold(Utterance utterance, const moderation::Judgement& judgement, Done done);

    core::Shard& shard_;
    Hub& hub_;
    Desk& desk_;
    Pace& pace_;
    Schedule& schedule_;
    store::Journal& journal_;
    const moderation::Pipeline& pipeline_;
    StageWatch& stage_watch_;
    const core::Clock& clock_;
    SpeechMetrics& metrics_;
    classifier::Classifier* const classifier_;  // null: nobody is asked
    Recollection recollection_;
    std::vector<Speech*> everywhere_;  // this one included
    std::map<Place, std::deque<std::shared_ptr<Pending>>> pending_;
    std::uint64_t judged_ = 0;
};

}  // namespace havn::community
