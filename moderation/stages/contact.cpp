#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#include <re2/re2.h>

#include "moderation/stages/phone.hpp"
#include "moderation/stages/stages.hpp"

namespace havn::moderation::stages {
namespace {

constexpr std::size_t matches_max = 16;
constexpr std::uint32_t phone_digits_min = 7;
constexpr std::uint8_t mild = 1;
constexpr std::uint8_t medium = 2;
constexpr std::int64_t expression_bytes_max = 16 << 20;

// The expressions below are written with names for sets and places. Every letter outside ASCII
// counts as one class: RE2's \pL is thousands of ranges and makes automata that outgrow their
// memory, and its
// \b knows ASCII only.
struct Name {
    std::string_view name;
    std::string_view meaning;
};
constexpr std::array<Name, 6> names{{
    {"<service>",
     "snap(?:chat)?|insta(?:gram)?|ig|telegram|tg|discord|kik|whats?app|skype|vk|facebook|fb|"
     "messenger|tik ?tok|twitter|viber|wechat|threema|signal|вк|вконтакте|телеграмм?е?|телеге?|"
     "телега|телегу|тг|дискорде?|вотсапе?|ватсапе?|инсте?|инста(?:граме?)?|тик ?токе?|скайпе?|"
     "вайбере?|снапе?|снапчате?"},
    {"<letter>", R"(A-Za-z\x{80}-\x{10FFFF})"},
    {"<word>", R"(A-Za-z\x{80}-\x{10FFFF}0-9)"},
    {"<capital>", "A-ZÀ-ÞА-Я"},
    {"<start>", R"((?:^|[^A-Za-z\x{80}-\x{10FFFF}0-9]))"},
    {"<end>", R"((?:[^A-Za-z\x{80}-\x{10FFFF}0-9]|$))"},
}};

constexpr std::string_view mail_source =
    R"([<word>._%+-]+@[<word>-]+(?:\.[<word>-]+)*\.[<letter>]{2,})";

// The sign between brackets or spaces, which a mention of somebody never has.
constexpr std::string_view hidden_mail_source =
    R"((?i)[<word>._%+-]+(?: ?[\[({<] ?@ ?[\])}>] ?| @ )[<word>-]+ ?\. ?)"
    R"((?:com|net|org|de|fr|ru|dk|es|me|uk|eu|info|ch|at|be|io)<end>)";

constexpr std::string_view profile_source =
    R"((?i)(?:^|[^<word>.])(?:t\.me|telegram\.me|wa\.me|discord\.gg|discord(?:app)?\.com/invite|)"
    R"(snapchat\.com/add|instagram\.com|ig\.me|m\.me|facebook\.com|fb\.com|fb\.me|vk\.com|kik\.me|)"
    R"(tiktok\.com/@|signal\.me|chat\.whatsapp\.com)/?[<word>_@.+-]+)";

constexpr std::string_view tag_source =
    R"((?:^|[^<word>#/])[<letter>][<word>._]{1,31}#[0-9]{4}(?:[^0-9]|$))";

// A service by name, a few words, then something only an account is called.
constexpr std::string_view account_source =
    R"((?i)<start>(?:<service>)(?:[ :,'-]{1,3}[<letter>]{1,12}){0,3}[ :,-]{1,3})"
    R"((?:@[<word>_.]{3,30}|[<letter>]+(?:[._][<letter>]*[0-9]|_|\.[<letter>]{1,20}[0-9_]|[0-9]{2})))";

// The account right after the name of the service: any word behind a colon, one with a period
// inside it behind a word for "is".
constexpr std::string_view named_account_source =
    R"((?i)<start>(?:<service>)(?: ?[:=] ?@?[<letter>][<word>_.]{2,29}(?:[,!?;\n)]|\.? *$)|)"
    R"((?:[:=]| (?:is|as|est|c'est|comme|ist|als|er|som|es|como|как|это)) ?@?)"
    R"([<letter>]+\.[<letter>][<word>_.]*))";

// The account first: "I am foxy_88 on …".
constexpr std::string_view account_first_source =
    R"((?i)(?:@[<word>_.]{3,30}|<start>[<letter>][<word>_.]*[0-9_][<word>_.]*|)"
    R"((?:i am|i'm|im|je suis|jeg er|jeg hedder|ich bin|soy|me llamo|я) [<letter>]+\.[<letter>.]+))"
    R"( (?:on|sur|på|auf|bei|en|in|в|во|at) (?:<service>)<end>)";

// Number before the name of the street: English and French.
constexpr std::string_view number_first_source =
    R"((?:^|[^<word>.,])[0-9]{1,4}(?:[A-Za-z]|bis| bis| ter)?,? )"
    R"((?:(?:[<capital>][<letter>']+ ){1,3})"
    R"((?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Close|Court|Crescent|Boulevard|Blvd|Terrace|)"
    R"(Square|Way|Place|Grove|Gardens|Hill|Mews|Parade|Walk)<end>|)"
    R"((?:[Rr]ue|[Aa]venue|[Bb]oulevard|bd|[Ii]mpasse|[Aa]llée|[Qq]uai|[Cc]hemin|[Pp]lace|[Rr]oute|)"
    R"([Cc]ours|[Ss]quare) )"
    R"((?:du |des |de |la |l'|d'){0,2}[<capital>]))";

// One word that ends in the kind of street: Danish and German.
constexpr std::string_view compound_source =
    R"([<capital>][<letter>-]{1,30}(?:gade|gaden|vej|vejen|allé|alléen|stræde|plads|vænget|parken|)"
    R"(torvet|stien|bakken|toften|engen|lunden|straße|strasse|str\.|weg|)"
    R"(allee|)"
    R"(platz|gasse|damm|ufer|ring|steig) ?[0-9]{1,3}(?: ?[A-Za-z])?)"
    R"((?:[,.!?;\n)]|$| (?:st|kl|th|tv|i|in|og|und)<end>)|)"
    R"((?i:wohne?|schicke?|komm|adresse|zu mir)[^.!?\n]{0,20}<start>)"
    R"((?:Am|An der|Im|Zum|Zur|Auf der|Unter den|In der) [<capital>][<letter>]+)"
    R"((?: [<capital>][<letter>]+)? [0-9]{1,3}(?:[,.!?;\n)a-h]|$))";

// Kind of street, name, number: Russian and Spanish.
constexpr std::string_view kind_first_source =
    R"(<start>(?:(?:[Уу]л|[Уу]лица|[Уу]лице|[Пп]р|[Пп]р-т|[Пп]роспект|[Пп]ер|[Пп]ереулок|)"
    R"([Бб]ульвар|)"
    R"([Шш]оссе|[Нн]аб)\.? ?[<capital>][<letter>-]+(?: [<letter>-]+)?,? ?(?:дом|д)?\.? ?)"
    R"([0-9]{1,3}|[<capital>][<letter>]+ (?:проспект|улица|переулок|бульвар|шоссе|набережная|)"
    R"(площадь|проезд),? ?(?:дом |д\. ?)?[0-9]{1,3}|)"
    R"((?:[Cc]alle|[Cc]/|[Aa]venida|[Aa]vda\.?|[Pp]laza|[Pp]aseo|[Cc]amino|[Cc]arrera|[Rr]onda) ?)"
    R"((?:(?:de|del|la|las|los|el) ){0,2})"
    R"([<capital>][<letter>]+(?: (?:de |del |la )?[<capital>][<letter>]+){0,2},? ?)"
    R"([0-9]{1,3}<end>))";

// First and family name behind the words people introduce themselves with.
constexpr std::string_view introduction_source =
    R"(<start>(?:[Mm]y (?:real |full )?name is|[Jj]e m'appelle|[Mm]on (?:vrai )?nom est|)"
    R"([Ii]ch hei(?:ß|ss)e|[Mm]ein (?:richtiger )?Name ist|[Jj]eg hedder|)"
    R"([Mm]it (?:rigtige )?navn er|[Mm]e llamo|[Mm]i nombre (?:real )?es|[Мм]еня зовут|)"
    R"([Мм]о[её] имя) [<capital>][<letter>'-]+ [<capital>][<letter>'-]+)";

// No introduction without one of these, folded.
constexpr std::array<std::string_view, 10> introduction_words{
    "name", "appelle", "nom", "heisse", "hedder", "navn", "llamo", "nombre", "зовут", "имя"};

bool may_introduce(const StageInput& input) {
    static const auto words = [] {
        std::array<std::uint16_t, introduction_words.size()> bits{};
        std::ranges::transform(introduction_words, bits.begin(), [](std::string_view word) {
            return lexicon::WordSet::bit(text::word_hash(word));
        });
        return bits;
    }();
    return std::ranges::any_of(
        words, [&](std::uint16_t word) { return input.candidates.words.words.may_hold(word); });
}

std::string spelled_out(std::string_view source) {
    std::string out(source);
    for (const Name& name : names) {
        for (std::size_t at = out.find(name.name); at != std::string::npos;
             at = out.find(name.name, at + name.meaning.size())) {
            out.replace(at, name.name.size(), name.meaning);
        }
    }
    return out;
}

std::string any_of(std::initializer_list<std::string_view> sources) {
    std::string all;
    for (const std::string_view source : sources) {
        all += (all.empty() ? "(?:" : "|(?:") + std::string(source) + ")";
    }
    return all;
}

re2::RE2::Options expression_options() {
    re2::RE2::Options options(re2::RE2::Quiet);
    options.set_never_capture(true);
    options.set_max_mem(expression_bytes_max);
    return options;
}

class Expression {
  public:
    explicit Expression(std::string_view source)
        : expression_(spelled_out(source), expression_options()) {
        if (!expression_.ok()) {
            throw std::logic_error(expression_.error());
        }
    }

    void report(const StageInput& input, std::string_view kind, Findings& findings,
                std::uint8_t severity = medium) const {
        const std::string_view text = input.text.literal.text();
        const re2::StringPiece subject(text.data(), text.size());
        re2::StringPiece found;
        std::size_t from = 0;
        for (std::size_t count = 0; count < matches_max && from < text.size(); ++count) {
            input.progress.check();
            if (!expression_.Match(subject, from, text.size(), re2::RE2::UNANCHORED, &found, 1)) {
                return;
            }
            const auto begin = static_cast<std::size_t>(found.data() - text.data());
            from = begin + found.size();
            add(input, {begin, from}, kind, findings, severity);
        }
    }

    bool matches(const StageInput& input) const {
        input.progress.check();
        const std::string_view text = input.text.literal.text();
        return expression_.Match({text.data(), text.size()}, 0, text.size(), re2::RE2::UNANCHORED,
                                 nullptr, 0);
    }

    static void add(const StageInput& input, text::ByteRange range, std::string_view kind,
                    Findings& findings, std::uint8_t severity = medium) {
        const text::Span span = input.text.literal.span_of(range.begin, range.end);
        findings.push_back({Category::contact_details, severity, span.start, span.end,
                            guideline_of(Category::contact_details), input.stage, kind, 1.0F});
    }

  private:
    re2::RE2 expression_;
};

struct Expressions {
    // What the others below need in order to match: one look instead of three.
    Expression service{"(?i)<start>(?:<service>)"};
    Expression address{any_of({number_first_source, compound_source, kind_first_source})};
    Expression mail{mail_source};
    Expression profile{profile_source};
    Expression tag{tag_source};
    Expression hidden_mail{hidden_mail_source};
    Expression account{account_source};
    Expression named_account{named_account_source};
    Expression account_first{account_first_source};
    Expression introduction{introduction_source};
    Expression number_first{number_first_source};
    Expression compound{compound_source};
    Expression kind_first{kind_first_source};
};

const Expressions& expressions() {
    static const Expressions all;
    return all;
}

}  // namespace

// What would let somebody be found outside the group. The shape of the text says which of the
// expressions can match at all; ordinary messages run none of them.
void contact(const StageInput& input, Findings& findings) {
    const text::Shape& shape = input.text.shape;
    if (shape.digits >= phone_digits_min) {
        for (const text::ByteRange range : find_phones(input.text.literal.text())) {
            Expression::add(input, range, "phone", findings);
        }
    }
    if (shape.at_sign) {
        expressions().mail.report(input, "mail", findings);
        expressions().hidden_mail.report(input, "mail", findings);
    }
    if (shape.inner_period && shape.slash) {
        expressions().profile.report(input, "handle", findings);
    }
    if (shape.hash && shape.digits > 0) {
        expressions().tag.report(input, "handle", findings);
    }
    const std::string_view literal = input.text.literal.text();
    const bool assigned = literal.contains(':') || literal.contains('=');
    const bool may_hold_account = shape.digits > 0 || shape.at_sign || shape.inner_period ||
                                  assigned || literal.contains('_');
    if (may_hold_account && expressions().service.matches(input)) {
        expressions().account.report(input, "handle", findings);
        expressions().named_account.report(input, "handle", findings);
        expressions().account_first.report(input, "handle", findings);
    }
    if (may_introduce(input)) {
        expressions().introduction.report(input, "name", findings, mild);
    }
    if (shape.digits > 0 && expressions().address.matches(input)) {
        expressions().number_first.report(input, "address", findings);
        expressions().compound.report(input, "address", findings);
        expressions().kind_first.report(input, "address", findings);
    }
    input.rules.match(lexicon::Group::contact, input.stage, input.text, input.candidates,
                      input.progress, findings);
}

}  // namespace havn::moderation::stages
