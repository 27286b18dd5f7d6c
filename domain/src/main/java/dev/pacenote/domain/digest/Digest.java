package dev.pacenote.domain.digest;

import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.VisibleText;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Everything that one daily mail says, without a format.
 *
 * @param asOf when the boards were looked at
 * @param unchecked number of followed things that could not be looked at
 */
public record Digest(
        String reader,
        LocalDate date,
        List<DigestSection> sections,
        Instant asOf,
        int unchecked,
        Links links) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /** Where the mail leads. */
    public record Links(URI inbox, URI settings, URI unsubscribe) {}

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
            Coverage coverage,
            Links links) {
        return new Digest(
                VisibleText.orElse(reader.username().value(), reader.email().value()),
                date,
                sections,
                coverage.asOf(),
                coverage.unchecked(),
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
        return new Digest(reader, date, next, asOf, unchecked, links);
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
