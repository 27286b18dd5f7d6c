package dev.pacenote.application.delivery.mail;

import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.domain.delivery.SendFailure;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Supplier;

/** Hands one message to a mail server. */
public interface Mailer {

    /** A mail server that took a mail took it within this time, counted from the call. */
    Duration MAX_HAND_OVER = Duration.ofMinutes(1);

    /** A reader can stop daily mails by a click, and mails about the account not at all. */
    enum Kind {
        DAILY,
        ACCOUNT
    }

    sealed interface Result {
        /** The mail server took responsibility for it. */
        record Accepted() implements Result {}

        /** It did not, as far as we know. */
        record Refused(SendFailure failure) implements Result {}
    }

    /**
     * Tries once, within {@link #MAX_HAND_OVER}. Never throws for what a mail server can do, nor
     * for a message that has no form as a mail: that one is refused for good, and nobody is asked.
     */
    Result send(MailMessage message);

    /** Hears of a mail that could not be written, so that whoever counts mails counts it too. */
    default void unwritten(Kind kind) {
        // A mail server need not know.
    }

    /**
     * Writes a mail and tries it once. One that cannot be written is refused for good, and no mail
     * server is asked: tried again it would be the same.
     *
     * @param name of the mail, for the log
     */
    static Result send(Mailer mailer, Kind kind, String name, Supplier<MailMessage> written) {
        MailMessage message;
        try {
            message = written.get();
        } catch (RuntimeException e) {
            System.getLogger(Mailer.class.getName())
                    .log(
                            Level.ERROR,
                            "mail " + name + " cannot be written",
                            new WithoutMessages(e));
            mailer.unwritten(kind);
            return new Result.Refused(SendFailure.unwritable());
        }
        return mailer.send(message);
    }
}
