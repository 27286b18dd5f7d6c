package dev.pacenote.application.contracts.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.digest.Coverages;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.notice.Topic;
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

        assertThat(coverages().find(me, topic, Samples.DAY))
                .contains(new Coverage(3, 0, Samples.NOON));
        assertThat(coverages().find(me, topic, Samples.DAY.plusDays(1))).isEmpty();
    }
}
