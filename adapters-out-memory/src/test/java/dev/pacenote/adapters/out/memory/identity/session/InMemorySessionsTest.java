package dev.pacenote.adapters.out.memory.identity.session;

import dev.pacenote.application.contracts.identity.session.SessionsContract;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Transactions;

class InMemorySessionsTest implements SessionsContract {

    private final Tables tables = new Tables();
    private final Accounts accounts = new InMemoryAccounts(tables);
    private final Sessions sessions = new InMemorySessions();

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public Transactions transactions() {
        return tables;
    }
}
