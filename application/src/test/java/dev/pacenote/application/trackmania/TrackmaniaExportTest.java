package dev.pacenote.application.trackmania;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.history.ReadNotices;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.notice.InMemoryNotices;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.Weight;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrackmaniaExportTest {

    private final Tables tables = new Tables();
    private final InMemoryNotices notices = new InMemoryNotices(tables);
    private final AccountId person = Samples.account(new InMemoryAccounts(tables)).id();

    private Notice notice(String topic, String key) {
        return Samples.notice(person, new Topic(topic), key, Samples.NOON, Weight.LASTING_NOTE);
    }

    @Test
    void notices_of_every_topic_are_exported_each_once() {
        var topics = List.of("trackmania.map-gone", "trackmania.record", "trackmania.position");
        for (var topic : topics) {
            notices.tell(
                    person,
                    IntStream.range(0, 401)
                            .mapToObj(number -> notice(topic, "key " + number))
                            .toList());
        }

        var rows =
                TrackmaniaExport.notices(new ReadNotices(notices, List.of()), new Topics(List.of()))
                        .of(person)
                        .toList();

        assertThat(rows).hasSize(3 * 401);
        assertThat(rows.stream().filter(row -> "trackmania.map-gone".equals(row.get("topic"))))
                .hasSize(401)
                .extracting(row -> row.get("facts"))
                .containsOnly(Map.of("wind", "north; -- 'quoted' <b>"));
    }
}
