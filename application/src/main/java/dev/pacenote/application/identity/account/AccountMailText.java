package dev.pacenote.application.identity.account;

import dev.pacenote.domain.identity.account.AccountLetter;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.account.UserId;
import java.net.URI;
import java.util.UUID;

/**
 * Mails about accounts as lines of text, for tables in which they wait; no field can contain a line
 * feed. A written mail begins with its id, as it always has.
 */
public final class AccountMailText {

    private static final String CONFIRM_ADDRESS = "confirm-address";
    private static final String SET_PASSWORD = "set-password";
    private static final int WRITTEN_LINES = 5;
    private static final int LINK_LINES = 3;

    private AccountMailText() {}

    public static String write(PendingAccountMail mail) {
        return switch (mail) {
            case PendingAccountMail.ConfirmAddress(var id, var account) ->
                    lines(CONFIRM_ADDRESS, id, account);
            case PendingAccountMail.SetPassword(var id, var account) ->
                    lines(SET_PASSWORD, id, account);
            case PendingAccountMail.Written(var letter) ->
                    lines(
                            letter.id(),
                            letter.kind().name(),
                            letter.to(),
                            letter.reader(),
                            letter.link());
        };
    }

    private static String lines(Object... fields) {
        var lines = new String[fields.length];
        for (int i = 0; i < fields.length; i++) {
            lines[i] = fields[i].toString();
        }
        return String.join("\n", lines);
    }

    /**
     * @throws IllegalArgumentException when this is no such text
     */
    public static PendingAccountMail read(String text) {
        var lines = text.split("\n", -1);
        return switch (lines[0]) {
            case CONFIRM_ADDRESS ->
                    new PendingAccountMail.ConfirmAddress(id(lines), account(lines));
            case SET_PASSWORD -> new PendingAccountMail.SetPassword(id(lines), account(lines));
            default -> written(lines);
        };
    }

    private static UUID id(String[] lines) {
        expect(lines, LINK_LINES);
        return UUID.fromString(lines[1]);
    }

    private static UserId account(String[] lines) {
        return new UserId(Long.parseLong(lines[2]));
    }

    private static PendingAccountMail written(String[] lines) {
        expect(lines, WRITTEN_LINES);
        return new PendingAccountMail.Written(
                new AccountLetter(
                        UUID.fromString(lines[0]),
                        AccountLetter.Kind.valueOf(lines[1]),
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
