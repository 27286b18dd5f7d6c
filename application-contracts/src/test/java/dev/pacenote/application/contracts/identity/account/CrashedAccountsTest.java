package dev.pacenote.application.contracts.identity.account;

import dev.pacenote.application.contracts.identity.account.crash.AccountCrashContract;
import dev.pacenote.application.identity.account.mail.AccountMailCodec;
import dev.pacenote.application.identity.account.mail.InMemoryAccountMailCodec;
import dev.pacenote.application.platform.InMemoryOutbox;
import dev.pacenote.application.platform.InMemoryStores;
import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.platform.Tables;

/** All of it in one store, as a server with its sessions in Postgres has it. */
class CrashedAccountsTest implements AccountCrashContract {

    private final Tables tables = new Tables();
    private final Stores stores = InMemoryStores.on(tables);
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
