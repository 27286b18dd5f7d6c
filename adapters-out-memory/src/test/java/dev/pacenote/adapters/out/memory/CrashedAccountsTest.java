package dev.pacenote.adapters.out.memory;

import dev.pacenote.application.contracts.AccountCrashContract;
import dev.pacenote.application.contracts.Stores;
import dev.pacenote.application.shared.Outbox;

/** Sessions beside the transaction, as the functions have them. */
class CrashedAccountsTest implements AccountCrashContract {

    private final Tables tables = new Tables();
    private final Stores stores = InMemoryStoresTest.on(tables);
    private final Outbox outbox = new InMemoryOutbox(tables);

    @Override
    public Stores stores() {
        return stores;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }
}
