package dev.pacenote.adapters.in.scheduler.delivery;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.pacenote.application.delivery.mail.SendAccountMail;
import dev.pacenote.application.identity.account.mail.AccountMailCodec;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.delivery.RetrySchedule;
import dev.pacenote.domain.identity.credential.PasswordResetRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the mails about accounts that wait as jobs. Their names and what they carry are those that
 * the queue writes.
 */
public final class AccountMailJobs {

    private static final Logger LOG = LoggerFactory.getLogger(AccountMailJobs.class);

    private static final Duration BUSY_RETRY = Duration.ofMinutes(1);
    private static final int MAX_BUSY_RETRIES = 60;

    private final OneTimeTask<String> mails;
    private final OneTimeTask<String> resets;

    /**
     * @param sender asked for when the first mail is due
     * @param codec of the mails and requests that wait
     * @param sendReset mails the link to a new password, if the address has an account
     */
    public AccountMailJobs(
            Supplier<SendAccountMail> sender,
            Consumer<PasswordResetRequest> sendReset,
            AccountMailCodec codec,
            InstantSource clock) {
        mails = mailTask(sender, codec);
        resets =
                Tasks.oneTime("password-reset", String.class)
                        .onFailure(AccountMailJobs::againOrGiveUp)
                        .execute(
                                (instance, _) ->
                                        sendReset.accept(
                                                codec.readReset(
                                                        UUID.fromString(instance.getId()),
                                                        instance.getData(),
                                                        clock.instant())));
    }

    private static OneTimeTask<String> mailTask(
            Supplier<SendAccountMail> sender, AccountMailCodec codec) {
        return Tasks.oneTime("account-mail", String.class)
                .onFailure(AccountMailJobs::againOrGiveUp)
                .execute(
                        (instance, context) -> {
                            var mail = codec.readMail(instance.getData());
                            int failed = context.getExecution().consecutiveFailures;
                            switch (sender.get().send(mail, failed)) {
                                case SendAccountMail.Result.Sent _ ->
                                        LOG.debug("account mail {} sent", mail.id());
                                case SendAccountMail.Result.NotNeeded _ ->
                                        LOG.debug(
                                                "account mail {} not sent: its link is void",
                                                mail.id());
                                case SendAccountMail.Result.TryAgain(var wait) ->
                                        throw new LaterException(wait);
                                case SendAccountMail.Result.GivenUp(var why) ->
                                        LOG.warn("gave up on account mail {}: {}", mail.id(), why);
                            }
                        });
    }

    /** Not an error: the way to tell the scheduler when to come back. */
    private static final class LaterException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Duration wait;

        LaterException(Duration wait) {
            super("the mail server did not take it; again in " + wait, null, false, false);
            this.wait = wait;
        }
    }

    /**
     * A store that was away is asked again soon, for an hour at most; whatever else failed, the
     * mail server or this program, waits longer each time. After the last try the work is given up,
     * and its job removed.
     */
    private static void againOrGiveUp(
            ExecutionComplete complete, ExecutionOperations<String> operations) {
        var task = complete.getExecution().taskInstance;
        int failed = complete.getExecution().consecutiveFailures + 1;
        var wait =
                switch (complete.getCause().orElse(null)) {
                    case LaterException later -> Optional.of(later.wait);
                    case StoreUnavailableException _ when failed < MAX_BUSY_RETRIES ->
                            Optional.of(BUSY_RETRY);
                    case null, default -> RetrySchedule.waitAfter(failed);
                };
        if (wait.isPresent()) {
            operations.reschedule(complete, Instant.now().plus(wait.get()));
        } else {
            LOG.error(
                    "gave up on {} {} after {} attempts: {}",
                    task.getTaskName(),
                    task.getId(),
                    failed,
                    complete.getCause().map(cause -> cause.getClass().getName()).orElse("unknown"));
            operations.stop();
        }
    }

    /** The tasks, as the scheduler knows them. */
    public List<Task<?>> tasks() {
        return List.of(mails, resets);
    }
}
