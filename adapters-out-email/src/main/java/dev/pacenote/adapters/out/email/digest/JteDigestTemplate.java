package dev.pacenote.adapters.out.email.digest;

import dev.pacenote.adapters.out.email.delivery.MailTemplates;
import dev.pacenote.application.delivery.mail.MailText;
import dev.pacenote.application.digest.DigestTemplate;
import dev.pacenote.domain.digest.Digest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** The daily mail as text and HTML, short enough for every mail program. */
@Singleton
public final class JteDigestTemplate implements DigestTemplate {

    /** Bytes from which the HTML part is too long: Gmail hides what comes after 102 kB. */
    static final int HTML_LIMIT = 100_000;

    private final MailTemplates templates;

    public JteDigestTemplate(MailTemplates templates) {
        this.templates = templates;
    }

    @Override
    public MailText render(Digest digest) {
        var view = DigestView.of(digest.below(HTML_LIMIT, this::htmlBytes));
        return new MailText(view.subject(), DigestText.of(view), html(view));
    }

    /** Length of the HTML part in bytes, before any transfer encoding. */
    private int htmlBytes(Digest digest) {
        return html(DigestView.of(digest)).getBytes(StandardCharsets.UTF_8).length;
    }

    private String html(DigestView view) {
        return templates.html("digest", view);
    }
}
