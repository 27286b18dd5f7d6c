package dev.pacenote.adapters.out.postgres.identity.account;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NamePart;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.PersonName;
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
        @Nullable String username,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String pendingEmail,
        String role,
        boolean enabled,
        @Nullable Instant verifiedAt,
        boolean confirmedBefore,
        String zone,
        Instant createdAt,
        @Nullable Instant lastLoginAt,
        Instant updatedAt,
        long revision,
        @Version long version) {

    static AccountRow of(NewAccount account) {
        return new AccountRow(
                null,
                username(account.username()),
                part(account.name().first()),
                part(account.name().last()),
                address(account.email()),
                null,
                account.role().name(),
                true,
                Rows.stored(account.verifiedAt()),
                account.contact().filter(Account.Contact::confirmedBefore).isPresent(),
                "UTC",
                Rows.microseconds(account.createdAt()),
                null,
                Rows.microseconds(account.createdAt()),
                0,
                0);
    }

    static AccountRow of(Account account) {
        return new AccountRow(
                account.id().value(),
                username(account.profile().username()),
                part(account.name().first()),
                part(account.name().last()),
                address(account.email()),
                address(account.pendingEmail()),
                account.role().name(),
                account.enabled(),
                Rows.stored(account.verifiedAt()),
                account.contact().filter(Account.Contact::confirmedBefore).isPresent(),
                account.zone().getId(),
                Rows.microseconds(account.createdAt()),
                Rows.stored(account.lastLoginAt()),
                Rows.microseconds(account.updatedAt()),
                account.revision(),
                account.version());
    }

    private static @Nullable String username(Optional<Username> username) {
        return username.map(Username::value).orElse(null);
    }

    private static @Nullable String part(Optional<NamePart> part) {
        return part.map(NamePart::value).orElse(null);
    }

    private static @Nullable String address(Optional<EmailAddress> email) {
        return email.map(EmailAddress::value).orElse(null);
    }

    /** The account that the row describes. */
    public Account account() {
        return new Account(
                accountId(),
                new Account.Profile(
                        Optional.ofNullable(username).map(Username::new),
                        new PersonName(part(firstName), part(lastName)),
                        ZoneId.of(zone)),
                Optional.ofNullable(email)
                        .map(EmailAddress::stored)
                        .map(
                                address ->
                                        new Account.Contact(
                                                address, confirmedAt(), confirmedBefore)),
                Optional.ofNullable(pendingEmail).map(EmailAddress::stored),
                new Account.Permissions(Role.valueOf(role), enabled),
                new Account.Activity(createdAt, Optional.ofNullable(lastLoginAt), updatedAt),
                revision,
                version);
    }

    private static Optional<NamePart> part(@Nullable String text) {
        return Optional.ofNullable(text).map(NamePart::new);
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
