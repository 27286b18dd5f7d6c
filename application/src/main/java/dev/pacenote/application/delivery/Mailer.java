package dev.pacenote.application.delivery;

import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.digest.Digest;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import java.time.Duration;

/** Hands one message to a mail server. */
public interface Mailer {

    /** A mail server that took a mail took it within this time, counted from the call. */
    Duration LONGEST_HAND_OVER = Duration.ofMinutes(1);

    /** One message to one person. */
    sealed interface Mail {
        EmailAddress to();

        /** Left side of the Message-ID: the same for every copy of this message. */
        String stableName();

        /** The day's news, with one-click unsubscription. */
        record Daily(EmailAddress to, String stableName, Digest digest) implements Mail {}

        /** About the account itself. */
        record Account(AccountMail letter) implements Mail {
            @Override
            public EmailAddress to() {
                return letter.to();
            }

            @Override
            public String stableName() {
                return "account." + letter.id();
            }
        }
    }

    sealed interface Result {
        /** The mail server took responsibility for it. */
        record Accepted() implements Result {}

        /** It did not, as far as we know. */
        record Refused(SendFailure failure) implements Result {}
    }

    /**
     * Tries once, within {@link #LONGEST_HAND_OVER}. Never throws for what a mail server can do,
     * nor for a mail that cannot be written: that one is refused for good, and nobody is asked.
     */
    Result send(Mail mail);
}
