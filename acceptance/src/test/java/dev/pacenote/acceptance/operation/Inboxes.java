package dev.pacenote.acceptance.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pacenote.acceptance.support.Api;
import java.util.List;
import java.util.Map;

/** What somebody who has a message finds, while its store is there and while it is away. */
final class Inboxes {

    private static final List<String> LISTS =
            List.of(
                    "/notifications",
                    "/messages",
                    "/messages/conversations",
                    "/notifications/deliveries");

    private Inboxes() {}

    /** Somebody with one message. */
    static String withOneMessage(Api api) {
        var ann = api.newcomer("Ann", "ann@example.org");
        var bob = api.newcomer("Bob", "bob@example.org");
        var reader = api.get("/users/me", bob).text("userId");
        var sent = api.post("/messages", ann, Map.of("userId", reader, "content", "Hello"));
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        assertOneMessage(api, bob);
        return bob;
    }

    static void assertOneMessage(Api api, String token) {
        await().untilAsserted(
                        () -> {
                            for (var list : LISTS.subList(0, 3)) {
                                var answer = api.get(list, token);
                                assertThat(answer.status()).as(list).isEqualTo(200);
                                assertThat(answer.json().path("items")).as(list).hasSize(1);
                            }
                        });
    }

    static void assertUnavailable(Api api, String token) {
        for (var path : LISTS) {
            unavailable(path, api.get(path, token));
        }
        unavailable("counts", api.get("/notifications/counts", token));
        unavailable("events", api.get("/ws/events?after=0&epoch=" + "0".repeat(8), token));
        unavailable("all read", api.post("/notifications/read-all", token, Map.of("upToSeq", 1)));
    }

    private static void unavailable(String what, Api.Answer answer) {
        assertThat(answer.status()).as(what + " " + answer.body()).isEqualTo(503);
        assertThat(answer.text("code")).as(what).isEqualToIgnoringCase("unavailable");
        assertThat(answer.header("Retry-After")).as(what).isNotBlank();
        assertThat(answer.json().has("items")).as(what).isFalse();
    }
}
