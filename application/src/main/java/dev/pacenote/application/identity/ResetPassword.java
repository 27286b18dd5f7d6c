package dev.pacenote.application.identity;

import dev.pacenote.application.shared.Ids;
import dev.pacenote.domain.identity.Account;
import dev.pacenote.domain.identity.AccountLetter;
import dev.pacenote.domain.identity.AttemptLimit;
import dev.pacenote.domain.identity.AttemptLimit.Verdict;
import dev.pacenote.domain.identity.EmailAddress;
import dev.pacenote.domain.identity.NetworkAddress;
import dev.pacenote.domain.identity.RawPassword;
import dev.pacenote.domain.identity.ResetRequest;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A person who forgot their password gets a link by mail, and sets another one with it. Whoever
 * asks learns nothing about whether the address has an account: the looking up happens after the
 * answer, and the limits count what was typed.
 */
public final class ResetPassword {

    public sealed interface Asked {
        /** If there is such an account, a mail is on its way. */
        record Heard() implements Asked {}

        record TooMany(Duration retryAfter) implements Asked {}
    }

    private final Users users;
    private final Sessions sessions;
    private final PasswordHasher hasher;
    private final Tokens tokens;
    private final Letters letters;
    private final Attempts attempts;
    private final ServiceLinks links;
    private final InstantSource clock;
    private final Ids ids;

    public ResetPassword(
            Users users,
            Sessions sessions,
            PasswordHasher hasher,
            Tokens tokens,
            Letters letters,
            Attempts attempts,
            ServiceLinks links,
            InstantSource clock,
            Ids ids) {
        this.users = users;
        this.sessions = sessions;
        this.hasher = hasher;
        this.tokens = tokens;
        this.letters = letters;
        this.attempts = attempts;
        this.links = links;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * @param address the caller's network address, for limits
     */
    public Asked ask(EmailAddress email, String address) {
        var now = clock.instant();
        if (attempts.take(
                        "letter-address:" + new NetworkAddress(address).limitKey(),
                        AttemptLimit.LETTERS_PER_ADDRESS,
                        now)
                instanceof Verdict.Refused(var wait)) {
            return new Asked.TooMany(wait);
        }
        if (attempts.take("forgot:" + email.key(), AttemptLimit.LETTERS_PER_ACCOUNT, now)
                instanceof Verdict.Refused(var wait)) {
            return new Asked.TooMany(wait);
        }
        letters.postReset(new ResetRequest(ids.next(), email));
        return new Asked.Heard();
    }

    /**
     * Mails the link, if the address has an account; links of other requests are void then. Done
     * again, after a crash halfway, it is the same link and the same letter.
     */
    public void send(ResetRequest request) {
        var email = request.email();
        var owner =
                users.findByLogin(email.key())
                        .filter(account -> account.email().equals(email))
                        .filter(Account::enabled);
        if (owner.isEmpty()) {
            return;
        }
        var account = owner.get();
        var reset = new Tokens.Reset(account.id(), request.id());
        users.openReset(account.id(), reset.id());
        letters.post(
                new AccountLetter(
                        request.id(),
                        AccountLetter.Kind.RESET_PASSWORD,
                        account.email(),
                        account.username().value(),
                        links.resetPassword(tokens.reset(reset, clock.instant()))));
    }

    /**
     * Sets the password and ends every session of the account. Works once per link.
     *
     * @return false when the link is not ours, used, replaced by a newer one, or too old
     */
    public boolean reset(String token, RawPassword password) {
        var now = clock.instant();
        if (!(tokens.readReset(token, now)
                instanceof Tokens.Check.Valid<Tokens.Reset>(var claims))) {
            return false;
        }
        if (!users.resetPassword(claims.user(), claims.id(), hasher.hash(password), now)) {
            return false;
        }
        sessions.revokeAllOf(claims.user());
        users.find(claims.user())
                .ifPresent(
                        account ->
                                letters.post(ChangePassword.changed(ids.next(), account, links)));
        return true;
    }
}
