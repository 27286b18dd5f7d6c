package dev.pacenote.application.digest;

import dev.pacenote.application.identity.account.AccountLinks;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.Digest;
import dev.pacenote.domain.digest.DigestSection;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes what a daily mail says: the notices it holds, each topic by its own desk. The same notices
 * give the same records and changes, also months later.
 */
public final class RenderDigest {

    private final Coverages coverages;
    private final Map<Topic, DigestSectionRenderer> desks = new LinkedHashMap<>();
    private final Tokens tokens;
    private final AccountLinks links;
    private final InstantSource clock;

    /**
     * @param desks in the order of the mail
     */
    public RenderDigest(
            Coverages coverages,
            List<DigestSectionRenderer> desks,
            Tokens tokens,
            AccountLinks links,
            InstantSource clock) {
        this.coverages = coverages;
        desks.forEach(desk -> this.desks.put(desk.topic(), desk));
        this.tokens = tokens;
        this.links = links;
        this.clock = clock;
    }

    /**
     * @param content what the mail holds, at least one notice
     */
    public Digest write(Account reader, DailyEmailKey key, List<Notice> content) {
        var byTopic =
                content.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Notice::topic, LinkedHashMap::new, Collectors.toList()));
        var sections = new ArrayList<DigestSection>();
        int followed = 0;
        int unchecked = 0;
        var asOf = content.getLast().foundAt();
        for (var desk : desks.values()) {
            var told = byTopic.get(desk.topic());
            var coverage = coverages.find(key.person(), desk.topic(), key.date());
            if (coverage.isPresent()) {
                followed += coverage.get().followed();
                unchecked += coverage.get().unchecked();
                asOf = coverage.get().asOf();
            }
            if (told != null) {
                sections.add(desk.write(reader, told));
            }
        }
        return Digest.of(
                reader,
                key.date(),
                sections,
                new Coverage(followed, unchecked, asOf),
                new Digest.Links(
                        links.inbox(),
                        links.settings(),
                        links.unsubscribe(tokens.unsubscription(reader.id()))));
    }

    /** One plain sentence about a section, for the history. */
    public String told(DailyEmailKey key, Topic topic, int found) {
        var coverage =
                coverages
                        .find(key.person(), topic, key.date())
                        .orElseGet(() -> new Coverage(0, 0, clock.instant()));
        return desk(topic).told(found, coverage);
    }

    private DigestSectionRenderer desk(Topic topic) {
        var desk = desks.get(topic);
        if (desk == null) {
            throw new IllegalStateException("nobody writes about " + topic);
        }
        return desk;
    }
}
