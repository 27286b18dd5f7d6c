package dev.pacenote.adapters.out.postgres.identity.account;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.Username;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code users}. */
@MappedEntity("users")
public record AccountRow(
        @Id @GeneratedValue @Nullable Long id,
        String username,
        @Nullable String email,
        String role,
        boolean enabled,
        @Nullable Instant verifiedAt,
        String zone,
        Instant createdAt,
        @Nullable Instant lastLoginAt,
        @Version long version) {

    static AccountRow of(NewAccount account) {
        return new AccountRow(
                null,
                account.username().value(),
                address(account.email()),
                account.role().name(),
                true,
                Rows.stored(account.verifiedAt()),
                "UTC",
                Rows.microseconds(account.createdAt()),
                null,
                0);
    }

    static AccountRow of(Account account) {
        return new AccountRow(
                account.id().value(),
                account.username().value(),
                address(account.email()),
                account.role().name(),
                account.enabled(),
                Rows.stored(account.verifiedAt()),
                account.zone().getId(),
                Rows.microseconds(account.createdAt()),
                Rows.stored(account.lastLoginAt()),
                account.version());
    }

    private static @Nullable String address(Optional<EmailAddress> email) {
        return email.map(EmailAddress::value).orElse(null);
    }

    /** The account that the row describes. */
    public Account account() {
        return new Account(
                accountId(),
                new Account.Profile(new Username(username), ZoneId.of(zone)),
                Optional.ofNullable(email)
                        .map(EmailAddress::stored)
                        .map(address -> new Account.Contact(address, confirmedAt())),
                new Account.Permissions(Role.valueOf(role), enabled),
                new Account.Activity(createdAt, Optional.ofNullable(lastLoginAt)),
                version);
    }

    private Optional<Instant> confirmedAt() {
        return Optional.ofNullable(verifiedAt);
    }

    AccountId accountId() {
        if (id == null) {
            throw new IllegalStateException("this account is not stored yet");
        }
        return new AccountId(id);
    }
}
