package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.adapters.out.email.digest.DigestText;
import dev.pacenote.adapters.out.email.digest.DigestView;
import dev.pacenote.adapters.out.email.identity.account.LetterView;
import dev.pacenote.application.delivery.Mailer.Mail;
import dev.pacenote.domain.digest.Digest;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.micronaut.email.Email;
import java.nio.charset.StandardCharsets;

/** Fills the templates: subject, text and HTML of a mail, the last two with the same facts. */
final class MailRenderer {

    /** Bytes from which the HTML part is too long: Gmail hides what comes after 102 kB. */
    static final int HTML_LIMIT = 100_000;

    private final TemplateEngine html =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, null, "dev.pacenote.adapters.out.email.html");
    private final TemplateEngine text =
            TemplateEngine.createPrecompiled(
                    null, ContentType.Plain, null, "dev.pacenote.adapters.out.email.text");

    /** A mail without sender and recipient. */
    Email.Builder render(Mail mail) {
        return switch (mail) {
            case Mail.Daily(_, _, var digest) -> {
                var view = DigestView.of(digest.below(HTML_LIMIT, this::htmlBytes));
                yield filled(view.subject(), render(html, "digest", view), DigestText.of(view));
            }
            case Mail.Account(var letter) -> {
                var view = LetterView.of(letter);
                yield filled(
                        view.subject(), render(html, "letter", view), render(text, "letter", view));
            }
        };
    }

    /** Length of the HTML part in bytes, before any transfer encoding. */
    private int htmlBytes(Digest digest) {
        return render(html, "digest", DigestView.of(digest))
                .getBytes(StandardCharsets.UTF_8)
                .length;
    }

    private static Email.Builder filled(String subject, String html, String text) {
        return Email.builder().subject(oneLine(subject)).body(html, text);
    }

    private static String oneLine(String subject) {
        return subject.replaceAll("[\\r\\n]+", " ");
    }

    private static String render(TemplateEngine engine, String template, Object view) {
        var output = new StringOutput();
        engine.render(template + ".jte", view, output);
        return output.toString();
    }
}
