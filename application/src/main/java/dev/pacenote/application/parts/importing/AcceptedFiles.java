package dev.pacenote.application.parts.importing;

import dev.pacenote.application.parts.importing.PartFileFormat.LateLine;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Files of parts that are accepted and not yet imported to their end, where one transaction has no
 * room for a whole file; and for a while what became of them.
 */
public interface AcceptedFiles {

    /** So long what became of a file is known, as long as the reply to whoever sent it. */
    Duration KEPT = Duration.ofHours(24);

    /**
     * What a file does.
     *
     * @param lines of it
     * @param created parts that are added
     * @param updated parts that are changed
     */
    record Effect(int lines, int created, int updated) {}

    /**
     * @param text as it was sent
     * @param planned what it does if nobody is quicker
     */
    record AcceptedFile(
            UUID id, AccountId account, String text, Effect planned, Instant acceptedAt) {
        @Override
        public String toString() {
            return "AcceptedFile[id=" + id + "]";
        }
    }

    /**
     * How far a file came.
     *
     * @param done lines that are imported, or came late
     * @param late the first {@link #MAX_LATE} that could not be imported since somebody else was
     *     quicker
     * @param lateInAll all that could not be
     */
    record Progress(int done, int created, int updated, List<LateLine> late, int lateInAll) {

        /** A store keeps them together. */
        public static final int MAX_LATE = 1_000;

        public static final Progress NONE = new Progress(0, 0, 0, List.of(), 0);

        public Progress {
            late = late.stream().limit(MAX_LATE).toList();
        }

        /** Further on. */
        public Progress with(int end, int more, int changed, List<LateLine> late) {
            return new Progress(
                    end,
                    created + more,
                    updated + changed,
                    Stream.concat(this.late.stream(), late.stream()).toList(),
                    lateInAll + late.size());
        }
    }

    /** A file that is not imported to its end, without its text. */
    record Running(AccountId account, Effect planned, Progress progress) {}

    /**
     * What became of a file.
     *
     * @param effect what it did; while it is being imported, what it does if nobody is quicker
     * @param late the first {@link Progress#MAX_LATE} lines that could not be imported
     * @param lateInAll all of them
     * @param running whether more of it is left to be imported
     */
    record ImportResult(
            UUID id, Effect effect, List<LateLine> late, int lateInAll, boolean running) {

        static ImportResult running(UUID id, Running file) {
            return of(id, file.planned(), file.progress(), true);
        }

        public static ImportResult ended(UUID id, Progress progress) {
            return of(
                    id,
                    new Effect(progress.done(), progress.created(), progress.updated()),
                    progress,
                    false);
        }

        private static ImportResult of(UUID id, Effect effect, Progress progress, boolean running) {
            return new ImportResult(id, effect, progress.late(), progress.lateInAll(), running);
        }

        public ImportResult {
            late = List.copyOf(late);
        }
    }

    /** Keeps one, of which nothing is imported yet; in the caller's transaction. */
    void add(AcceptedFile file);

    /** One that is not imported to its end. */
    Optional<AcceptedFile> find(UUID id);

    /**
     * One that is not imported to its end, for somebody who only looks: that reads no text, waits
     * for nobody and changes nothing.
     */
    Optional<Running> running(UUID id);

    /**
     * How far it came; empty when it came to its end. In the caller's transaction: if somebody else
     * imports lines of it meanwhile, this transaction stores nothing, and is done again or fails.
     */
    Optional<Progress> progress(UUID id);

    /** It came so far by now; in the transaction that asked for {@link #progress}. */
    void advance(UUID id, Progress progress);

    /**
     * It came to its end; in the transaction that asked for {@link #progress}. Its text is
     * forgotten at once, and what became of it after {@link #KEPT}.
     */
    void finish(UUID id, Progress progress, Instant now);

    /** What became of one of an account that came to its end. */
    Optional<ImportResult> ended(AccountId account, UUID id, Instant now);

    /** Those that were accepted at that moment or before, the oldest first. */
    List<UUID> open(Instant acceptedUntil);
}
