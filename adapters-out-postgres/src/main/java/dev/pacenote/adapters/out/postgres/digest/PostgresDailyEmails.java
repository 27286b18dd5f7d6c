package dev.pacenote.adapters.out.postgres.digest;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.delivery.RetryTiming;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import io.micronaut.context.annotation.Bean;
import io.micronaut.data.exceptions.OptimisticLockException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The daily mails in Postgres. */
@Singleton
@Bean(typed = PostgresDailyEmails.class)
public final class PostgresDailyEmails implements DailyEmails {

    private final DailyEmailRows rows;

    PostgresDailyEmails(DailyEmailRows rows) {
        this.rows = rows;
    }

    @Override
    public Map<DailyEmailKey, DailyEmail> open(Map<DailyEmailKey, UUID> ids) {
        var mails = List.copyOf(ids.entrySet());
        var keys = mails.stream().map(Map.Entry::getKey).toList();
        var opened =
                byKey(
                        rows.open(
                                users(keys),
                                dates(keys),
                                mails.stream()
                                        .map(mail -> mail.getValue().toString())
                                        .toArray(String[]::new)));
        return opened.size() == ids.size() ? opened : find(keys);
    }

    private static Long[] users(List<DailyEmailKey> keys) {
        return keys.stream().map(key -> key.person().value()).toArray(Long[]::new);
    }

    private static String[] dates(List<DailyEmailKey> keys) {
        return keys.stream().map(key -> key.date().toString()).toArray(String[]::new);
    }

    private static Map<DailyEmailKey, DailyEmail> byKey(List<DailyEmailRow> rows) {
        return rows.stream()
                .map(DailyEmailRow::mail)
                .collect(Collectors.toMap(DailyEmail::key, mail -> mail));
    }

    @Override
    public SaveResult<DailyEmail> save(DailyEmail mail) {
        try {
            rows.update(DailyEmailRow.of(mail));
            return new SaveResult.Saved<>(mail.savedAs(mail.version() + 1));
        } catch (OptimisticLockException e) {
            return new SaveResult.Conflict<>();
        }
    }

    @Override
    public Optional<DailyEmail> find(DailyEmailKey key) {
        return rows.find(key.person().value(), key.date()).map(DailyEmailRow::mail);
    }

    @Override
    public Optional<DailyEmail> find(UUID id) {
        return rows.findById(id).map(DailyEmailRow::mail);
    }

    @Override
    public Map<DailyEmailKey, DailyEmail> find(Collection<DailyEmailKey> keys) {
        var each = List.copyOf(Set.copyOf(keys));
        return byKey(rows.find(users(each), dates(each)));
    }

    @Override
    public List<DailyEmailKey> unreported() {
        return rows.unreported().stream().map(DailyEmailRows.Key::key).toList();
    }

    @Override
    public boolean joinsTransactions() {
        return true;
    }

    @Override
    public void forgetAllOf(AccountId person) {
        rows.removeByUser(person.value());
    }

    @Override
    public Paging.Page<DailyEmail> tried(AccountId person, Paging paging) {
        return page(
                paging,
                rows.tried(person.value(), paging.size(), paging.offset()),
                rows.countTried(person.value()));
    }

    @Override
    public Paging.Page<DailyEmail> unsent(Paging paging) {
        return page(paging, rows.unsent(paging.size(), paging.offset()), rows.countUnsent());
    }

    private static Paging.Page<DailyEmail> page(
            Paging paging, List<DailyEmailRow> page, long total) {
        return new Paging.Page<>(paging, page.stream().map(DailyEmailRow::mail).toList(), total);
    }

    @Override
    public List<DailyEmailKey> claimable(Instant now, RetryTiming timing, int limit) {
        return rows
                .claimable(timing == RetryTiming.TRY_AT_ONCE, Rows.microseconds(now), limit)
                .stream()
                .map(DailyEmailRows.Key::key)
                .toList();
    }
}
