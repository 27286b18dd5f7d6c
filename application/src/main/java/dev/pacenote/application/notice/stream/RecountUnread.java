package dev.pacenote.application.notice.stream;

import dev.pacenote.application.identity.account.AccountNumbers;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.inbox.InboxEvents;
import dev.pacenote.domain.notice.stream.StreamHead;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Counts anew what people have not read, a hundredth of all accounts in each hour, and repairs what
 * is wrong; their devices hear of it.
 */
public final class RecountUnread {

    private static final System.Logger LOG = System.getLogger(RecountUnread.class.getName());

    /** How many hours it takes until everybody had their turn. */
    public static final int PARTS = 100;

    private static final int AT_ONCE = 100;

    /** Hears of counts that were wrong, for the operator: there should be none. */
    @FunctionalInterface
    public interface Drift {
        void found(AccountId account, UnreadCounts counted, UnreadCounts wrong);
    }

    private record Recounted(UnreadCounts before, UnreadCounts after) {

        boolean isDrift() {
            return !before.equals(after);
        }
    }

    private final AccountNumbers numbers;
    private final Commits commits;
    private final List<UnreadCounter> counters;
    private final Drift drift;
    private final InstantSource clock;

    public RecountUnread(
            AccountNumbers numbers,
            Commits commits,
            Collection<UnreadCounter> counters,
            Drift drift,
            InstantSource clock) {
        this.numbers = numbers;
        this.commits = commits;
        this.counters = List.copyOf(counters);
        this.drift = drift;
        this.clock = clock;
    }

    /** Counts those whose hour it is. */
    public void recount() {
        long hour = clock.instant().getEpochSecond() / Duration.ofHours(1).toSeconds();
        int part = (int) Math.floorMod(hour, (long) PARTS);
        var accounts = numbers.nextOf(part, PARTS, 0, AT_ONCE);
        var failed = new ArrayList<AccountId>();
        while (!accounts.isEmpty()) {
            accounts.stream().filter(account -> !isRecounted(account)).forEach(failed::add);
            accounts = numbers.nextOf(part, PARTS, accounts.getLast().value(), AT_ONCE);
        }
        // Whoever was too busy a moment ago may be less so now; else their turn comes again.
        failed.forEach(this::isRecounted);
    }

    /** One whose counts cannot be counted stops no other. */
    private boolean isRecounted(AccountId account) {
        try {
            recount(account);
            return true;
        } catch (StoreUnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "recount-unread: the counts of account " + account + " were not counted",
                    new WithoutMessages(e));
            return false;
        }
    }

    private void recount(AccountId account) {
        var recounted =
                commits.commit(
                        Set.of(account),
                        heads ->
                                heads.find(account)
                                        .map(this::recounted)
                                        .orElseGet(
                                                () ->
                                                        Outcome.nothing(
                                                                new Recounted(
                                                                        UnreadCounts.NONE,
                                                                        UnreadCounts.NONE))));
        if (recounted.isDrift()) {
            drift.found(account, recounted.after(), recounted.before());
        }
    }

    private Outcome<Recounted> recounted(StreamHead head) {
        var counted =
                counters.stream()
                        .map(counter -> counter.count(head.account()))
                        .reduce(UnreadCounts.NONE, UnreadCounts::plus);
        var recounted = new Recounted(head.counts(), counted);
        if (!recounted.isDrift()) {
            return Outcome.nothing(recounted);
        }
        var step =
                head.with(counted)
                        .happened(
                                InboxEvents.COUNTS, clock.instant(), StoredFacts.builder().build());
        return new Outcome<>(recounted, List.of(step), List.of());
    }
}
