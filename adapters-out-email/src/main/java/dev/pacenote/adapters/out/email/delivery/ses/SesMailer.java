package dev.pacenote.adapters.out.email.delivery.ses;

import dev.pacenote.adapters.out.email.delivery.MimeComposer;
import dev.pacenote.adapters.out.email.delivery.UnwritableMailException;
import dev.pacenote.application.delivery.mail.MailMessage;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.domain.delivery.SendFailure;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Properties;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

/**
 * Hands mail to Amazon SES, version 2 of its interface, as a whole message.
 *
 * <p>SES gives every message an id of its own in place of ours; a second copy of a mail, possible
 * only after a crash between its acceptance and our note of it, can be told by {@code
 * X-Pacenote-Mail} alone.
 */
public final class SesMailer implements Mailer {

    private static final Logger LOG = LoggerFactory.getLogger(SesMailer.class);

    /** What SES says of our keys, our rights and our account, whoever a mail is for. */
    private static final Set<String> REFUSES_US =
            Set.of(
                    "AccessDeniedException",
                    "AccountSuspendedException",
                    "BadRequestException",
                    "ExpiredTokenException",
                    "IncompleteSignatureException",
                    "InvalidClientTokenId",
                    "InvalidSignatureException",
                    "MailFromDomainNotVerifiedException",
                    "MissingAuthenticationTokenException",
                    "SendingPausedException",
                    "SignatureDoesNotMatch",
                    "UnrecognizedClientException");

    private final SesV2Client client;
    private final MimeComposer composer;
    private final Session session = Session.getInstance(new Properties());

    /**
     * @param client with time limits that end within a minute, retries included
     */
    public SesMailer(SesV2Client client, MimeComposer composer) {
        this.client = client;
        this.composer = composer;
    }

    @Override
    public Result send(MailMessage mail) {
        SdkBytes message;
        try {
            message = message(mail);
        } catch (UnwritableMailException e) {
            LOG.error("mail {} cannot be written", mail.messageId(), new WithoutMessages(e));
            return new Result.Refused(e.failure());
        }
        try {
            client.sendEmail(
                    request ->
                            request.destination(to -> to.toAddresses(mail.to().value()))
                                    .content(content -> content.raw(raw -> raw.data(message))));
            return new Result.Accepted();
        } catch (SdkException e) {
            var failure = classify(e);
            LOG.warn("mail {} was not accepted: {}", mail.messageId(), failure);
            if (e instanceof SesV2Exception refusal && failure.isLoginRefused()) {
                // An alarm counts these lines. What SES says may name an address.
                LOG.error("mail login refused: {}", code(refusal));
            }
            return new Result.Refused(failure);
        }
    }

    private SdkBytes message(MailMessage mail) {
        var out = new ByteArrayOutputStream();
        try {
            composer.write(mail, session).writeTo(out);
        } catch (IOException | MessagingException e) {
            throw new UnwritableMailException(e);
        }
        return SdkBytes.fromByteArray(out.toByteArray());
    }

    private static boolean isCausedBy(Throwable e, Class<? extends Exception> kind) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String code(SesV2Exception refusal) {
        return refusal.awsErrorDetails().errorCode();
    }

    /**
     * Nothing is final: our addresses are stricter than SES's, so that a request that it calls bad
     * is a fault of the sender's address, of a header or of the configuration set; a rejected
     * message, a paused or limited account and a sender that is not verified are trouble with us as
     * well. Who is not there is told by a bounce.
     */
    private static SendFailure classify(SdkException e) {
        return switch (e) {
            case SesV2Exception refusal
                    when REFUSES_US.contains(refusal.awsErrorDetails().errorCode()) ->
                    SendFailure.loginRefused();
            case SesV2Exception refusal ->
                    SendFailure.temporary("ses_said_" + refusal.awsErrorDetails().errorCode());
            // Asked, and no answer came: it may have left, unless nobody was there to be asked.
            default ->
                    isCausedBy(e, ConnectException.class)
                            ? SendFailure.temporary("mail_server_unreachable")
                            : SendFailure.unanswered();
        };
    }
}
