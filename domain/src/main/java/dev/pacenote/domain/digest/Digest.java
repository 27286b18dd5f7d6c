package dev.pacenote.domain.digest;

import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.VisibleText;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Everything that one daily mail says, without a format.
 *
 * @param asOf when what the reader follows was looked at
 */
public record Digest(
        String reader,
        LocalDate date,
        List<DigestSection> sections,
        Instant asOf,
        Following following,
        Links links) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /**
     * What the reader follows.
     *
     * @param because why they get this mail, each a clause such as {@code you listen for storms}
     * @param unchecked how many things could not be looked at, by their noun in the singular
     */
    public record Following(List<String> because, Map<String, Integer> unchecked) {

        public Following {
            because = because.stream().distinct().toList();
            unchecked = Collections.unmodifiableMap(new TreeMap<>(unchecked));
        }

        /** {@code You get this mail because you listen for storms.} */
        public String reason() {
            return "You get this mail because " + String.join(" and ", because) + ".";
        }

        /** {@code 2 towns could not be checked and will be looked at again.} */
        public Optional<String> missing() {
            return unchecked.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            unchecked.entrySet().stream()
                                            .map(thing -> count(thing.getValue(), thing.getKey()))
                                            .collect(Collectors.joining(" and "))
                                    + " could not be checked and will be looked at again.");
        }

        private static String count(int number, String noun) {
            return number + " " + noun + (number == 1 ? "" : "s");
        }
    }

    /** Where the mail leads. */
    public record Links(URI settings, URI unsubscribe) {}

    public Digest {
        sections = List.copyOf(sections);
        if (sections.isEmpty()) {
            throw new IllegalArgumentException("a digest without anything to say");
        }
    }

    public static Digest of(
            Account reader,
            LocalDate date,
            List<DigestSection> sections,
            Instant asOf,
            Following following,
            Links links) {
        return new Digest(
                VisibleText.orElse(
                        reader.username().value(),
                        reader.email().map(EmailAddress::value).orElse("there")),
                date,
                sections,
                asOf,
                following,
                links);
    }

    /**
     * The digest with as much detail as its size stays below the limit. What is not shown is
     * counted; subject and numbers stay what they are.
     *
     * @param size of a digest in some format, such as the bytes of its HTML
     */
    public Digest below(int limit, ToIntFunction<Digest> size) {
        return DigestFit.below(limit, this, size);
    }

    Digest with(List<DigestSection> next) {
        return new Digest(reader, date, next, asOf, following, links);
    }

    /** How many followed things could not be looked at. */
    public int unchecked() {
        return following.unchecked().values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many reasons for this mail each topic has; topics that only go along are absent. */
    public Map<Topic, Integer> found() {
        var found = new LinkedHashMap<Topic, Integer>();
        for (var section : sections) {
            if (section.found() > 0) {
                found.put(section.topic(), section.found());
            }
        }
        return found;
    }

    /** {@code Pacenote 20 Nov 2026: 3 new records on 2 maps}. */
    public String subject() {
        var reasons = sections.stream().filter(section -> section.found() > 0).toList();
        var news =
                reasons.size() == 1
                        ? reasons.getFirst().phrase()
                        : reasons.stream()
                                .map(DigestSection::shortPhrase)
                                .collect(Collectors.joining(", "));
        return "Pacenote " + DAY.format(date) + ": " + news;
    }
}
