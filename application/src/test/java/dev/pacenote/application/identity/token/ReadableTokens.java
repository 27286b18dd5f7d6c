package dev.pacenote.application.identity.token;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.session.RefreshToken;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Tokens that anybody could write, for tests in which nobody lies. They end when real ones do. */
public final class ReadableTokens implements Tokens {

    private static String text(String kind, Object one, Object other, Instant end) {
        return kind + "/" + one + "/" + other + "/" + end;
    }

    private static <T> Check<T> read(
            String token, String kind, Instant now, Function<String[], T> reader) {
        var parts = token.split("/", -1);
        if (parts.length != 4 || !parts[0].equals(kind)) {
            return new Check.Invalid<>();
        }
        return now.isBefore(Instant.parse(parts[3]))
                ? new Check.Valid<>(reader.apply(parts))
                : new Check.Expired<>();
    }

    private static String named(Optional<EmailAddress> email) {
        return email.map(EmailAddress::value).orElse("");
    }

    private static Optional<EmailAddress> email(String text) {
        return Optional.of(text).filter(named -> !named.isEmpty()).map(EmailAddress::new);
    }

    private static String idAndEmail(Reset claims) {
        return claims.id() + "=" + named(claims.email());
    }

    private static AccountId user(String text) {
        return new AccountId(Long.parseLong(text));
    }

    @Override
    public String access(Access claims, UUID tokenId, Instant now) {
        return text("access", claims.user(), claims.session(), now.plus(ACCESS_LIFETIME));
    }

    @Override
    public String refresh(AccountId user, SessionId session, RefreshToken token) {
        return text("refresh", user, session + "=" + token.id(), token.expiresAt());
    }

    @Override
    public Check<Refresh> readRefresh(String token, Instant now) {
        return read(
                token,
                "refresh",
                now,
                parts -> {
                    var ids = parts[2].split("=", -1);
                    return new Refresh(
                            user(parts[1]),
                            new SessionId(UUID.fromString(ids[0])),
                            UUID.fromString(ids[1]));
                });
    }

    @Override
    public String verification(Verification claims, Instant now) {
        return text("verify", claims.user(), named(claims.email()), now.plus(VERIFY_LIFETIME));
    }

    @Override
    public Check<Verification> readVerification(String token, Instant now) {
        return read(
                token, "verify", now, parts -> new Verification(user(parts[1]), email(parts[2])));
    }

    @Override
    public String newAddress(NewAddress claims, Instant now) {
        return text("new-address", claims.user(), claims.email(), now.plus(VERIFY_LIFETIME));
    }

    @Override
    public Check<NewAddress> readNewAddress(String token, Instant now) {
        return read(
                token,
                "new-address",
                now,
                parts -> new NewAddress(user(parts[1]), new EmailAddress(parts[2])));
    }

    @Override
    public String invitation(Reset claims, Instant now) {
        return text("reset", claims.user(), idAndEmail(claims), now.plus(INVITATION_LIFETIME));
    }

    @Override
    public String reset(Reset claims, Instant now) {
        return text("reset", claims.user(), idAndEmail(claims), now.plus(RESET_LIFETIME));
    }

    @Override
    public Check<Reset> readReset(String token, Instant now) {
        return read(
                token,
                "reset",
                now,
                parts -> {
                    var both = parts[2].split("=", 2);
                    return new Reset(user(parts[1]), UUID.fromString(both[0]), email(both[1]));
                });
    }

    @Override
    public String unsubscription(AccountId user) {
        return text("unsubscribe", user, "", Instant.MAX);
    }

    @Override
    public Check<AccountId> readUnsubscription(String token, Instant now) {
        return read(token, "unsubscribe", now, parts -> user(parts[1]));
    }
}
