package dev.pacenote.application.delivery.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.delivery.Delivery;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.preference.TopicChannels;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of several areas the one is asked whose topic a notice has. */
class NoticeRelevancesTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final AccountId ANN = new AccountId(1);
    private static final Topic STORM = new Topic("sample.storm");
    private static final Topic SUN = new Topic("sample.sun");
    private static final Topic SNOW = new Topic("sample.snow");

    /** Whatever it is asked of is over, urgent and there. */
    private record Area(Topic topic) implements NoticeRelevance {

        @Override
        public Optional<Reason> over(AccountId account, String fact) {
            return Optional.of(Reason.ACKNOWLEDGED);
        }

        @Override
        public Priority priority(String fact) {
            return Priority.HIGH;
        }

        @Override
        public Map<String, Instant> arrived(AccountId account, Collection<String> facts) {
            return Map.of(facts.iterator().next(), NOON);
        }
    }

    /** Knows nothing but that its notices go on. */
    private record QuietArea(Topic topic) implements NoticeRelevance {

        @Override
        public Optional<Reason> over(AccountId account, String fact) {
            return Optional.empty();
        }
    }

    private final NoticeRelevances relevances =
            new NoticeRelevances(List.of(new Area(STORM), new QuietArea(SUN)));

    private Optional<Reason> over(Topic topic) {
        return relevances.over(new Delivery.About(ANN, topic, "f", Optional.empty(), "s", NOON));
    }

    private Priority priority(Topic topic) {
        return relevances.priority(TopicChannels.AT_ONCE, topic, "f");
    }

    @Test
    void the_area_of_its_topic_says_whether_a_notice_need_be_told_any_more() {
        assertThat(over(STORM)).contains(Reason.ACKNOWLEDGED);
        assertThat(over(SUN)).isEmpty();
        assertThat(over(SNOW)).as("of no area").isEmpty();
    }

    @Test
    void a_notice_is_urgent_where_its_area_says_so() {
        assertThat(priority(STORM)).isEqualTo(Priority.HIGH);
        assertThat(priority(SUN)).isEqualTo(Priority.NORMAL);
        assertThat(priority(SNOW)).isEqualTo(Priority.NORMAL);
    }

    @Test
    void the_area_of_its_topic_says_what_arrived() {
        assertThat(relevances.arrived(ANN, STORM, List.of("f"))).containsOnlyKeys("f");
        assertThat(relevances.arrived(ANN, SUN, List.of("f"))).isEmpty();
        assertThat(relevances.arrived(ANN, SNOW, List.of("f"))).isEmpty();
    }
}
