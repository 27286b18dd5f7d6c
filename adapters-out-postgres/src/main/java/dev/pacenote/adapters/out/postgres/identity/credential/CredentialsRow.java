package dev.pacenote.adapters.out.postgres.identity.credential;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.AccountCredentials;
import dev.pacenote.domain.identity.credential.ExternalIdentity;
import dev.pacenote.domain.identity.credential.Password;
import dev.pacenote.domain.identity.credential.PasswordHash;
import dev.pacenote.domain.identity.credential.ResetLinks;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code credentials}: those of one account, without its external identities. */
@MappedEntity("credentials")
record CredentialsRow(
        @Id long userId,
        @Nullable String passwordHash,
        @Nullable UUID resetId,
        @Nullable UUID resetHeard,
        @Nullable Instant resetAsked,
        long version,
        @Nullable Instant outsideLoginsFrom) {

    static CredentialsRow of(AccountCredentials credentials) {
        var links = credentials.resetLinks();
        return new CredentialsRow(
                credentials.account().value(),
                credentials.password().map(password -> password.hash().encoded()).orElse(null),
                links.open().orElse(null),
                links.latest().orElse(null),
                Rows.stored(links.latestAskedAt()),
                credentials.version(),
                Rows.stored(credentials.outsideLoginsFrom()));
    }

    Optional<Password> password() {
        return Optional.ofNullable(passwordHash).map(PasswordHash::new).map(Password::new);
    }

    AccountCredentials credentials(Set<ExternalIdentity> identities) {
        return new AccountCredentials(
                new AccountId(userId),
                password(),
                new ResetLinks(
                        Optional.ofNullable(resetId),
                        Optional.ofNullable(resetHeard),
                        Optional.ofNullable(resetAsked)),
                identities,
                Optional.ofNullable(outsideLoginsFrom),
                version);
    }
}
