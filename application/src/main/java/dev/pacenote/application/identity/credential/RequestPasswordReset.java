package dev.pacenote.application.identity.credential;

import dev.pacenote.application.identity.account.mail.AccountMailLimits;
import dev.pacenote.application.identity.account.mail.AccountMailQueue;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.credential.PasswordResetRequest;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A person who forgot their password asks for a link by mail. Whoever asks learns nothing about
 * whether the address has an account: the looking up happens after the answer, and the limits count
 * what was typed.
 *
 * @see ResetPassword
 */
public final class RequestPasswordReset {

    public sealed interface Result {
        /** If there is such an account, a mail is on its way. */
        record Accepted() implements Result {}

        record TooMany(Duration retryAfter) implements Result {}
    }

    private final AccountMailQueue mailQueue;
    private final RateLimiter rateLimiter;
    private final InstantSource clock;
    private final Ids ids;

    public RequestPasswordReset(
            AccountMailQueue mailQueue, RateLimiter rateLimiter, InstantSource clock, Ids ids) {
        this.mailQueue = mailQueue;
        this.rateLimiter = rateLimiter;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * @param address the caller's network address, for limits
     */
    public Result request(EmailAddress email, String address) {
        var now = clock.instant();
        if (rateLimiter.take(
                        AccountMailLimits.networkKey(address), AccountMailLimits.PER_NETWORK, now)
                instanceof Verdict.Refused(var wait)) {
            return new Result.TooMany(wait);
        }
        if (rateLimiter.take("forgot:" + email.key(), AccountMailLimits.PER_ACCOUNT, now)
                instanceof Verdict.Refused(var wait)) {
            return new Result.TooMany(wait);
        }
        mailQueue.requestReset(new PasswordResetRequest(ids.next(), email, now));
        return new Result.Accepted();
    }
}
