package dev.pacenote.application.digest;

import dev.pacenote.application.digest.DigestSectionRenderer.Purpose;
import dev.pacenote.domain.delivery.DeliveryState.Sending;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.Digest;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** What daily mails hold: who has something waiting, and what a mail gathers of it. */
public final class DailyEmailContents {

    private final DigestItems items;
    private final RenderDigest writer;

    public DailyEmailContents(DigestItems items, RenderDigest writer) {
        this.items = items;
        this.writer = writer;
    }

    /** Everybody who has something waiting for a mail of this date, about which somebody writes. */
    Set<AccountId> accountsWaiting(LocalDate date) {
        return items.accountsWaiting(date, writer.topics());
    }

    /** Keeps everything that waits for somebody's mails out of them. */
    void withhold(AccountId person, Reason reason, Instant now) {
        items.withhold(person, reason, now);
    }

    /** What the mail holds, by now. */
    List<Notice> of(DailyEmailKey key) {
        return items.of(key);
    }

    /** Whether somebody writes about all of it: an area that is switched off writes nothing. */
    boolean canWrite(List<Notice> content) {
        return writer.canWrite(content);
    }

    /**
     * A mail as it is written.
     *
     * @param result what the history learns of it once it was tried
     */
    record Written(Digest digest, DigestResult result) {}

    /** Writes the mail that tells its reader this content. */
    Written write(Account reader, DailyEmailKey key, List<Notice> content) {
        var coverage = writer.coverage(key);
        var digest = writer.write(reader, key, content, coverage, Purpose.SENDING);
        return new Written(digest, new DigestResult(digest.found(), coverage));
    }

    /**
     * Fills a mail that is claimed: with everything that waits and that somebody can write, unless
     * a copy may have left already. A mail that holds nothing never left, whatever became of
     * whoever claimed it before.
     *
     * @return what the mail says
     */
    List<Notice> fill(DailyEmailKey key, Sending sending) {
        var held = sending.uncertain() ? items.of(key) : List.<Notice>of();
        return held.isEmpty() ? items.gather(key, writer.topics()) : held;
    }
}
