package dev.pacenote.application.notice.stream.commit;

import dev.pacenote.application.notice.stream.socket.SocketHub;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.StreamHead;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Tells the sockets of whoever's stream has grown, when that is stored: of a commit inside another
 * transaction after that one, because until then it may yet be undone.
 */
public final class OfferingCommits implements Commits {

    private final Commits stored;
    private final SocketHub hub;
    private final Transactions transactions;

    public OfferingCommits(Commits stored, SocketHub hub, Transactions transactions) {
        this.stored = stored;
        this.hub = hub;
        this.transactions = transactions;
    }

    @Override
    public Optional<StreamHead> head(AccountId account) {
        return stored.head(account);
    }

    private void offer(List<StreamHead.Step> steps) {
        steps.forEach(step -> hub.offer(step.head().account(), step.head().seq()));
    }

    @Override
    public <R> R commit(Set<AccountId> accounts, Function<Heads, Outcome<R>> decide) {
        // Of a decision that is made anew only the last one is stored.
        var steps = new AtomicReference<List<StreamHead.Step>>(List.of());
        var result =
                stored.commit(
                        accounts,
                        heads -> {
                            var outcome = decide.apply(heads);
                            steps.set(outcome.steps());
                            return outcome;
                        });
        transactions.afterCommit(() -> offer(steps.get()));
        return result;
    }
}
