package dev.pacenote.application.dailyrun.dryrun;

import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.delivery.RetryTiming;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The outbox as a dry run would change it: every change stays here, whatever store the real mails
 * are in, and is gone with this object.
 */
public final class DryRunDailyEmails implements DailyEmails {

    private static final Comparator<DailyEmailKey> OLDEST_FIRST =
            Comparator.comparing(DailyEmailKey::date)
                    .thenComparingLong(key -> key.person().value());

    private final DailyEmails real;
    private final Map<DailyEmailKey, DailyEmail> changed = new HashMap<>();
    private final Set<AccountId> gone = new HashSet<>();

    public DryRunDailyEmails(DailyEmails real) {
        this.real = real;
    }

    @Override
    public synchronized Map<DailyEmailKey, DailyEmail> open(Map<DailyEmailKey, UUID> ids) {
        var opened = find(ids.keySet());
        ids.forEach((key, id) -> opened.computeIfAbsent(key, _ -> keep(DailyEmail.first(key, id))));
        return opened;
    }

    private DailyEmail keep(DailyEmail mail) {
        changed.put(mail.key(), mail);
        return mail;
    }

    @Override
    public synchronized Optional<DailyEmail> find(DailyEmailKey key) {
        var mine = changed.get(key);
        return mine != null || gone.contains(key.person())
                ? Optional.ofNullable(mine)
                : real.find(key);
    }

    @Override
    public synchronized Optional<DailyEmail> find(UUID id) {
        return Stream.concat(changed.values().stream(), real.find(id).stream())
                .filter(mail -> mail.id().equals(id))
                .findFirst()
                .flatMap(mail -> find(mail.key()));
    }

    @Override
    public synchronized Map<DailyEmailKey, DailyEmail> find(Collection<DailyEmailKey> keys) {
        var found = new HashMap<DailyEmailKey, DailyEmail>();
        keys.forEach(key -> find(key).ifPresent(mail -> found.put(key, mail)));
        return found;
    }

    /** The real mails with the changes in their place. */
    private List<DailyEmail> merged(Collection<DailyEmail> reals) {
        var merged = new HashMap<DailyEmailKey, DailyEmail>();
        reals.stream()
                .filter(mail -> !gone.contains(mail.key().person()))
                .forEach(mail -> merged.put(mail.key(), mail));
        merged.putAll(changed);
        return merged.values().stream()
                .sorted(Comparator.comparing(DailyEmail::key, OLDEST_FIRST))
                .toList();
    }

    private List<DailyEmail> all(Function<Paging, Paging.Page<DailyEmail>> list) {
        var rows = new ArrayList<DailyEmail>();
        boolean more = true;
        for (int page = 1; more; page++) {
            var part = list.apply(new Paging(page, Paging.MAX_SIZE));
            rows.addAll(part.rows());
            more = part.hasMore();
        }
        return merged(rows);
    }

    @Override
    public synchronized Paging.Page<DailyEmail> tried(AccountId person, Paging paging) {
        return paging.of(
                all(part -> real.tried(person, part)).stream()
                        .filter(mail -> mail.key().person().equals(person) && mail.attempts() > 0)
                        .sorted(latestFirst())
                        .toList());
    }

    @Override
    public synchronized Paging.Page<DailyEmail> unsent(Paging paging) {
        return paging.of(
                all(real::unsent).stream()
                        .filter(mail -> mail.state().unsent())
                        .sorted(latestFirst())
                        .toList());
    }

    private static Comparator<DailyEmail> latestFirst() {
        return Comparator.comparing((DailyEmail mail) -> mail.key().date())
                .reversed()
                .thenComparingLong(mail -> mail.key().person().value());
    }

    @Override
    public synchronized List<DailyEmailKey> claimable(Instant now, RetryTiming timing, int limit) {
        var reals = real.find(real.claimable(now, timing, Integer.MAX_VALUE)).values();
        return merged(reals).stream()
                .filter(mail -> mail.state().claimable(now, timing))
                .map(DailyEmail::key)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized SaveResult<DailyEmail> save(DailyEmail mail) {
        boolean unchanged =
                find(mail.key()).filter(known -> known.version() == mail.version()).isPresent();
        return unchanged
                ? new SaveResult.Saved<>(keep(mail.savedAs(mail.version() + 1)))
                : new SaveResult.Conflict<>();
    }

    @Override
    public synchronized List<DailyEmailKey> unreported() {
        return merged(real.find(real.unreported()).values()).stream()
                .filter(DailyEmail::historyPending)
                .map(DailyEmail::key)
                .toList();
    }

    @Override
    public boolean joinsTransactions() {
        return false;
    }

    @Override
    public synchronized void forgetAllOf(AccountId person) {
        gone.add(person);
        changed.keySet().removeIf(key -> key.person().equals(person));
    }
}
