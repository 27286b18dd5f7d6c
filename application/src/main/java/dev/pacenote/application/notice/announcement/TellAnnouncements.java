package dev.pacenote.application.notice.announcement;

import dev.pacenote.application.identity.account.AccountNumbers;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.announcement.Audience;
import dev.pacenote.domain.notice.announcement.NoticeBatch;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells people what was announced to them, each once. It may stop anywhere: the next time it goes
 * on behind the last people who are known to have had their turn. One whom it cannot be told stops
 * no other, and is tried again for an hour.
 */
public final class TellAnnouncements {

    private static final System.Logger LOG = System.getLogger(TellAnnouncements.class.getName());

    private static final int PART = 100;
    private static final int BATCHES = 100;

    private final NoticeBatches batches;
    private final AccountNumbers numbers;
    private final Accounts accounts;
    private final TellNotices notices;
    private final InstantSource clock;
    private final Ids ids;

    public TellAnnouncements(
            NoticeBatches batches,
            AccountNumbers numbers,
            Accounts accounts,
            TellNotices notices,
            InstantSource clock,
            Ids ids) {
        this.batches = batches;
        this.numbers = numbers;
        this.accounts = accounts;
        this.notices = notices;
        this.clock = clock;
        this.ids = ids;
    }

    /** Tells everybody who waits, but whom it cannot be told now: they are tried the next time. */
    public void tell() {
        var running = batches.running(BATCHES);
        while (!running.isEmpty()) {
            boolean all = true;
            for (var batch : running) {
                all &= tell(batch);
            }
            running = all ? batches.running(BATCHES) : List.of();
        }
    }

    /**
     * @return false when somebody else told the same people meanwhile, who goes on with it, or when
     *     some are to be tried again later
     */
    private boolean tell(NoticeBatch begun) {
        var batch = begun;
        boolean triedAgain = false;
        while (batch.isRunning()) {
            var part = next(batch);
            var failed = batch.running().failed();
            if (part.isEmpty() && triedAgain && !failed.isEmpty() && !isGivenUp(batch)) {
                return false;
            }
            NoticeBatch next;
            if (!part.isEmpty()) {
                next = batch.after(part, told(batch, part));
            } else if (!failed.isEmpty() && !triedAgain) {
                triedAgain = true;
                next = batch.afterAnotherTry(told(batch, failed));
            } else {
                next = batch.finished();
            }
            if (!(batches.save(next) instanceof SaveResult.Saved<NoticeBatch>(var saved))) {
                return false;
            }
            batch = saved;
        }
        return true;
    }

    private boolean isGivenUp(NoticeBatch batch) {
        if (!batch.isOverdue(clock.instant())) {
            return false;
        }
        LOG.log(
                Level.ERROR,
                "announcement {0} is given up for accounts {1}: each try failed",
                batch.id(),
                batch.running().failed());
        return true;
    }

    private List<AccountId> next(NoticeBatch batch) {
        long after = batch.running().after();
        return switch (batch.audience()) {
            case Audience.Everybody(var upTo) -> numbers.next(after, upTo, PART);
            case Audience.Chosen(var chosen) ->
                    chosen.stream().filter(account -> account.value() > after).limit(PART).toList();
        };
    }

    private NoticeBatch.Turn told(NoticeBatch batch, List<AccountId> part) {
        var known = accounts.findAll(part);
        var told = new ArrayList<AccountId>();
        var failed = new ArrayList<AccountId>();
        for (var account : part) {
            var reader = known.get(account);
            if (reader == null || !reader.enabled()) {
                continue;
            }
            try {
                notices.tell(account, List.of(batch.notice(ids.next(), account)));
                told.add(account);
            } catch (StoreUnavailableException e) {
                // Nobody can be told now; all of this part have their turn again.
                throw e;
            } catch (RuntimeException e) {
                LOG.log(
                        Level.WARNING,
                        "announcement " + batch.id() + " could not be told to account " + account,
                        new WithoutMessages(e));
                failed.add(account);
            }
        }
        return new NoticeBatch.Turn(told, failed);
    }
}
