package dev.pacenote.application.messages.directory;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.directory.BlockPolicy;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A person says from whom they want to hear nothing. Doing so twice is no error. */
public final class ManageBlocks {

    public sealed interface Result {
        /**
         * @param other whom the person blocks now
         */
        record Blocked(Account other) implements Result {}

        record NoSuchUser() implements Result {}

        /** Nobody blocks themselves. */
        record Oneself() implements Result {}

        /** The person blocks as many as they may. */
        record LimitReached() implements Result {}
    }

    private final Accounts accounts;
    private final Blocks blocks;
    private final Visibility visibility;
    private final int most;
    private final Transactions transactions;
    private final InstantSource clock;

    /**
     * @param most how many one person may block
     */
    public ManageBlocks(
            Accounts accounts,
            Blocks blocks,
            Visibility visibility,
            int most,
            Transactions transactions,
            InstantSource clock) {
        this.accounts = accounts;
        this.blocks = blocks;
        this.visibility = visibility;
        this.most = most;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whom a person blocks, the latest first. */
    public List<Account> of(AccountId owner) {
        return blocks.of(owner).stream().map(accounts::find).flatMap(Optional::stream).toList();
    }

    public Result block(AccountId owner, AccountId other) {
        return transactions.inTransaction(
                () -> {
                    var account = accounts.find(other).filter(_ -> visibility.sees(owner, other));
                    if (account.isEmpty()) {
                        return new Result.NoSuchUser();
                    }
                    var blocked = blocks.ofForUpdate(owner);
                    return switch (new BlockPolicy(owner, blocked.size(), most)
                            .decide(other, blocked.contains(other))) {
                        case ONESELF -> new Result.Oneself();
                        case FULL -> new Result.LimitReached();
                        case OK -> {
                            blocks.add(owner, other, clock.instant());
                            yield new Result.Blocked(account.get());
                        }
                    };
                });
    }

    public void unblock(AccountId owner, AccountId other) {
        blocks.remove(owner, other);
    }
}
