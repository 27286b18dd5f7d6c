package dev.pacenote.application.contracts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.Mailer;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.digest.Digest;
import dev.pacenote.domain.digest.DigestSection;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.notice.Topic;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Mailer} promises, and how every mail looks, whoever carries it. */
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

    private static Digest digest(String reader, String heading, String who) {
        var row =
                new DigestSection.Row(
                        "1",
                        "40.000",
                        who,
                        Optional.of(URI.create("https://trackmania.io/#/player/1")),
                        "France, 20 Nov 2026 04:58 UTC");
        var block =
                new DigestSection.Block(
                        heading,
                        Optional.of("You were <passed> & passed."),
                        List.of(
                                new DigestSection.Link(
                                        "Leaderboard", URI.create("https://x.example"))),
                        List.of(row),
                        new DigestSection.Rest(3, "and {more} more", Optional.empty()),
                        1,
                        4);
        var section =
                new DigestSection(
                        new Topic("weather"),
                        "New records on your maps",
                        "1 new record",
                        "1 new record on 1 map",
                        List.of(block),
                        new DigestSection.LeftOut(
                                new DigestSection.Counting(
                                        "map",
                                        Optional.of("record"),
                                        Optional.empty(),
                                        new DigestSection.Link(
                                                "your inbox",
                                                URI.create("https://pacenote.example/inbox"))),
                                2,
                                5,
                                0),
                        Optional.of("Some <of it> comes later."),
                        1);
        return new Digest(
                reader,
                Samples.DAY,
                List.of(section),
                Samples.NOON,
                2,
                new Digest.Links(
                        URI.create("https://pacenote.example/inbox"),
                        URI.create("https://pacenote.example/settings"),
                        URI.create("https://pacenote.example/api/v1/unsubscribe?token=t")));
    }

    private Arrived send(Digest digest) {
        var to = somebody();
        assertThat(mailer().send(new Mailer.Mail.Daily(to, "daily." + Samples.word(), digest)))
                .isEqualTo(new Mailer.Result.Accepted());
        return arrivedAt(to).getFirst();
    }

    @Test
    default void text_and_html_tell_the_same_facts() {
        var mail = send(digest("Mad Fox", "Canyon Rush", "Nova"));

        assertThat(mail.subject()).isEqualTo("Pacenote 20 Nov 2026: 1 new record on 1 map");
        for (var body : List.of(mail.text(), mail.html())) {
            assertThat(body)
                    .contains("Hello", "Mad Fox", "Canyon Rush", "#1", "40.000", "Nova")
                    .contains("France, 20 Nov 2026 04:58 UTC", "and 3 more")
                    .contains("and 2 more maps (5 records)", "2 maps could not be checked")
                    .contains("Data as of 20 Nov 2026 12:00 UTC")
                    .contains("https://trackmania.io/#/player/1", "https://x.example")
                    .contains("https://pacenote.example/inbox")
                    .contains("https://pacenote.example/settings")
                    .contains("https://pacenote.example/api/v1/unsubscribe?token=t");
        }
    }

    @Test
    default void a_daily_mail_can_be_stopped_with_one_click() {
        var mail = send(digest("Mad Fox", "Canyon Rush", "Nova"));

        assertThat(mail.listUnsubscribe())
                .contains("<https://pacenote.example/api/v1/unsubscribe?token=t>");
        assertThat(mail.listUnsubscribePost()).contains("List-Unsubscribe=One-Click");
        assertThat(mail.autoSubmitted()).isEqualTo("auto-generated");
    }

    @Test
    default void every_copy_of_a_mail_carries_the_same_id() {
        var to = somebody();
        var name = "daily." + Samples.word();
        var mail = new Mailer.Mail.Daily(to, name, digest("Fox", "Rush", "Nova"));

        mailer().send(mail);
        mailer().send(mail);

        assertThat(arrivedAt(to))
                .hasSize(2)
                .allSatisfy(copy -> assertThat(copy.messageId()).startsWith("<" + name + "@"));
    }

    @Test
    default void hostile_names_stay_text() {
        var evil = "<script>alert(1)</script>\r\nBcc: all@example.org & \"'";
        var mail = send(digest(evil, evil, evil));

        assertThat(mail.html()).doesNotContain("<script>").contains("&lt;script&gt;");
        assertThat(mail.subject()).doesNotContain("\n", "\r");
        assertThat(arrivedAt(new EmailAddress("all@example.org"))).isEmpty();
    }

    @Test
    default void names_never_turn_the_text_around_them() {
        var mail = send(digest("fox\u202e", "\u05d0\u05d1 1", "\u2069\u202enova"));

        assertThat(mail.text())
                .contains("Hello \u2068fox\u202e\u2069,")
                .contains("\u2068\u05d0\u05d1 1\u2069")
                .contains("  \u2068\u202enova\u2069  (France");
        assertThat(mail.html())
                .contains("<bdi>\u2068fox\u202e\u2069</bdi>")
                .contains("<bdi>\u2068\u05d0\u05d1 1\u2069</bdi>")
                .contains("<bdi>\u2068\u202enova\u2069</bdi>");
        var plain = send(digest("Mad Fox", "Canyon Rush", "Zo\u00eb \u5c71"));
        assertThat(plain.text() + plain.html()).doesNotContain("\u2068", "\u2069");
    }

    @Test
    default void an_address_that_takes_no_mail_is_refused_for_good_and_the_next_mail_leaves() {
        for (var kept : List.of("a..b@example.org", "x@exa_mple.org", "zo\u00eb@example.org")) {
            var letter =
                    new AccountMail(
                            UUID.randomUUID(),
                            AccountMail.Kind.CONFIRM_ADDRESS,
                            EmailAddress.stored(kept),
                            "Fox",
                            URI.create("https://pacenote.example/go"));
            var daily =
                    new Mailer.Mail.Daily(
                            EmailAddress.stored(kept),
                            "daily." + Samples.word(),
                            digest("Fox", "Rush", "Nova"));
            for (var mail : List.of(new Mailer.Mail.Account(letter), daily)) {
                assertThat(mailer().send(mail))
                        .isEqualTo(new Mailer.Result.Refused(SendFailure.unmailableAddress()));
            }
        }
        send(digest("Mad Fox", "Canyon Rush", "Nova"));
    }

    @Test
    default void a_mail_that_cannot_be_written_is_refused_for_good() {
        var whole = digest("Fox", "Rush", "Nova");
        // No calendar has a date for it.
        var broken =
                new Digest(
                        whole.reader(),
                        whole.date(),
                        whole.sections(),
                        Instant.MAX,
                        0,
                        whole.links());

        assertThat(mailer().send(new Mailer.Mail.Daily(somebody(), Samples.word(), broken)))
                .isEqualTo(new Mailer.Result.Refused(SendFailure.unwritable()));
    }

    @Test
    default void letters_about_the_account_carry_their_link_and_cannot_be_unsubscribed() {
        for (var kind : AccountMail.Kind.values()) {
            var to = somebody();
            var link = URI.create("https://pacenote.example/go?token=abc");
            var letter = new AccountMail(UUID.randomUUID(), kind, to, "Zoë 山", link);

            assertThat(mailer().send(new Mailer.Mail.Account(letter)))
                    .isEqualTo(new Mailer.Result.Accepted());

            var mail = arrivedAt(to).getFirst();
            assertThat(mail.text()).contains("Zoë 山", link.toString());
            assertThat(mail.html()).contains("Zoë 山", link.toString());
            assertThat(mail.listUnsubscribe()).isEmpty();
            assertThat(mail.messageId()).startsWith("<account." + letter.id());
        }
    }
}
