package dev.pacenote.application.notice.announcement;

import dev.pacenote.application.identity.account.AccountNumbers;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.announcement.Audience;
import dev.pacenote.domain.notice.announcement.NoticeBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells people what was announced to them, each once. It may stop anywhere: the next time it goes
 * on behind the last people who are known to have had their turn.
 */
public final class TellAnnouncements {

    private static final int PART = 100;
    private static final int BATCHES = 10;

    private final NoticeBatches batches;
    private final AccountNumbers numbers;
    private final Accounts accounts;
    private final TellNotices notices;
    private final Ids ids;

    public TellAnnouncements(
            NoticeBatches batches,
            AccountNumbers numbers,
            Accounts accounts,
            TellNotices notices,
            Ids ids) {
        this.batches = batches;
        this.numbers = numbers;
        this.accounts = accounts;
        this.notices = notices;
        this.ids = ids;
    }

    /** Tells everybody who waits. */
    public void tell() {
        var running = batches.running(BATCHES);
        while (!running.isEmpty()) {
            boolean mine = true;
            for (var batch : running) {
                mine &= tell(batch);
            }
            // Where somebody else is at work on one, they go on with it.
            running = mine ? batches.running(BATCHES) : List.of();
        }
    }

    /**
     * @return false when somebody else told the same people meanwhile
     */
    private boolean tell(NoticeBatch begun) {
        var batch = begun;
        while (batch.isRunning()) {
            var part = next(batch);
            var next = part.isEmpty() ? batch.finished() : batch.after(part, told(batch, part));
            if (!(batches.save(next) instanceof SaveResult.Saved<NoticeBatch>(var saved))) {
                return false;
            }
            batch = saved;
        }
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

    private List<AccountId> told(NoticeBatch batch, List<AccountId> part) {
        var known = accounts.findAll(part);
        var told = new ArrayList<AccountId>();
        for (var account : part) {
            var reader = known.get(account);
            if (reader != null && reader.enabled()) {
                notices.tell(account, List.of(batch.notice(ids.next(), account)));
                told.add(account);
            }
        }
        return told;
    }
}
