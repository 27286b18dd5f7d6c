package dev.pacenote.domain.notice.announcement;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.notice.inbox.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One announcement on its way to its audience: accounts are told in the order of their numbers, and
 * the batch knows up to which one. Whoever goes on after a crash begins behind that one; who was
 * told already is not told again, because the notice of an account is the same each time.
 *
 * @param author the admin who announces it
 * @param accepted how many people it is for
 */
public record NoticeBatch(
        UUID id,
        AccountId author,
        Announcement announcement,
        Audience audience,
        Instant createdAt,
        int accepted,
        Progress progress,
        long version) {

    /** For so long it is tried to tell those whom it could not be told at once. */
    private static final Duration TRIED_FOR = Duration.ofHours(1);

    /** How far it is. */
    public sealed interface Progress {

        /** How many were told. */
        int told();

        /** How many were not, because their account is gone or disabled. */
        int skipped();
    }

    /**
     * @param after the last account that had its turn; 0 before the first
     * @param failed whom it could not be told when they had their turn; they are tried again
     */
    public record Running(long after, int told, int skipped, List<AccountId> failed)
            implements Progress {
        public Running {
            failed = List.copyOf(failed);
        }
    }

    /** Everybody had their turn. */
    public record Done(int told, int skipped) implements Progress {}

    public static NoticeBatch accepted(
            UUID id,
            AccountId author,
            Announcement announcement,
            Audience audience,
            int accepted,
            Instant now) {
        return new NoticeBatch(
                id,
                author,
                announcement,
                audience,
                now,
                accepted,
                new Running(0, 0, 0, List.of()),
                0);
    }

    /** What one of the audience is told; the same each time but for the id. */
    public Notice notice(UUID notice, AccountId account) {
        return new Notice(
                notice,
                account,
                new NoticeKey(announcement.kind().topic(), id.toString(), Optional.empty()),
                new Timing(createdAt, createdAt),
                new AnnouncementFacts(id, announcement.priority(), announcement.expiresAt()),
                Weight.NEWS);
    }

    /** What items of inboxes about it are about. */
    public static Source source(UUID batch) {
        return new Source("announcement", batch.toString());
    }

    /**
     * What became of accounts that had their turn; the others are gone or disabled.
     *
     * @param failed whom it could not be told this time
     */
    public record Turn(Collection<AccountId> told, Collection<AccountId> failed) {}

    /**
     * After the next accounts had their turn.
     *
     * @param part who they were, in the order of their numbers
     */
    public NoticeBatch after(List<AccountId> part, Turn turn) {
        var running = running();
        var failed = new ArrayList<>(running.failed());
        failed.addAll(turn.failed());
        return with(counted(part.getLast().value(), part, turn, failed));
    }

    /** After those whom it could not be told before were tried once more. */
    public NoticeBatch afterAnotherTry(Turn turn) {
        var running = running();
        return with(counted(running.after(), running.failed(), turn, List.copyOf(turn.failed())));
    }

    private Running counted(long after, List<AccountId> part, Turn turn, List<AccountId> failed) {
        var running = running();
        return new Running(
                after,
                running.told() + turn.told().size(),
                running.skipped() + part.size() - turn.told().size() - turn.failed().size(),
                failed);
    }

    /** Whether it is too late to try those again whom it could not be told. */
    public boolean isOverdue(Instant now) {
        return !now.isBefore(createdAt.plus(TRIED_FOR));
    }

    /** After the last one; whoever is gone since it was accepted, or failed, was not told. */
    public NoticeBatch finished() {
        int told = running().told();
        return with(new Done(told, Math.max(0, accepted - told)));
    }

    public boolean isRunning() {
        return progress instanceof Running;
    }

    /**
     * @throws IllegalStateException when it is done
     */
    public Running running() {
        if (progress instanceof Running running) {
            return running;
        }
        throw new IllegalStateException("the batch is done: " + id);
    }

    public NoticeBatch savedAs(long next) {
        return new NoticeBatch(
                id, author, announcement, audience, createdAt, accepted, progress, next);
    }

    private NoticeBatch with(Progress next) {
        return new NoticeBatch(
                id, author, announcement, audience, createdAt, accepted, next, version);
    }
}
