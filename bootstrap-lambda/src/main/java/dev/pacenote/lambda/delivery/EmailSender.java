package dev.pacenote.lambda.delivery;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.adapters.out.aws.dailyrun.RunMessageJson;
import dev.pacenote.adapters.out.aws.delivery.SenderMessageJson;
import dev.pacenote.application.dailyrun.distributed.DistributedRun;
import dev.pacenote.application.delivery.mail.SendAccountMail;
import dev.pacenote.application.digest.SendDailyEmails;
import dev.pacenote.application.identity.account.mail.AccountMailCodec;
import dev.pacenote.application.identity.credential.ResetPassword;
import dev.pacenote.domain.delivery.RetryTiming;
import dev.pacenote.lambda.LambdaService;
import dev.pacenote.lambda.QueueFunction;
import dev.pacenote.lambda.runtime.Deadline;
import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends mail: the day's mails as a run asks for them, those that wait for another try, mails about
 * accounts, and those about single notices as their dispatcher asks for them.
 */
public final class EmailSender extends QueueFunction {

    /** Asks for everything that may be tried now. */
    public static final String DUE = "mail_due";

    private static final Logger LOG = LoggerFactory.getLogger(EmailSender.class);

    private final LambdaService service;

    public EmailSender() {
        this(LambdaService.fromEnvironment(false));
    }

    public EmailSender(LambdaService service) {
        super(service.failedMessages());
        this.service = service;
    }

    @Override
    public boolean work(Message message, Context context) throws InterruptedException {
        return switch (type(message)) {
            case DUE -> {
                sendDue();
                yield true;
            }
            case "daily_email" -> {
                service.bean(DistributedRun.class)
                        .handle(service.bean(RunMessageJson.class).read(message.body()));
                yield true;
            }
            default -> sendOther(message);
        };
    }

    private boolean sendOther(Message message) {
        var delivery = SenderMessageJson.read(message.body());
        if (delivery.isEmpty()) {
            return sendAccountMail(message);
        }
        DeliverySender.send(service, delivery.get());
        return true;
    }

    private static String type(Message message) {
        try {
            return JSON.readTree(message.body()).path("type").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    private void sendDue() {
        service.bean(SendDailyEmails.class).sendAll(RetryTiming.WAITS_ARE_KEPT);
    }

    private boolean sendAccountMail(Message message) {
        return switch (service.bean(AccountMailCodec.class)
                .read(message.body(), service.bean(InstantSource.class).instant())) {
            case AccountMailCodec.Order.Reset(var request) -> {
                service.bean(ResetPassword.class).send(request);
                yield true;
            }
            case AccountMailCodec.Order.Mail(var mail) ->
                    switch (service.bean(SendAccountMail.class)
                            .send(mail, message.received() - 1)) {
                        case SendAccountMail.Result.Sent _ -> true;
                        case SendAccountMail.Result.NotNeeded _ -> true;
                        case SendAccountMail.Result.GivenUp(var why) -> {
                            LOG.warn("mail about an account {} given up: {}", mail.id(), why);
                            yield true;
                        }
                        case SendAccountMail.Result.TryAgain(var after) -> {
                            // How often it came says how often it was tried.
                            failed.comeAgain(message, after);
                            yield false;
                        }
                    };
        };
    }

    @Override
    public JsonNode answer(JsonNode event, Context context) {
        return switch (event.path("type").asText()) {
            case DUE -> {
                sendDue();
                yield JSON.createObjectNode();
            }
            case "send" -> {
                long end = System.nanoTime() + Deadline.left(context).toNanos();
                boolean all =
                        service.bean(DistributedRun.class)
                                .byStateMachine()
                                .send(
                                        UUID.fromString(event.path("run").asText()),
                                        UUID.fromString(event.path("pass").asText()),
                                        () -> System.nanoTime() < end);
                yield JSON.createObjectNode().put("state", all ? "done" : "again");
            }
            default -> super.answer(event, context);
        };
    }
}
