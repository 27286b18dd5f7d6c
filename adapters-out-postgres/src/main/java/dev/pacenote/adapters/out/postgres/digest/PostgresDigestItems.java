package dev.pacenote.adapters.out.postgres.digest;

import dev.pacenote.adapters.out.postgres.notice.NoticeRow;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.digest.DigestItems;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.DigestItem.Place;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the daily mails hold, in Postgres: a notice's row names the first date that it was offered
 * to, and the date of its mail.
 */
@Singleton
public final class PostgresDigestItems implements DigestItems {

    private final DigestItemRows rows;
    private final Topics topics;

    PostgresDigestItems(DigestItemRows rows, List<TopicDefinition> topics) {
        this.rows = rows;
        this.topics = new Topics(topics);
    }

    @Override
    public void offer(AccountId account, LocalDate since, Collection<Notice> notices) {
        if (!notices.isEmpty()) {
            rows.offer(
                    account.value(),
                    since,
                    texts(notices, notice -> notice.topic().name()),
                    texts(notices, notice -> notice.key().dedupeKey()));
        }
    }

    private static <T> String[] texts(Collection<T> values, Function<T, String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }

    @Override
    public Set<AccountId> accountsWaiting(LocalDate date, Set<Topic> topics) {
        return rows.accountsWaiting(date, texts(topics, Topic::name)).stream()
                .map(AccountId::new)
                .collect(Collectors.toSet());
    }

    @Override
    public List<Notice> gather(DailyEmailKey mail, Set<Topic> topics) {
        return notices(rows.gather(mail.person().value(), mail.date(), texts(topics, Topic::name)));
    }

    @Override
    public List<Notice> of(DailyEmailKey mail) {
        return notices(rows.of(mail.person().value(), mail.date()));
    }

    private List<Notice> notices(List<NoticeRow> found) {
        return found.stream().map(row -> row.notice(topics)).toList();
    }

    @Override
    public Map<UUID, Place> places(AccountId account, Collection<UUID> notices) {
        return rows.places(account.value(), texts(notices, UUID::toString)).stream()
                .collect(
                        Collectors.toMap(
                                DigestItemRows.PlaceRow::id, DigestItemRows.PlaceRow::place));
    }

    @Override
    public void withhold(AccountId account, Reason reason, Instant at) {
        rows.withhold(account.value(), reason.code(), Rows.microseconds(at));
    }
}
