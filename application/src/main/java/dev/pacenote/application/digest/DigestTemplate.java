package dev.pacenote.application.digest;

import dev.pacenote.application.delivery.mail.MailText;
import dev.pacenote.domain.digest.Digest;

/** Puts a digest into the formats of a mail, shortened to what mail programs show whole. */
public interface DigestTemplate {

    /** The same digest gives the same text. Throws when the template cannot be filled. */
    MailText render(Digest digest);
}
