package dev.pacenote.adapters.out.postgres.notice;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.NoticesQuery;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.Topic;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Notices in Postgres. */
@Singleton
public final class PostgresNotices implements Notices {

    /** A notice as its columns are. */
    private record Told(
            UUID id,
            String topic,
            @JsonProperty("dedupe_key") String dedupeKey,
            @Nullable String subject,
            @JsonProperty("occurred_at") String occurredAt,
            @JsonProperty("found_at") String foundAt,
            Map<String, String> facts,
            String weight) {}

    private final NoticeRows rows;
    private final Topics topics;

    PostgresNotices(NoticeRows rows, List<TopicDefinition> topics) {
        this.rows = rows;
        this.topics = new Topics(topics);
    }

    @Override
    public int tell(AccountId account, Collection<Notice> notices) {
        if (notices.stream().anyMatch(notice -> !notice.account().equals(account))) {
            throw new IllegalArgumentException("a notice of another account");
        }
        if (notices.isEmpty()) {
            return 0;
        }
        return rows.insertAbsent(account.value(), columns(notices)).size();
    }

    /** As a list of objects with the columns as members. */
    public String columns(Collection<Notice> notices) {
        return Json.write(notices.stream().map(this::told).toList());
    }

    @Override
    public Set<NoticeKey> told(AccountId account, Collection<NoticeKey> keys) {
        var facts =
                keys.stream()
                        .map(
                                key ->
                                        Map.of(
                                                "topic",
                                                key.topic().name(),
                                                "dedupe_key",
                                                key.dedupeKey()))
                        .toList();
        return rows.told(account.value(), Json.write(facts)).stream()
                .map(
                        fact ->
                                new NoticeKey(
                                        new Topic(fact.topic()),
                                        fact.dedupeKey(),
                                        Optional.empty()))
                .collect(Collectors.toSet());
    }

    private Told told(Notice notice) {
        return new Told(
                notice.id(),
                notice.topic().name(),
                notice.key().dedupeKey(),
                notice.key().subject().orElse(null),
                Rows.microseconds(notice.timing().occurredAt()).toString(),
                Rows.microseconds(notice.timing().foundAt()).toString(),
                topics.stored(notice.topic(), notice.facts()).values(),
                notice.weight().name());
    }

    private List<Notice> notices(List<NoticeRow> found) {
        return found.stream().map(row -> row.notice(topics)).toList();
    }

    @Override
    public Paging.Page<Notice> page(NoticesQuery query, Paging paging) {
        long account = query.account().value();
        var topic = query.topic().name();
        var since = query.since().map(Rows::microseconds).orElse(null);
        if (query.subject().isEmpty()) {
            return new Paging.Page<>(
                    paging,
                    notices(rows.page(account, topic, since, paging.size(), paging.offset())),
                    rows.count(account, topic, since));
        }
        var subject = query.subject().get();
        return new Paging.Page<>(
                paging,
                notices(
                        rows.pageAbout(
                                account, topic, subject, since, paging.size(), paging.offset())),
                rows.countAbout(account, topic, subject, since));
    }

    @Override
    public Part part(AccountId account, Topic topic, Optional<Long> from, int limit) {
        var found =
                rows.part(account.value(), topic.name(), from.orElse(Long.MAX_VALUE), limit + 1);
        return new Part(
                notices(found.stream().limit(limit).toList()),
                found.stream().skip(limit).map(NoticeRow::number).findFirst());
    }

    /** The newest notices that a notification shows, the newest first. */
    public List<Notice> shownBy(AccountId account, UUID notification, int limit) {
        return notices(rows.shownBy(account.value(), notification, limit));
    }

    @Override
    public Map<LocalDate, Integer> perDay(AccountId account, Topic topic, LocalDate from) {
        var start = from.atStartOfDay(ZoneOffset.UTC).toInstant();
        return rows.perDay(account.value(), topic.name(), start).stream()
                .collect(Collectors.toMap(NoticeRows.Day::date, NoticeRows.Day::found));
    }
}
