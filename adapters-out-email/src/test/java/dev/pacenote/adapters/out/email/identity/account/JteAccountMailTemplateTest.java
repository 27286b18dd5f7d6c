package dev.pacenote.adapters.out.email.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.email.delivery.MailTemplates;
import dev.pacenote.application.delivery.MailText;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How mails about an account look. */
class JteAccountMailTemplateTest {

    private static MailText render(AccountMail.Kind kind, String reader, URI link) {
        var mail =
                new AccountMail(
                        UUID.randomUUID(), kind, new EmailAddress("fox@example.org"), reader, link);
        return new JteAccountMailTemplate(new MailTemplates()).render(mail);
    }

    @ParameterizedTest
    @EnumSource
    void text_and_html_carry_the_link(AccountMail.Kind kind) {
        var link = URI.create("https://pacenote.example/go?token=abc");

        var mail = render(kind, "Zo\u00eb \u5c71", link);

        assertThat(mail.subject()).isNotBlank();
        assertThat(mail.text()).contains("Zo\u00eb \u5c71", link.toString());
        assertThat(mail.html()).contains("Zo\u00eb \u5c71", link.toString());
    }

    @ParameterizedTest
    @EnumSource
    void a_hostile_name_stays_text(AccountMail.Kind kind) {
        var mail = render(kind, "<script>alert(1)</script>", URI.create("https://x.example"));

        assertThat(mail.html()).doesNotContain("<script>").contains("&lt;script&gt;");
    }
}
