package dev.pacenote.application.parts.importing;

import dev.pacenote.application.parts.importing.AcceptedFiles.AcceptedFile;
import dev.pacenote.application.parts.importing.AcceptedFiles.Effect;
import dev.pacenote.application.parts.importing.AcceptedFiles.ImportResult;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.AccountId;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Imports a file of parts. One that a transaction has room for is one transaction. A larger one is
 * tried as a whole and, if no line is bad, accepted: from then on it will be imported, a portion of
 * lines in each transaction, by whoever accepted it or, after a crash, by the clock. Each portion
 * notes how far it came, so each line is imported once.
 */
public final class ImportFile {

    private static final System.Logger LOG = System.getLogger(ImportFile.class.getName());

    /** Whoever accepted a file is given so much time for it. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** So long the rest of one file keeps those of others waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * A file as it was sent.
     *
     * @param lines of its text
     */
    public record Sent(String text, List<ImportLine> lines) {
        public Sent {
            lines = List.copyOf(lines);
        }

        @Override
        public String toString() {
            return "Sent[hidden]";
        }
    }

    /**
     * What became of a file.
     *
     * @param rest what is to be gone on with by {@link #finish} after the caller's transaction;
     *     empty: nothing
     */
    public record Imported(ImportReport report, Optional<UUID> rest) {}

    /**
     * Where large files are kept.
     *
     * @param together lines of a file that one transaction imports
     */
    public record Portions(AcceptedFiles files, int together) {}

    private final ImportParts imports;
    private final Optional<Portions> portions;
    private final PartFileFormat format;
    private final Transactions transactions;
    private final Ids ids;
    private final InstantSource clock;

    /**
     * @param portions empty where a transaction has room for every file
     * @param format reads the lines of a text that was accepted
     */
    public ImportFile(
            ImportParts imports,
            Optional<Portions> portions,
            PartFileFormat format,
            Transactions transactions,
            Ids ids,
            InstantSource clock) {
        this.imports = imports;
        this.portions = portions;
        this.format = format;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Says what would happen. */
    public ImportReport tried(AccountId account, List<ImportLine> lines) {
        return imports.run(account, lines, true);
    }

    /**
     * Imports a file, or accepts it, or nothing of it; in the caller's transaction if one is open.
     */
    public Imported run(AccountId account, Sent file) {
        if (portions.isEmpty() || file.lines().size() <= portions.get().together()) {
            return new Imported(imports.run(account, file.lines(), false), Optional.empty());
        }
        return transactions.inTransaction(
                () -> {
                    var report = imports.run(account, file.lines(), true);
                    if (!report.bad().isEmpty()) {
                        return new Imported(report, Optional.empty());
                    }
                    var id = ids.next();
                    portions.get()
                            .files()
                            .add(
                                    new AcceptedFile(
                                            id,
                                            account,
                                            file.text(),
                                            new Effect(
                                                    file.lines().size(),
                                                    report.created(),
                                                    report.updated()),
                                            clock.instant()));
                    return new Imported(report, Optional.of(id));
                });
    }

    /**
     * Imports the rest of a file that was accepted, as far as there is time; not in a transaction.
     * A second time does nothing, and of two at once each line is imported by one. What is left
     * over is for {@link #finishAll}.
     *
     * @param patience after this no further lines are begun
     * @return whether it came to its end
     */
    public boolean finish(UUID id, Duration patience) {
        var file = portions.flatMap(by -> by.files().find(id));
        if (file.isEmpty()) {
            return true;
        }
        long begun = System.nanoTime();
        var lines = format.lines(file.get().text());
        while (true) {
            if (portion(portions.get(), file.get(), lines)) {
                return true;
            }
            if (System.nanoTime() - begun >= patience.toNanos()) {
                return false;
            }
        }
    }

    private boolean portion(Portions by, AcceptedFile file, List<ImportLine> lines) {
        return transactions.inTransaction(
                () -> {
                    var before = by.files().progress(file.id());
                    if (before.isEmpty()) {
                        return true;
                    }
                    int end = Math.min(before.get().done() + by.together(), lines.size());
                    var some = lines.subList(Math.min(before.get().done(), end), end);
                    var report = imports.portion(file.account(), some);
                    var after =
                            before.get()
                                    .with(
                                            end,
                                            report.created(),
                                            report.updated(),
                                            report.bad().stream().map(format::late).toList());
                    boolean ended = end == lines.size();
                    if (ended) {
                        by.files().finish(file.id(), after, clock.instant());
                    } else {
                        by.files().advance(file.id(), after);
                    }
                    return ended;
                });
    }

    /**
     * What became of a file that was accepted, also while it is being imported; empty when it is
     * not the account's, or is long over.
     */
    public Optional<ImportResult> result(AccountId account, UUID id) {
        return portions.flatMap(
                by ->
                        by.files()
                                .running(id)
                                .filter(file -> file.account().equals(account))
                                .map(file -> ImportResult.running(id, file))
                                .or(() -> by.files().ended(account, id, clock.instant())));
    }

    /**
     * Goes on with files whose import did not come to its end. One that fails stays for the next
     * time.
     *
     * @return how many came to it
     */
    public int finishAll() {
        int finished = 0;
        for (var id : open()) {
            try {
                finished += finish(id, PATIENCE) ? 1 : 0;
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "import " + id + " did not come to its end", e);
            }
        }
        return finished;
    }

    private List<UUID> open() {
        return portions.map(by -> by.files().open(clock.instant().minus(GRACE))).orElse(List.of());
    }
}
