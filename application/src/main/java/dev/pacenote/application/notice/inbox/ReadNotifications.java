package dev.pacenote.application.notice.inbox;

import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.notice.stream.ListPosition;
import dev.pacenote.application.notice.stream.ShownCounts;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.stream.StreamHead;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A person reads their inbox. It shows what they were told, also by areas that are switched off
 * now: what counts as unread can be found, read and put away.
 */
public final class ReadNotifications {

    /** How many notices of one notification are shown. */
    public static final int NOTICES = 50;

    /** Of an area that is switched off nobody knows words, and none of its pages is there. */
    private static final NotificationRenderer.Text NO_WORDS =
            new NotificationRenderer.Text(
                    "This part of Pacenote is switched off", "", Optional.empty());

    /** A notification with the words for it. */
    public record Shown(
            Notification notification, NotificationType type, NotificationRenderer.Text text) {}

    /** With what it shows. */
    public record Details(Shown shown, List<Notice> notices) {}

    /**
     * A part of the list.
     *
     * @param next where the next part begins; empty when this is the last one
     */
    public record Part(List<Shown> items, Optional<ListPosition> next) {}

    /**
     * Which part of the list.
     *
     * @param type of these types only
     * @param topic of this topic, or of all topics of this area
     */
    public record Query(
            AccountId account,
            Optional<NotificationType> type,
            Optional<String> topic,
            Optional<Boolean> read,
            Optional<Boolean> seen,
            boolean archived) {}

    private final Inbox inbox;
    private final Commits commits;
    private final PurgeNotifications expired;
    private final Map<Topic, NotificationRenderer> renderers;
    private final Set<Topic> topics;
    private final ShownCounts shownCounts;
    private final InstantSource clock;

    /**
     * @param topics of all areas, also of those that are switched off
     * @param renderers of those that are on
     */
    public ReadNotifications(
            Inbox inbox,
            Commits commits,
            Topics topics,
            List<NotificationRenderer> renderers,
            ShownCounts shownCounts,
            InstantSource clock) {
        this.inbox = inbox;
        this.commits = commits;
        this.expired = new PurgeNotifications(inbox, commits);
        this.renderers =
                renderers.stream()
                        .distinct()
                        .collect(
                                Collectors.toMap(NotificationRenderer::topic, Function.identity()));
        this.topics = new HashSet<>(this.renderers.keySet());
        topics.all().forEach(definition -> this.topics.add(definition.topic()));
        this.shownCounts = shownCounts;
        this.clock = clock;
    }

    /** What is unread now, without what has expired. Empty when the account is gone. */
    public Optional<StreamHead> counts(AccountId account) {
        expired.purge(account, clock.instant());
        return commits.head(account).map(shownCounts::of);
    }

    /**
     * @param from empty for the top of the list
     */
    public Part list(Query query, Optional<ListPosition> from, int limit) {
        var position =
                from.orElseGet(
                        () ->
                                ListPosition.top(
                                        commits.head(query.account())
                                                .map(StreamHead::seq)
                                                .orElse(0L)));
        var found = inbox.page(filter(query), position, limit + 1, clock.instant());
        var rows = found.stream().limit(limit).toList();
        return new Part(
                shown(rows.stream().map(ListPosition.Placed::item).toList()),
                found.size() > limit
                        ? Optional.of(position.behind(rows.getLast().number()))
                        : Optional.empty());
    }

    private Inbox.Filter filter(Query query) {
        return new Inbox.Filter(
                query.account(),
                topics(query.type(), query.topic()),
                query.read(),
                query.seen(),
                query.archived());
    }

    /** How many the whole list has now. */
    public long count(Query query) {
        return inbox.count(filter(query), clock.instant());
    }

    /** One notification with its newest notices; empty when the caller has none of that id. */
    public Optional<Details> find(AccountId account, UUID id) {
        return inbox.find(account, id)
                .filter(notification -> !notification.isExpired(clock.instant()))
                .map(
                        notification ->
                                new Details(
                                        show(notification), inbox.notices(account, id, NOTICES)));
    }

    /** Of what type the notifications of a topic are. */
    public NotificationType type(Topic topic) {
        return Optional.ofNullable(renderers.get(topic))
                .map(NotificationRenderer::type)
                .orElseGet(() -> NotificationType.of(topic));
    }

    /** Those that the account has of these and that are not expired. */
    public Map<UUID, Shown> findAll(AccountId account, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var now = clock.instant();
        var found =
                inbox.findAll(account, ids).values().stream()
                        .filter(notification -> !notification.isExpired(now))
                        .toList();
        return shown(found).stream()
                .collect(Collectors.toMap(shown -> shown.notification().id(), Function.identity()));
    }

    /** The words for a notification. */
    public Shown show(Notification notification) {
        return shown(List.of(notification)).getFirst();
    }

    /** Which topics are meant by a topic or an area. */
    public Optional<Set<Topic>> topics(Optional<NotificationType> type, Optional<String> topic) {
        if (type.isEmpty() && topic.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                topics.stream()
                        .filter(known -> type.isEmpty() || type.get() == type(known))
                        .filter(known -> topic.isEmpty() || isMeant(known, topic.get()))
                        .collect(Collectors.toSet()));
    }

    private static boolean isMeant(Topic topic, String topicOrArea) {
        return topic.name().equals(topicOrArea) || topic.name().startsWith(topicOrArea + ".");
    }

    private List<Shown> shown(List<Notification> notifications) {
        var words = new HashMap<UUID, NotificationRenderer.Text>();
        notifications.stream()
                .collect(Collectors.groupingBy(notification -> notification.key().topic()))
                .forEach(
                        (topic, ofTopic) ->
                                Optional.ofNullable(renderers.get(topic))
                                        .ifPresent(
                                                renderer ->
                                                        words.putAll(renderer.render(ofTopic))));
        var shown = new ArrayList<Shown>();
        for (var notification : notifications) {
            shown.add(
                    new Shown(
                            notification,
                            type(notification.key().topic()),
                            words.getOrDefault(notification.id(), NO_WORDS)));
        }
        return shown;
    }
}
