package dev.pacenote.adapters.out.postgres.identity.credential;

import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.AccountCredentials;
import dev.pacenote.domain.identity.credential.ClosedAccess;
import dev.pacenote.domain.identity.credential.ExternalIdentity;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.domain.identity.credential.Password;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Credentials in Postgres: a row for each account, and one for each external identity. */
@Singleton
public final class PostgresCredentials implements Credentials {

    /** Number of the locks on identities, one for each hash of an identity. */
    private static final int IDENTITIES_LOCK = 0x6964;

    /** Whoever locks several does it in this order, so that nobody waits for each other. */
    private static final Comparator<ExternalIdentity> ORDER =
            Comparator.comparing(ExternalIdentity::issuer).thenComparing(ExternalIdentity::subject);

    private final CredentialsRows rows;
    private final IdentityRows identities;
    private final ClosedAccessRows closed;
    private final Transactions transactions;

    PostgresCredentials(
            CredentialsRows rows,
            IdentityRows identities,
            ClosedAccessRows closed,
            Transactions transactions) {
        this.rows = rows;
        this.identities = identities;
        this.closed = closed;
        this.transactions = transactions;
    }

    @Override
    public AccountCredentials find(AccountId account) {
        return rows.find(account.value())
                .map(CredentialsRows.Whole::credentials)
                .orElseGet(() -> AccountCredentials.none(account));
    }

    @Override
    public Optional<Password> passwordForUpdate(AccountId account) {
        return rows.findForUpdate(account.value()).flatMap(CredentialsRow::password);
    }

    private Set<ExternalIdentity> identitiesOf(long account) {
        return identities.findByUserId(account).stream()
                .map(IdentityRows.Row::identity)
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<AccountCredentials> findByIdentity(ExternalIdentity identity) {
        return identities
                .find(identity.issuer(), identity.subject())
                .map(row -> find(new AccountId(row.userId())));
    }

    @Override
    public SaveResult save(AccountCredentials credentials) {
        return transactions.inTransaction(
                () -> {
                    long account = credentials.account().value();
                    var removed = new HashSet<>(identitiesOf(account));
                    var added = new HashSet<>(credentials.identities());
                    added.removeAll(removed);
                    removed.removeAll(credentials.identities());
                    var taken = added.stream().sorted(ORDER).filter(this::isTaken).findFirst();
                    if (taken.isPresent()) {
                        return new SaveResult.IdentityTaken(taken.get());
                    }
                    if (rows.save(CredentialsRow.of(credentials)) == 0) {
                        return new SaveResult.Conflict();
                    }
                    removed.forEach(gone -> identities.remove(account, gone.issuer()));
                    added.forEach(own -> identities.insert(own.issuer(), own.subject(), account));
                    return new SaveResult.Saved(credentials.savedAs(credentials.version() + 1));
                });
    }

    /** Until the transaction ends, the answer stays true: nobody else is answered. */
    private boolean isTaken(ExternalIdentity identity) {
        identities.lock(IDENTITIES_LOCK, identity.issuer() + ' ' + identity.subject());
        return identities.find(identity.issuer(), identity.subject()).isPresent();
    }

    @Override
    public void remember(ClosedAccess access) {
        closed.put(name(access.subject()), access.closedAt());
    }

    @Override
    public Optional<ClosedAccess> findClosed(ExternalSubject subject) {
        return closed.find(name(subject)).map(row -> new ClosedAccess(subject, row.closedAt()));
    }

    /** No issuer has a space in it. */
    private static String name(ExternalSubject subject) {
        return subject.issuer() + ' ' + subject.subject();
    }
}
