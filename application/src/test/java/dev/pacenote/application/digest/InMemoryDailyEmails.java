package dev.pacenote.application.digest;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Tables;
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

/** The outbox in memory. */
public final class InMemoryDailyEmails implements DailyEmails {

    private final Tables tables;

    public InMemoryDailyEmails(Tables tables) {
        this.tables = tables;
    }

    @Override
    public DailyEmail open(DailyEmailKey key, UUID id) {
        return tables.with(
                state -> state.emails.computeIfAbsent(key, _ -> DailyEmail.Pending.first(key, id)));
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
    public List<DailyEmailKey> untold() {
        return tables.with(state -> List.copyOf(state.untold));
    }

    @Override
    public void told(DailyEmailKey key) {
        tables.with(state -> state.untold.remove(key));
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
        return page(DailyEmail::unsent, paging);
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
    public Optional<DailyEmail.Revival> revive(UUID id) {
        return tables.with(
                state ->
                        state.emails.values().stream()
                                .filter(mail -> mail.id().equals(id))
                                .findFirst()
                                .map(
                                        mail -> {
                                            var revival = mail.revived();
                                            if (revival
                                                    instanceof
                                                    DailyEmail.Revival.Waiting(var next)) {
                                                state.emails.put(next.key(), next);
                                            }
                                            return revival;
                                        }));
    }

    @Override
    public List<DailyEmailKey> claimable(Instant now, DailyEmail.RetryTiming patience, int limit) {
        return tables.with(
                state ->
                        state.emails.values().stream()
                                .filter(mail -> mail.claimable(now, patience))
                                .map(DailyEmail::key)
                                .sorted(
                                        Comparator.comparing(DailyEmailKey::date)
                                                .thenComparingLong(key -> key.person().value()))
                                .limit(limit)
                                .toList());
    }

    @Override
    public Optional<DailyEmail.Sending> claim(
            DailyEmailKey key,
            DailyEmail.Claim claim,
            Instant now,
            DailyEmail.RetryTiming patience) {
        return tables.with(
                state -> {
                    var mail = state.emails.get(key);
                    if (mail == null || !mail.claimable(now, patience)) {
                        return Optional.empty();
                    }
                    var sending = mail.claimedBy(claim, now);
                    state.emails.put(key, sending);
                    return Optional.of(sending);
                });
    }

    @Override
    public boolean conclude(DailyEmail outcome, UUID claimToken) {
        return tables.with(
                state -> {
                    boolean mine =
                            state.emails.get(outcome.key()) instanceof DailyEmail.Sending sending
                                    && sending.claim().token().equals(claimToken);
                    if (mine) {
                        state.emails.put(outcome.key(), outcome);
                        state.untold.add(outcome.key());
                    }
                    return mine;
                });
    }
}
