package dev.pacenote.application.notice.inbox;

import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.application.notice.ToldFacts;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Arrivals;
import dev.pacenote.domain.notice.inbox.Arrivals.Arrival;
import dev.pacenote.domain.notice.inbox.Arrivals.Showing;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.preference.NoticePreferences;
import dev.pacenote.domain.notice.stream.StreamHead;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells people by their inbox: notices, the items that show them, the counts and one event are
 * stored in one commit. More notices than a commit takes are told by several, each for itself.
 */
public final class TellInbox implements TellNotices {

    /** Notices of a commit; a store need not be able to change more at once. */
    public static final int AT_ONCE = 30;

    private final ToldFacts facts;
    private final Inbox inbox;
    private final NoticePreferencesStore preferences;
    private final Commits commits;
    private final Topics topics;
    private final Map<Topic, InboxTopic> shown;
    private final RetentionPeriod keep;
    private final InstantSource clock;
    private final Ids ids;

    /** The stores that a notice goes into. */
    public record Stores(
            ToldFacts facts, Inbox inbox, NoticePreferencesStore preferences, Commits commits) {}

    /**
     * @param shown the topics that people see in their inbox
     * @param keep how long an item is shown after its newest notice
     */
    public TellInbox(
            Stores stores,
            Topics topics,
            Collection<InboxTopic> shown,
            RetentionPeriod keep,
            InstantSource clock,
            Ids ids) {
        this.facts = stores.facts();
        this.inbox = stores.inbox();
        this.preferences = stores.preferences();
        this.commits = stores.commits();
        this.topics = topics;
        this.shown =
                shown.stream()
                        .distinct()
                        .collect(Collectors.toMap(InboxTopic::topic, Function.identity()));
        this.keep = keep;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public int tell(AccountId account, Collection<Notice> found) {
        if (found.stream().anyMatch(notice -> !notice.account().equals(account))) {
            throw new IllegalArgumentException("a notice of another account");
        }
        var all = List.copyOf(found);
        int fresh = 0;
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            var part = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            fresh +=
                    commits.commit(
                            Set.of(account),
                            heads ->
                                    heads.find(account)
                                            .map(head -> told(head, part))
                                            .orElseGet(() -> Outcome.nothing(0)));
        }
        return fresh;
    }

    private Outcome<Integer> told(StreamHead head, List<Notice> part) {
        var fresh = fresh(head.account(), part);
        var chosen = fresh.isEmpty() ? Optional.<NoticePreferences>empty() : chosen(head);
        if (chosen.isEmpty()) {
            return Outcome.nothing(0);
        }
        var now = clock.instant();
        var arrivals =
                fresh.stream()
                        .map(notice -> new Arrival(notice, showing(notice, chosen.get(), now)))
                        .toList();
        var sources =
                arrivals.stream()
                        .flatMap(arrival -> arrival.showing().stream().map(Showing::source))
                        .collect(Collectors.toSet());
        var open =
                sources.isEmpty() ? List.<Notification>of() : inbox.open(head.account(), sources);
        var arrived = Arrivals.of(head, arrivals, open, ids::next, now);
        return new Outcome<>(
                fresh.size(),
                arrived.step().stream().toList(),
                List.of(new InboxChange.Tell(head.account(), arrived.told())));
    }

    private Optional<NoticePreferences> chosen(StreamHead head) {
        return preferences.find(head.account());
    }

    /** What the account was not told yet, each fact once. */
    private List<Notice> fresh(AccountId account, List<Notice> part) {
        var known = new ArrayList<>(facts.told(account, part.stream().map(Notice::key).toList()));
        var fresh = new ArrayList<Notice>();
        for (var notice : part) {
            if (known.stream().noneMatch(notice.key()::sameFact)) {
                known.add(notice.key());
                fresh.add(notice);
            }
        }
        return fresh;
    }

    private Optional<Showing> showing(Notice notice, NoticePreferences chosen, Instant now) {
        return Optional.ofNullable(shown.get(notice.topic()))
                .filter(_ -> chosen.wantsInInbox(notice.topic()))
                .map(
                        topic ->
                                new Showing(
                                        topic.source().apply(notice),
                                        topics.stored(notice.topic(), notice.facts()),
                                        shownFor(notice, topic)))
                .filter(showing -> notice.foundAt().plus(showing.shownFor()).isAfter(now));
    }

    private Duration shownFor(Notice notice, InboxTopic topic) {
        var usual = Duration.ofDays(keep.days());
        return topic.endsAt()
                .apply(notice)
                .map(end -> Duration.between(notice.foundAt(), end))
                .filter(sooner -> sooner.compareTo(usual) < 0)
                .orElse(usual);
    }
}
