package dev.pacenote.application.parts.stock;

import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.application.parts.catalogue.WorkshopContexts;
import dev.pacenote.application.parts.stock.CommitPartsChange.Committed;
import dev.pacenote.application.parts.stock.CommitPartsChange.Found;
import dev.pacenote.application.parts.stock.CommitPartsChange.Outcome;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.reorder.ReorderContext;
import java.util.Set;
import java.util.function.BiFunction;

/** Stores changes of parts together with what their workshop is told of them. */
public final class PartsWriter {

    private final CommitPartsChange commits;
    private final WorkshopContexts contexts;
    private final TellNotices tell;
    private final PartHints hints;
    private final Transactions transactions;

    public PartsWriter(
            CommitPartsChange commits,
            WorkshopContexts contexts,
            TellNotices tell,
            PartHints hints,
            Transactions transactions) {
        this.commits = commits;
        this.contexts = contexts;
        this.tell = tell;
        this.hints = hints;
        this.transactions = transactions;
    }

    /** What was decided, and when. */
    private record Decided<R>(Outcome<R> outcome, ReorderContext context) {}

    /**
     * Decides, stores and tells in one transaction. It is decided as of the moment at which the
     * parts are held: whoever waited for others comes after them in the ledger's times, too.
     *
     * @param decide as {@link CommitPartsChange#commit} asks it
     */
    public <R> Committed<R> write(
            AccountId account,
            Set<PartId> parts,
            BiFunction<Found, ReorderContext, Outcome<R>> decide) {
        return transactions.inTransaction(
                () -> {
                    var committed =
                            commits.commit(
                                    account,
                                    parts,
                                    found -> {
                                        var context = contexts.now(account);
                                        var outcome = decide.apply(found, context);
                                        return new Outcome<>(
                                                new Decided<>(outcome, context), outcome.changes());
                                    });
                    return switch (committed) {
                        case Committed.Taken<Decided<R>>(var what) -> new Committed.Taken<>(what);
                        case Committed.Done<Decided<R>>(var decided) -> {
                            var outcome = decided.outcome();
                            tell(account, outcome, decided.context());
                            transactions.afterCommit(() -> hints.changed(outcome.changes()));
                            yield new Committed.Done<>(outcome.result());
                        }
                    };
                });
    }

    private void tell(AccountId account, Outcome<?> outcome, ReorderContext context) {
        var notices =
                outcome.changes().stream()
                        .flatMap(change -> change.alerts().stream())
                        .map(alert -> PartNotices.of(alert, context))
                        .toList();
        if (!notices.isEmpty()) {
            tell.tell(account, notices);
        }
    }
}
