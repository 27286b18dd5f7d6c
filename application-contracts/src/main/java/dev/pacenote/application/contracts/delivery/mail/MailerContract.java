package dev.pacenote.application.contracts.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.mail.MailMessage;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.identity.account.EmailAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Mailer} promises, whoever carries the mail. */
public interface MailerContract {

    /** A mail as it arrived. */
    record Arrived(
            String to,
            String subject,
            String messageId,
            Optional<String> listUnsubscribe,
            Optional<String> listUnsubscribePost,
            String autoSubmitted,
            String text,
            String html) {}

    Mailer mailer();

    /** What arrived at this address, in order. */
    List<Arrived> arrivedAt(EmailAddress address);

    private static EmailAddress somebody() {
        return new EmailAddress(Samples.word() + "@example.org");
    }

    private static MailMessage mail(EmailAddress to, Optional<URI> unsubscribe) {
        return new MailMessage(
                to,
                "daily." + Samples.word(),
                "Pacenote 20 Nov 2026: 1 new record",
                "Hello Zo\u00eb \u5c71,\n\n#1  40.000\n",
                "<p>Hello Zo\u00eb \u5c71,</p>",
                unsubscribe);
    }

    private Arrived send(MailMessage mail) {
        assertThat(mailer().send(mail)).isEqualTo(new Mailer.Result.Accepted());
        return arrivedAt(mail.to()).getFirst();
    }

    @Test
    default void subject_text_and_html_arrive_as_they_were_written() {
        var mail = mail(somebody(), Optional.empty());

        var arrived = send(mail);

        assertThat(arrived.subject()).isEqualTo(mail.subject());
        assertThat(arrived.text().replace("\r\n", "\n").strip()).isEqualTo(mail.text().strip());
        assertThat(arrived.html().strip()).isEqualTo(mail.html());
        assertThat(arrived.autoSubmitted()).isEqualTo("auto-generated");
    }

    @Test
    default void a_mail_that_names_where_to_unsubscribe_can_be_stopped_with_one_click() {
        var link = URI.create("https://pacenote.example/api/v1/unsubscribe?token=t");

        var arrived = send(mail(somebody(), Optional.of(link)));

        assertThat(arrived.listUnsubscribe()).contains("<" + link + ">");
        assertThat(arrived.listUnsubscribePost()).contains("List-Unsubscribe=One-Click");
    }

    @Test
    default void a_mail_that_names_no_such_place_cannot_be_unsubscribed() {
        var arrived = send(mail(somebody(), Optional.empty()));

        assertThat(arrived.listUnsubscribe()).isEmpty();
        assertThat(arrived.listUnsubscribePost()).isEmpty();
    }

    @Test
    default void every_copy_of_a_mail_carries_the_same_id() {
        var mail = mail(somebody(), Optional.empty());

        mailer().send(mail);
        mailer().send(mail);

        assertThat(arrivedAt(mail.to()))
                .hasSize(2)
                .allSatisfy(
                        copy ->
                                assertThat(copy.messageId())
                                        .startsWith("<" + mail.messageId() + "@"));
    }

    @Test
    default void a_hostile_subject_adds_no_header_and_no_reader() {
        var to = somebody();

        var arrived =
                send(
                        new MailMessage(
                                to,
                                "daily." + Samples.word(),
                                "Fox\r\nBcc: all@example.org",
                                "Hello",
                                "<p>Hello</p>",
                                Optional.empty()));

        assertThat(arrived.subject()).doesNotContain("\n", "\r");
        assertThat(arrivedAt(new EmailAddress("all@example.org"))).isEmpty();
    }

    @Test
    default void an_address_that_takes_no_mail_is_refused_for_good_and_the_next_mail_leaves() {
        for (var kept : List.of("a..b@example.org", "x@exa_mple.org", "zo\u00eb@example.org")) {
            assertThat(mailer().send(mail(EmailAddress.stored(kept), Optional.empty())))
                    .isEqualTo(new Mailer.Result.Refused(SendFailure.unmailableAddress()));
        }
        send(mail(somebody(), Optional.empty()));
    }
}
