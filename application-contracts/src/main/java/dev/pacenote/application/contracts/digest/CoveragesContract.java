package dev.pacenote.application.contracts.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.digest.Coverages;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.notice.Topic;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link Coverages} promises. */
public interface CoveragesContract {

    Coverages coverages();

    Accounts accounts();

    @Test
    default void the_last_coverage_of_a_day_counts() {
        var me = Samples.account(accounts()).id();
        var topic = new Topic("sample.weather");
        coverages().save(me, topic, Samples.DAY, new Coverage(3, 2, Samples.NOON));

        coverages().save(me, topic, Samples.DAY, new Coverage(3, 0, Samples.NOON));

        assertThat(coverages().of(me, Samples.DAY))
                .isEqualTo(Map.of(topic, new Coverage(3, 0, Samples.NOON)));
        assertThat(coverages().of(me, Samples.DAY.plusDays(1))).isEmpty();
    }

    @Test
    default void the_coverage_of_all_topics_is_found_at_once_and_of_nobody_else() {
        var me = Samples.account(accounts()).id();
        var other = Samples.account(accounts()).id();
        var weather = new Topic("sample.weather");
        var tide = new Topic("sample.tide");
        coverages().save(me, weather, Samples.DAY, new Coverage(3, 2, Samples.NOON));
        coverages().save(me, tide, Samples.DAY, new Coverage(1, 0, Samples.NOON));
        coverages().save(other, tide, Samples.DAY, new Coverage(9, 9, Samples.NOON));

        assertThat(coverages().of(me, Samples.DAY))
                .isEqualTo(
                        Map.of(
                                weather,
                                new Coverage(3, 2, Samples.NOON),
                                tide,
                                new Coverage(1, 0, Samples.NOON)));
    }
}
