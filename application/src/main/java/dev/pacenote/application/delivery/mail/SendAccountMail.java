package dev.pacenote.application.delivery.mail;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.identity.credential.Passwords;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.domain.delivery.RetrySchedule;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Hands a mail about an account to the mail server, and says when to try again if that failed. A
 * link that opens something is made anew for each try, and its time counts from the latest moment
 * at which the mail server can take the mail: nobody gets less of it than the mail says. A mail
 * whose link would be void is not sent.
 */
public final class SendAccountMail {

    public sealed interface Result {
        record Sent() implements Result {}

        /** Its link would open nothing: confirmed, replaced or used meanwhile, or no account. */
        record NotNeeded() implements Result {}

        record TryAgain(Duration after) implements Result {}

        /** Refused for good, or tried often enough. */
        record GivenUp(String why) implements Result {}
    }

    /** Longer than the longest try. */
    private static final Duration TURN = Mailer.MAX_HAND_OVER.multipliedBy(2);

    private final Mailer mailer;
    private final AccountMailHandOvers handOvers;
    private final AccountMailTemplate template;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Tokens tokens;
    private final AccountLinks links;
    private final InstantSource clock;

    public SendAccountMail(
            Mailer mailer,
            AccountMailHandOvers handOvers,
            AccountMailTemplate template,
            Accounts accounts,
            Passwords passwords,
            Tokens tokens,
            AccountLinks links,
            InstantSource clock) {
        this.mailer = mailer;
        this.handOvers = handOvers;
        this.template = template;
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.links = links;
        this.clock = clock;
    }

    /**
     * @param failedBefore how many tries failed already
     */
    public Result send(PendingAccountMail mail, int failedBefore) {
        return written(mail)
                .map(written -> send(written, failedBefore))
                .orElseGet(Result.NotNeeded::new);
    }

    private Optional<AccountMail> written(PendingAccountMail mail) {
        return switch (mail) {
            case PendingAccountMail.Written(var written) -> Optional.of(written);
            case PendingAccountMail.ConfirmAddress(var id, var user) ->
                    account(user).flatMap(account -> confirmation(id, account));
            case PendingAccountMail.SetPassword(var id, var user) ->
                    newPassword(id, user, AccountMail.Kind.RESET_PASSWORD, tokens::reset);
            case PendingAccountMail.Invitation(var id, var user) ->
                    newPassword(id, user, AccountMail.Kind.INVITATION, tokens::invitation);
        };
    }

    private Optional<AccountMail> newPassword(
            UUID id,
            AccountId user,
            AccountMail.Kind kind,
            BiFunction<Tokens.Reset, Instant, String> token) {
        return account(user)
                .filter(_ -> passwords.isResetOpen(user, id))
                .flatMap(
                        account ->
                                AccountMail.to(
                                        account,
                                        id,
                                        kind,
                                        links.resetPassword(
                                                token.apply(
                                                        new Tokens.Reset(user, id, account.email()),
                                                        latestTaken()))));
    }

    /** To the address that the account is to have, else to an own one that is not confirmed. */
    private Optional<AccountMail> confirmation(UUID id, Account account) {
        if (account.pendingEmail().isEmpty()) {
            return Optional.of(account)
                    .filter(known -> known.verifiedAt().isEmpty())
                    .flatMap(
                            known ->
                                    AccountMail.to(
                                            known,
                                            id,
                                            AccountMail.Kind.CONFIRM_ADDRESS,
                                            links.verify(
                                                    tokens.verification(
                                                            new Tokens.Verification(
                                                                    known.id(), known.email()),
                                                            latestTaken()))));
        }
        var email = account.pendingEmail().get();
        return Optional.of(
                new AccountMail(
                        id,
                        AccountMail.Kind.CONFIRM_NEW_ADDRESS,
                        email,
                        account.username().value(),
                        links.verify(
                                tokens.newAddress(
                                        new Tokens.NewAddress(account.id(), email),
                                        latestTaken()))));
    }

    private Instant latestTaken() {
        return clock.instant().plus(Mailer.MAX_HAND_OVER);
    }

    private Optional<Account> account(AccountId user) {
        return accounts.find(user).filter(Account::enabled);
    }

    private Result send(AccountMail written, int failedBefore) {
        var now = clock.instant();
        return switch (handOvers.take(written.id(), now, now.plus(TURN))) {
            case TAKEN -> tried(written, failedBefore);
            case BUSY -> new Result.TryAgain(TURN);
            case DONE -> new Result.Sent();
        };
    }

    private Result tried(AccountMail written, int failedBefore) {
        return switch (handOver(written)) {
            case Mailer.Result.Accepted _ -> {
                handOvers.done(written.id(), clock.instant());
                yield new Result.Sent();
            }
            case Mailer.Result.Refused(var failure) -> {
                handOvers.giveBack(written.id());
                Optional<Duration> wait =
                        failure.kind() == SendFailure.Kind.PERMANENT
                                ? Optional.empty()
                                : RetrySchedule.waitAfter(failedBefore + 1);
                yield wait.<Result>map(Result.TryAgain::new)
                        .orElseGet(() -> new Result.GivenUp(failure.code()));
            }
        };
    }

    private Mailer.Result handOver(AccountMail written) {
        var messageId = "account." + written.id();
        return Mailer.send(
                mailer,
                Mailer.Kind.ACCOUNT,
                messageId,
                () ->
                        MailMessage.of(
                                written.to(),
                                messageId,
                                template.render(written),
                                Optional.empty()));
    }
}
