package dev.pacenote.adapters.out.postgres.identity.account;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.credential.PasswordResetRequest;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** Reads mails about accounts as versions before JSON wrote them: one field on each line. */
final class AccountMailLines {

    private static final int WRITTEN_LINES = 5;
    private static final int LINK_LINES = 3;

    private AccountMailLines() {}

    static PendingAccountMail readMail(String text) {
        var lines = text.split("\n", -1);
        return switch (lines[0]) {
            case "confirm-address" ->
                    new PendingAccountMail.ConfirmAddress(id(lines), account(lines));
            case "set-password" -> new PendingAccountMail.SetPassword(id(lines), account(lines));
            default -> written(lines);
        };
    }

    /** The address and the moment, or in still older versions the address only. */
    static PasswordResetRequest readReset(UUID id, String text, Instant now) {
        var lines = text.split("\n", -1);
        try {
            return new PasswordResetRequest(
                    id,
                    EmailAddress.stored(lines[0]),
                    lines.length == 1 ? now : Instant.parse(lines[1]));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no moment: " + lines[1], e);
        }
    }

    private static UUID id(String[] lines) {
        expect(lines, LINK_LINES);
        return UUID.fromString(lines[1]);
    }

    private static AccountId account(String[] lines) {
        return new AccountId(Long.parseLong(lines[2]));
    }

    private static PendingAccountMail written(String[] lines) {
        expect(lines, WRITTEN_LINES);
        return new PendingAccountMail.Written(
                new AccountMail(
                        UUID.fromString(lines[0]),
                        AccountMail.Kind.valueOf(lines[1]),
                        EmailAddress.stored(lines[2]),
                        lines[3],
                        URI.create(lines[4])));
    }

    private static void expect(String[] lines, int count) {
        if (lines.length != count) {
            throw new IllegalArgumentException(
                    "no mail about an account: " + lines.length + " lines");
        }
    }
}
