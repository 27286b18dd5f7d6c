package dev.pacenote.application.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.identity.token.PlainTokens;
import dev.pacenote.application.platform.InMemoryStores;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.DigestSection;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.Weight;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A mail is put together from the sections of every renderer. */
class RenderDigestTest {

    private static final Topic STORM = new Topic("weather.storm");
    private static final Topic FROST = new Topic("weather.frost");
    private static final Topic SNOW = new Topic("weather.snow");

    private final List<DigestSectionRenderer.Purpose> purposes = new ArrayList<>();

    private final class FixedText implements DigestSectionRenderer {
        private final Topic topic;
        private final int order;

        FixedText(Topic topic, int order) {
            this.topic = topic;
            this.order = order;
        }

        @Override
        public Topic topic() {
            return topic;
        }

        @Override
        public int order() {
            return order;
        }

        @Override
        public String because() {
            return order < 300 ? "you listen to the radio" : "you live in " + topic;
        }

        @Override
        public String followed() {
            return order < 300 ? "town" : "station";
        }

        @Override
        public DigestSection write(Account reader, List<Notice> notices, Purpose purpose) {
            purposes.add(purpose);
            return new DigestSection(
                    topic,
                    topic.name(),
                    "",
                    "",
                    List.of(),
                    DigestSection.LeftOut.naming(
                            new DigestSection.Counting(
                                    "day",
                                    Optional.empty(),
                                    Optional.empty(),
                                    new DigestSection.Link(
                                            "Days", URI.create("https://x.example")))),
                    Optional.empty(),
                    notices.size());
        }

        @Override
        public String summary(int found, Coverage coverage) {
            return "";
        }
    }

    private final Coverages coverages = InMemoryStores.on(new Tables()).coverages();

    private RenderDigest renderDigest(DigestSectionRenderer... renderers) {
        return new RenderDigest(
                coverages,
                List.of(renderers),
                new PlainTokens(),
                new AccountLinks("https://x.example"),
                () -> Samples.NOON);
    }

    private static List<Notice> notices(Account reader, Topic... topics) {
        return Stream.of(topics)
                .map(topic -> Samples.notice(reader.id(), topic, "a", Samples.NOON, Weight.NEWS))
                .toList();
    }

    @Test
    void sections_stand_in_the_order_of_their_renderers_and_topics_without_news_have_none() {
        var reader = Samples.account(InMemoryStores.on(new Tables()).accounts());

        var digest =
                renderDigest(
                                new FixedText(SNOW, 300),
                                new FixedText(FROST, 200),
                                new FixedText(STORM, 100))
                        .write(
                                reader,
                                new DailyEmailKey(reader.id(), Samples.DAY),
                                notices(reader, SNOW, STORM),
                                Map.of(),
                                DigestSectionRenderer.Purpose.READING);

        assertThat(digest.sections()).extracting(DigestSection::topic).containsExactly(STORM, SNOW);
        assertThat(purposes).hasSize(2).containsOnly(DigestSectionRenderer.Purpose.READING);
    }

    @Test
    void it_says_once_why_it_comes_and_counts_what_could_not_be_looked_at_by_kind() {
        var reader = Samples.account(InMemoryStores.on(new Tables()).accounts());
        var key = new DailyEmailKey(reader.id(), Samples.DAY);
        Map.of(STORM, 1, FROST, 2, SNOW, 1)
                .forEach(
                        (topic, unchecked) ->
                                coverages.save(
                                        reader.id(),
                                        topic,
                                        key.date(),
                                        new Coverage(4, unchecked, Samples.NOON)));

        var following =
                renderDigest(
                                new FixedText(SNOW, 300),
                                new FixedText(FROST, 200),
                                new FixedText(STORM, 100))
                        .write(
                                reader,
                                key,
                                notices(reader, STORM, FROST, SNOW),
                                coverages.of(reader.id(), key.date()),
                                DigestSectionRenderer.Purpose.SENDING)
                        .following();

        assertThat(following.reason())
                .isEqualTo(
                        "You get this mail because you listen to the radio and you live in"
                                + " weather.snow.");
        assertThat(following.missing())
                .contains(
                        "1 station and 3 towns could not be checked and will be looked at again.");
    }

    @Test
    void a_topic_has_one_renderer() {
        assertThatThrownBy(() -> renderDigest(new FixedText(STORM, 1), new FixedText(STORM, 2)))
                .hasMessage("two renderers of the topic weather.storm");
    }
}
