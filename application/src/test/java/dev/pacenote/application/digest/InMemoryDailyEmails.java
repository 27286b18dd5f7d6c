package dev.pacenote.application.digest;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.delivery.RetryTiming;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The outbox in memory. */
public final class InMemoryDailyEmails implements DailyEmails {

    private final Tables tables;
    private final boolean joinsTransactions;

    public InMemoryDailyEmails(Tables tables) {
        this(tables, true);
    }

    private InMemoryDailyEmails(Tables tables, boolean joinsTransactions) {
        this.tables = tables;
        this.joinsTransactions = joinsTransactions;
    }

    /** In a store of its own, which no transaction of the others reaches. */
    public static InMemoryDailyEmails elsewhere() {
        return new InMemoryDailyEmails(new Tables(), false);
    }

    @Override
    public Map<DailyEmailKey, DailyEmail> open(Map<DailyEmailKey, UUID> ids) {
        return tables.with(
                state -> {
                    ids.forEach(
                            (key, id) -> state.emails.putIfAbsent(key, DailyEmail.first(key, id)));
                    return find(ids.keySet());
                });
    }

    @Override
    public Optional<DailyEmail> find(DailyEmailKey key) {
        return tables.with(state -> Optional.ofNullable(state.emails.get(key)));
    }

    @Override
    public Optional<DailyEmail> find(UUID id) {
        return tables.with(
                state ->
                        state.emails.values().stream()
                                .filter(mail -> mail.id().equals(id))
                                .findFirst());
    }

    @Override
    public Map<DailyEmailKey, DailyEmail> find(Collection<DailyEmailKey> keys) {
        return tables.with(
                state -> {
                    var found = new HashMap<>(state.emails);
                    found.keySet().retainAll(Set.copyOf(keys));
                    return found;
                });
    }

    @Override
    public boolean joinsTransactions() {
        return joinsTransactions;
    }

    @Override
    public void forgetAllOf(AccountId person) {
        tables.with(state -> state.emails.keySet().removeIf(key -> key.person().equals(person)));
    }

    @Override
    public Paging.Page<DailyEmail> tried(AccountId person, Paging paging) {
        return page(mail -> mail.key().person().equals(person) && mail.attempts() > 0, paging);
    }

    @Override
    public Paging.Page<DailyEmail> unsent(Paging paging) {
        return page(mail -> mail.state().unsent(), paging);
    }

    private Paging.Page<DailyEmail> page(Predicate<DailyEmail> wanted, Paging paging) {
        return tables.with(
                state ->
                        paging.of(
                                state.emails.values().stream()
                                        .filter(wanted)
                                        .sorted(
                                                Comparator.comparing(
                                                                (DailyEmail mail) ->
                                                                        mail.key().date())
                                                        .reversed()
                                                        .thenComparingLong(
                                                                mail ->
                                                                        mail.key()
                                                                                .person()
                                                                                .value()))
                                        .toList()));
    }

    @Override
    public List<DailyEmailKey> claimable(Instant now, RetryTiming timing, int limit) {
        return keys(mail -> mail.state().claimable(now, timing)).limit(limit).toList();
    }

    @Override
    public SaveResult<DailyEmail> save(DailyEmail mail) {
        return tables.with(
                state -> {
                    var stored = state.emails.get(mail.key());
                    if (stored == null || stored.version() != mail.version()) {
                        return new SaveResult.Conflict<>();
                    }
                    var saved = mail.savedAs(mail.version() + 1);
                    state.emails.put(mail.key(), saved);
                    return new SaveResult.Saved<>(saved);
                });
    }

    @Override
    public List<DailyEmailKey> unreported() {
        return keys(DailyEmail::historyPending).toList();
    }

    private Stream<DailyEmailKey> keys(Predicate<DailyEmail> wanted) {
        return tables.with(
                state ->
                        state.emails.values().stream()
                                .filter(wanted)
                                .map(DailyEmail::key)
                                .sorted(
                                        Comparator.comparing(DailyEmailKey::date)
                                                .thenComparingLong(key -> key.person().value()))
                                .toList()
                                .stream());
    }
}
