#include "server/api/signing_in.hpp"

#include <memory>
#include <optional>
#include <utility>

#include "server/api/gateway.hpp"
#include "server/community/tokens.hpp"

namespace havn::api {

store::Device device_of(std::string_view user_agent) {
    const auto says = [&](std::string_view word) {
        return user_agent.find(word) != std::string_view::npos;
    };
    if (says("iPad") || says("Tablet") || (says("Android") && !says("Mobile")))
        return store::Device::tablet;
    if (says("Mobile") || says("iPhone") || says("Android")) return store::Device::phone;
    if (says("Windows") || says("Macintosh") || says("Linux") || says("CrOS"))
        return store::Device::computer;
    return store::Device::other;
}

std::string_view device_word(store::Device device) {
    switch (device) {
        case store::Device::phone:
            return "phone";
        case store::Device::tablet:
            return "tablet";
        case store::Device::computer:
            return "computer";
        case store::Device::other:
            return "other";
    }
    return "other";
}

void sign_in(ShardGateway& gateway, std::string canonical, store::Device device,
             std::move_only_function<void(std::expected<SignedIn, SignInRefused>)> done) {
    const auto shared = std::make_shared<decltype(done)>(std::move(done));
    const auto refuse = [shared](SignInRefused why) { (*shared)(std::unexpected(why)); };
    const bool asked = gateway.services().slow_hash.hash(
        gateway.shard(), std::move(canonical),
        [&gateway, device, shared, refuse](std::optional<store::PhraseHash> hash) {
            if (!hash) return refuse(SignInRefused::busy);
            auto token = community::new_secret();
            const store::NewSession session{
                {community::random_id()}, community::hash_secret(token), device};
            gateway.services().store.keeping().come_back(
                gateway.shard(), *hash, session,
                [shared, refuse,
                 token = std::move(token)](core::Result<protocol::PersonId> person) mutable {
                    if (person) return (*shared)(SignedIn{*person, std::move(token)});
                    refuse(person.error() == core::Failure::absent ? SignInRefused::unknown
                                                                   : SignInRefused::unavailable);
                });
        });
    if (!asked) refuse(SignInRefused::busy);
}

}  // namespace havn::api
