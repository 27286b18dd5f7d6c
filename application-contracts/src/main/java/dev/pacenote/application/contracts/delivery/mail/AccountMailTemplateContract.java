package dev.pacenote.application.contracts.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.mail.AccountMailTemplate;
import dev.pacenote.application.delivery.mail.MailText;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link AccountMailTemplate} promises: how mails about an account look. */
public interface AccountMailTemplateContract {

    AccountMailTemplate template();

    private MailText render(AccountMail.Kind kind, String reader, URI link) {
        return template()
                .render(
                        new AccountMail(
                                UUID.randomUUID(),
                                kind,
                                new EmailAddress("fox@example.org"),
                                reader,
                                link));
    }

    @Test
    default void text_and_html_of_every_kind_carry_the_link() {
        var link = URI.create("https://pacenote.example/go?token=abc");
        for (var kind : AccountMail.Kind.values()) {
            var mail = render(kind, "Zo\u00eb \u5c71", link);

            assertThat(mail.subject()).isNotBlank();
            assertThat(mail.text()).contains("Zo\u00eb \u5c71", link.toString());
            assertThat(mail.html()).contains("Zo\u00eb \u5c71", link.toString());
        }
    }

    @Test
    default void a_hostile_name_stays_text() {
        for (var kind : AccountMail.Kind.values()) {
            var mail = render(kind, "<script>alert(1)</script>", URI.create("https://x.example"));

            assertThat(mail.html()).doesNotContain("<script>").contains("&lt;script&gt;");
        }
    }
}
