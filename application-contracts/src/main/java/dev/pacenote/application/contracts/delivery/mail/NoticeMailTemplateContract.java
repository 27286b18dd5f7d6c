package dev.pacenote.application.contracts.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.mail.NoticeMail;
import dev.pacenote.application.delivery.mail.NoticeMailTemplate;
import dev.pacenote.application.notice.inbox.NotificationType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link NoticeMailTemplate} promises: how mails about notices look. */
public interface NoticeMailTemplateContract {

    NoticeMailTemplate template();

    private static NoticeMail mail(String title, String content, int more) {
        return mail(NotificationType.MESSAGE, title, content, more);
    }

    private static NoticeMail mail(NotificationType type, String title, String content, int more) {
        return new NoticeMail(
                "Zo\u00eb",
                "A subject",
                List.of(
                        new NoticeMail.Item(
                                type,
                                title,
                                content,
                                Optional.of(URI.create("https://pacenote.example/Chat/42")))),
                more,
                URI.create("https://pacenote.example/me"),
                URI.create("https://pacenote.example/stop"));
    }

    @Test
    default void text_and_html_say_what_it_is_about_and_how_to_stop_it() {
        var mail = template().render(mail("Ann wrote to you", "Gate 3 is closed", 2));

        assertThat(mail.subject()).isEqualTo("A subject");
        for (var part : List.of(mail.text(), mail.html())) {
            assertThat(part)
                    .contains(
                            "Zo\u00eb",
                            "Ann wrote to you",
                            "Gate 3 is closed",
                            "And 2 more",
                            "https://pacenote.example/Chat/42",
                            "https://pacenote.example/me",
                            "https://pacenote.example/stop");
        }
    }

    @Test
    default void only_what_somebody_wrote_is_to_be_answered() {
        assertThat(template().render(mail("Ann wrote to you", "Hi", 0)).html())
                .contains("Read and answer");
        assertThat(
                        template()
                                .render(mail(NotificationType.ALERT, "A bulb is low", "1 left", 0))
                                .html())
                .contains("Take a look")
                .doesNotContain("answer");
    }

    @Test
    default void hostile_text_stays_text_and_what_is_empty_leaves_nothing() {
        var hostile = template().render(mail("<script>1</script>", "<img src=x>", 0));

        assertThat(hostile.html())
                .doesNotContain("<script>", "<img")
                .contains("&lt;script&gt;", "&lt;img");
        assertThat(hostile.text()).doesNotContain("more in your inbox");
        assertThat(template().render(mail("Ann", "", 0)).html()).doesNotContain("<bdi></bdi>");
    }
}
