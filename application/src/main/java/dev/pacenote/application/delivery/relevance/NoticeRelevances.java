package dev.pacenote.application.delivery.relevance;

import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.preference.TopicChannels;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What areas know about notices, each about its own topics; nothing is known about the others. */
public final class NoticeRelevances {

    private final Map<Topic, NoticeRelevance> areas;

    public NoticeRelevances(Collection<NoticeRelevance> areas) {
        this.areas =
                areas.stream()
                        .distinct()
                        .collect(Collectors.toMap(NoticeRelevance::topic, Function.identity()));
    }

    /** Why what it tells need not be told any more; empty while it has to. */
    public Optional<Reason> over(Delivery.About about) {
        return Optional.ofNullable(areas.get(about.topic()))
                .flatMap(area -> area.over(about.account(), about.fact()));
    }

    /** A notice is urgent when its topic is, or when its area says so of this one. */
    public Priority priority(TopicChannels ofTopic, Topic topic, String fact) {
        var area = areas.get(topic);
        return ofTopic.priority() == Priority.HIGH || area == null
                ? ofTopic.priority()
                : area.priority(fact);
    }

    /** When a device of the account got what these tell, as far as that is known. */
    public Map<String, Instant> arrived(AccountId account, Topic topic, Collection<String> facts) {
        var area = areas.get(topic);
        return area == null ? Map.of() : area.arrived(account, facts);
    }
}
