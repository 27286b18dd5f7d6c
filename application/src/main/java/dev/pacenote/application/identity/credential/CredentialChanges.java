package dev.pacenote.application.identity.credential;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.VersionedChange;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.AccountCredentials;
import java.util.Optional;
import java.util.function.Function;

/**
 * How credentials change that keep their identities: they are read, the domain decides, what it
 * decided is saved; again from the beginning when somebody else was quicker.
 */
final class CredentialChanges {

    private CredentialChanges() {}

    /**
     * @param transition empty when they cannot be changed so; may be asked more than once
     * @return as they were saved; empty when they cannot be changed so
     */
    static Optional<AccountCredentials> of(
            Credentials credentials,
            AccountId account,
            Function<AccountCredentials, Optional<AccountCredentials>> transition) {
        return VersionedChange.of(
                        () -> Optional.of(credentials.find(account)),
                        transition,
                        changed -> save(credentials, changed))
                .map(VersionedChange::after);
    }

    private static SaveResult<AccountCredentials> save(
            Credentials credentials, AccountCredentials changed) {
        return switch (credentials.save(changed)) {
            case Credentials.SaveResult.Saved(var saved) -> new SaveResult.Saved<>(saved);
            case Credentials.SaveResult.Conflict _ -> new SaveResult.Conflict<>();
            case Credentials.SaveResult.IdentityTaken(var identity) ->
                    throw new IllegalStateException(
                            "a change brought an identity of " + identity.issuer());
        };
    }
}
