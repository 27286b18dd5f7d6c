package dev.pacenote.application.trackmania;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.digest.InMemoryDailyEmails;
import dev.pacenote.application.digest.InMemoryDigestItems;
import dev.pacenote.application.digest.ReadNotices;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.notice.InMemoryNotices;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Notice.Route;
import dev.pacenote.domain.notice.Topic;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrackmaniaExportTest {

    private final Tables tables = new Tables();
    private final InMemoryNotices notices = new InMemoryNotices(tables);
    private final AccountId person = Samples.account(new InMemoryAccounts(tables)).id();

    private Notice notice(String topic, String key) {
        var like = Samples.notice(person, key, Samples.DAY, Route.NEXT);
        return new Notice(
                like.id(),
                person,
                new Topic(topic),
                key,
                like.occurredAt(),
                like.foundAt(),
                like.foundOn(),
                like.facts(),
                like.route());
    }

    @Test
    void notices_of_every_topic_are_exported_each_once() {
        for (var topic :
                List.of("trackmania.map-gone", "trackmania.record", "trackmania.position")) {
            notices.add(
                    IntStream.range(0, 401)
                            .mapToObj(number -> notice(topic, "key " + number))
                            .toList());
        }

        var rows =
                TrackmaniaExport.notices(
                                new ReadNotices(
                                        notices,
                                        new InMemoryDigestItems(tables),
                                        new InMemoryDailyEmails(tables)))
                        .of(person)
                        .toList();

        assertThat(rows).hasSize(3 * 401);
        assertThat(rows.stream().filter(row -> "trackmania.map-gone".equals(row.get("topic"))))
                .hasSize(401);
    }
}
