package dev.pacenote.application.identity.credential;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.AccountCredentials;
import dev.pacenote.domain.identity.credential.ClosedAccess;
import dev.pacenote.domain.identity.credential.ExternalIdentity;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.domain.identity.credential.Password;
import java.util.Optional;

/** Credentials in memory. */
public final class InMemoryCredentials implements Credentials {

    private final Tables tables;

    public InMemoryCredentials(Tables tables) {
        this.tables = tables;
    }

    @Override
    public AccountCredentials find(AccountId account) {
        return tables.with(state -> stored(state, account));
    }

    private static AccountCredentials stored(Tables.State state, AccountId account) {
        return state.credentials.getOrDefault(account, AccountCredentials.none(account));
    }

    /** A transaction has all tables to itself. */
    @Override
    public Optional<Password> passwordForUpdate(AccountId account) {
        return find(account).password();
    }

    @Override
    public Optional<AccountCredentials> findByIdentity(ExternalIdentity identity) {
        return tables.with(state -> owner(state, identity));
    }

    private static Optional<AccountCredentials> owner(
            Tables.State state, ExternalIdentity identity) {
        return state.credentials.values().stream()
                .filter(owner -> owner.identities().contains(identity))
                .findFirst();
    }

    @Override
    public SaveResult save(AccountCredentials credentials) {
        return tables.with(
                state -> {
                    var account = credentials.account();
                    if (!state.accounts.containsKey(account)) {
                        throw new IllegalStateException("there is no such account");
                    }
                    if (stored(state, account).version() != credentials.version()) {
                        return new SaveResult.Conflict();
                    }
                    for (var identity : credentials.identities()) {
                        if (owner(state, identity)
                                .filter(owner -> !owner.account().equals(account))
                                .isPresent()) {
                            return new SaveResult.IdentityTaken(identity);
                        }
                    }
                    var saved = credentials.savedAs(credentials.version() + 1);
                    state.credentials.put(account, saved);
                    return new SaveResult.Saved(saved);
                });
    }

    @Override
    public void remember(ClosedAccess closed) {
        tables.with(
                state ->
                        state.closedAccess.merge(
                                closed.subject(),
                                closed,
                                (one, other) ->
                                        one.closedAt().isAfter(other.closedAt()) ? one : other));
    }

    @Override
    public Optional<ClosedAccess> findClosed(ExternalSubject subject) {
        return tables.with(state -> Optional.ofNullable(state.closedAccess.get(subject)));
    }
}
