package dev.pacenote.adapters.out.memory.identity.account;

import dev.pacenote.adapters.out.memory.platform.InMemoryOutbox;
import dev.pacenote.adapters.out.memory.platform.InMemoryStoresTest;
import dev.pacenote.adapters.out.memory.platform.Tables;
import dev.pacenote.application.contracts.identity.account.AccountCrashContract;
import dev.pacenote.application.contracts.platform.Stores;
import dev.pacenote.application.identity.account.AccountMailCodec;
import dev.pacenote.application.platform.Outbox;

/** Sessions beside the transaction, as the functions have them. */
class CrashedAccountsTest implements AccountCrashContract {

    private final Tables tables = new Tables();
    private final Stores stores = InMemoryStoresTest.on(tables);
    private final AccountMailCodec codec = new InMemoryAccountMailCodec();
    private final Outbox outbox = new InMemoryOutbox(tables);

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public AccountMailCodec codec() {
        return codec;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }
}
