package dev.pacenote.application.contracts.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.mail.MailText;
import dev.pacenote.application.digest.DigestTemplate;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.digest.Digest;
import dev.pacenote.domain.digest.DigestSection;
import dev.pacenote.domain.notice.Topic;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link DigestTemplate} promises: how every daily mail looks, whoever carries it. */
public interface DigestTemplateContract {

    DigestTemplate template();

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
                        new Topic("sample.weather"),
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
                new Digest.Following(List.of("you follow records with Pacenote"), Map.of("map", 2)),
                new Digest.Links(
                        URI.create("https://pacenote.example/settings"),
                        URI.create("https://pacenote.example/api/v1/unsubscribe?token=t")));
    }

    private MailText render(Digest digest) {
        return template().render(digest);
    }

    @Test
    default void text_and_html_tell_the_same_facts() {
        var mail = render(digest("Mad Fox", "Canyon Rush", "Nova"));

        assertThat(mail.subject()).isEqualTo("Pacenote 20 Nov 2026: 1 new record on 1 map");
        for (var body : List.of(mail.text(), mail.html())) {
            assertThat(body)
                    .contains("Hello", "Mad Fox", "Canyon Rush", "#1", "40.000", "Nova")
                    .contains("France, 20 Nov 2026 04:58 UTC", "and 3 more")
                    .contains("and 2 more maps (5 records)", "2 maps could not be checked")
                    .contains("You get this mail because you follow records with Pacenote.")
                    .contains("Data as of 20 Nov 2026 12:00 UTC")
                    .contains("https://trackmania.io/#/player/1", "https://x.example")
                    .contains("https://pacenote.example/inbox")
                    .contains("https://pacenote.example/settings")
                    .contains("https://pacenote.example/api/v1/unsubscribe?token=t");
        }
    }

    @Test
    default void hostile_names_stay_text() {
        var evil = "<script>alert(1)</script>\r\nBcc: all@example.org & \"'";
        var mail = render(digest(evil, evil, evil));

        assertThat(mail.html()).doesNotContain("<script>").contains("&lt;script&gt;");
    }

    @Test
    default void names_never_turn_the_text_around_them() {
        var mail = render(digest("fox\u202e", "\u05d0\u05d1 1", "\u2069\u202enova"));

        assertThat(mail.text())
                .contains("Hello \u2068fox\u202e\u2069,")
                .contains("\u2068\u05d0\u05d1 1\u2069")
                .contains("  \u2068\u202enova\u2069  (France");
        assertThat(mail.html())
                .contains("<bdi>\u2068fox\u202e\u2069</bdi>")
                .contains("<bdi>\u2068\u05d0\u05d1 1\u2069</bdi>")
                .contains("<bdi>\u2068\u202enova\u2069</bdi>");
        var plain = render(digest("Mad Fox", "Canyon Rush", "Zo\u00eb \u5c71"));
        assertThat(plain.text() + plain.html()).doesNotContain("\u2068", "\u2069");
    }
}
