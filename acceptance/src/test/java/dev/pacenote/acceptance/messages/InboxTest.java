package dev.pacenote.acceptance.messages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What an inbox makes of messages, and what its reader does with the items (contract 2.3). */
class InboxTest extends Correspondence {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "messages,trackmania");
    private static final Api API = APP.open();

    InboxTest() {
        super(APP, API);
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    /** A client may say that it means no topic. */
    private Map<String, Object> toAll(long seq) {
        var body = new HashMap<String, Object>();
        body.put("upToSeq", seq);
        body.put("topic", null);
        return body;
    }

    @Test
    void all_notifications_up_to_a_number_are_read_or_seen_at_once() {
        sent(ann, bob, "1");
        sent(person("Cid"), bob, "2");
        long seq = counts(bob).path("seq").asLong();
        sent(person("Dan"), bob, "later");

        var others =
                post("/notifications/seen", bob, Map.of("upToSeq", seq, "topic", "trackmania"));
        assertThat(others.json().path("marked").asInt()).as("of other topics").isZero();
        unread(bob, 3, 3, 3);
        var seen = post("/notifications/seen", bob, Map.of("upToSeq", seq, "topic", "message"));
        assertThat(seen.json().path("marked").asInt()).isEqualTo(2);
        unread(bob, 3, 3, 1);
        var read = post("/notifications/read-all", bob, toAll(seq));
        assertThat(read.json().path("marked").asInt()).isEqualTo(2);
        unread(bob, 3, 1, 1);
        assertThat(items("/notifications?read=false", bob)).hasSize(1);
        assertThat(post("/notifications/read-all", bob, Map.of("topic", "message")).status())
                .isEqualTo(400);
    }

    @Test
    void a_person_who_was_away_finds_every_message_counted_and_one_notification() {
        for (int i = 0; i < 50; i++) {
            sent(ann, bob, "message " + i);
        }

        unread(bob, 50, 1, 1);
        assertThat(counts(bob).path("seq").asLong()).isEqualTo(50);
        var item = items("/notifications", bob).getFirst();
        assertThat(item.path("count").asInt()).isEqualTo(50);
        assertThat(item.path("title").asText()).isEqualTo("50 new messages");
        assertThat(item.path("content").asText()).startsWith("From Ann");
        assertThat(item.path("type").asText()).isEqualTo("message");
        assertThat(item.path("actionUrl").asText()).isEqualTo("/Chat/" + ann.id());
        var details = get("/notifications/" + item.path("notificationId").asText(), bob);
        assertThat(details.json().path("notices")).hasSize(50);

        var read = new ArrayList<String>();
        var next = "";
        do {
            var page = get("/messages?limit=20" + next, bob);
            page.json()
                    .path("items")
                    .forEach(message -> read.add(message.path("content").asText()));
            var cursor = page.json().path("nextCursor");
            next = cursor.isNull() ? "" : "&cursor=" + cursor.asText();
        } while (!next.isEmpty());
        assertThat(read).hasSize(50).doesNotHaveDuplicates().startsWith("message 49");
    }

    @Test
    void an_item_of_the_inbox_is_read_archived_and_taken_back() {
        sent(ann, bob, "Hello");
        var path =
                "/notifications/"
                        + items("/notifications", bob).getFirst().path("notificationId").asText();

        assertThat(post(path + "/read", bob, Map.of()).json().path("read").asBoolean()).isTrue();
        unread(bob, 1, 0, 0);
        assertThat(post(path + "/unread", bob, Map.of()).json().path("readAt").isNull()).isTrue();
        post(path + "/archive", bob, Map.of());
        assertThat(items("/notifications", bob)).isEmpty();
        assertThat(items("/notifications?archived=true&topic=message", bob)).hasSize(1);
        unread(bob, 1, 0, 0);
        post(path + "/unarchive", bob, Map.of());
        unread(bob, 1, 1, 0);
    }

    @Test
    void without_the_inbox_a_message_arrives_and_makes_no_item() {
        choose(bob, Map.of("topics", Map.of("message.new", Map.of("inbox", false))));

        sent(ann, bob, "Hello");

        unread(bob, 1, 0, 0);
    }
}
