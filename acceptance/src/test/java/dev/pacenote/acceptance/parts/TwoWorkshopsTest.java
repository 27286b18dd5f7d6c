package dev.pacenote.acceptance.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.OpenApi;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What a workshop sees that knows every id of another one, on every route of the document: a new
 * route fails here until it says what it shows.
 */
class TwoWorkshopsTest {

    @RegisterExtension static final WorkshopServer SERVER = new WorkshopServer();

    private static final Pattern ROUTE = Pattern.compile("/(parts|stock|reorder|analytics)(/.*)?");

    /** In every text of the first workshop, and in none of the other's. */
    private static final String MARK = "Aurora";

    private final Workshop first = SERVER.workshop();
    private final Workshop second = SERVER.workshop();

    /** What the other workshop asks for, and how it must be answered: 200 is with its own. */
    private record Question(String route, String path, String body, Set<Integer> answers) {

        String method() {
            return route.substring(0, route.indexOf(' '));
        }
    }

    private static Question question(String route, String path, String body, Integer... answers) {
        return new Question(route, path, body, Set.of(answers));
    }

    private void hasPartsWithAllThatBelongsToThem(Workshop workshop, String mark) {
        for (var id : List.of("secret", "mine")) {
            var added =
                    workshop.post(
                            "/parts",
                            Map.of(
                                    "partId",
                                    id,
                                    "partName",
                                    mark + " " + id,
                                    "partNumber",
                                    mark + "-" + id,
                                    "barcode",
                                    mark + id,
                                    "category",
                                    mark,
                                    "supplier",
                                    mark,
                                    "vehicleModel",
                                    mark,
                                    "currentStock",
                                    5,
                                    "reorderThreshold",
                                    5));
            assertThat(added.status()).as(added.body()).isEqualTo(201);
        }
        workshop.put(
                "/stock/secret", Map.of("operation", "subtract", "quantity", 1, "reference", mark));
    }

    private String firsts(String path, String field) {
        return first.get(path).json().findValue(field).asText();
    }

    private List<String> all(Workshop workshop) {
        var bodies = new ArrayList<String>();
        for (var path :
                List.of(
                        "/parts?archived=true",
                        "/stock/movements",
                        "/reorder/tasks?status=all",
                        "/reorder/alerts",
                        "/parts/secret/attachments",
                        "/parts/settings")) {
            bodies.add(workshop.get(path).body());
        }
        return bodies;
    }

    private Api.Answer ask(Question question) {
        var request =
                SERVER.api()
                        .request(question.path())
                        .header("Authorization", "Bearer " + second.token())
                        .header(
                                "Content-Type",
                                question.path().startsWith("/parts/import")
                                        ? "text/csv"
                                        : "application/json")
                        .method(
                                question.method(),
                                question.body().isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(question.body()));
        return SERVER.api().send(request);
    }

    private static Set<String> routes() {
        var routes = new TreeSet<String>();
        var paths = OpenApi.read(SERVER.api().get("/openapi.yml").body()).document().path("paths");
        for (var path : paths.properties()) {
            if (ROUTE.matcher(path.getKey()).matches()) {
                path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                it ->
                                        routes.add(
                                                it.toUpperCase(Locale.ROOT) + " " + path.getKey()));
            }
        }
        return routes;
    }

    private List<Question> questions() {
        var task = firsts("/reorder/tasks", "taskId");
        var movement = firsts("/stock/movements", "movementId");
        var alert = firsts("/reorder/alerts", "alertId");
        var attachment =
                first.post(
                                "/parts/secret/attachments",
                                Map.of(
                                        "fileName",
                                        MARK + ".txt",
                                        "contentType",
                                        "text/plain",
                                        "sizeBytes",
                                        6))
                        .text("attachmentId");
        var file = "/parts/{partId}/attachments/{id}";
        var action = "POST /reorder/tasks/{id}/";
        var questions = new ArrayList<Question>();
        questions.addAll(
                List.of(
                        question("GET /parts", "/parts?vehicleModel=" + MARK, "", 200),
                        question(
                                "GET /parts/lookup",
                                "/parts/lookup?barcode=" + MARK + "secret",
                                "",
                                404),
                        question("GET /parts/export", "/parts/export", "", 200),
                        question("GET /parts/{partId}", "/parts/secret", "", 404),
                        question(
                                "PUT /parts/{partId}",
                                "/parts/secret",
                                "{\"partName\":\"x\"}",
                                404),
                        question("DELETE /parts/{partId}", "/parts/secret", "", 404),
                        question(
                                "POST /parts/{partId}/restore", "/parts/secret/restore", "{}", 404),
                        question("GET /parts/settings", "/parts/settings", "", 200),
                        question(
                                "PUT /parts/settings",
                                "/parts/settings",
                                "{\"currency\":\"EUR\"}",
                                200),
                        question(
                                "POST /parts/settings/test-alert",
                                "/parts/settings/test-alert",
                                "{}",
                                202),
                        question(
                                "GET /parts/{partId}/attachments",
                                "/parts/secret/attachments",
                                "",
                                404),
                        question(
                                "POST /parts/{partId}/attachments",
                                "/parts/secret/attachments",
                                "{\"fileName\":\"a.txt\",\"contentType\":\"text/plain\",\"sizeBytes\":6}",
                                404)));
        // By the other's part, and by a part of one's own.
        for (var part : List.of("secret", "own")) {
            var path = "/parts/" + part + "/attachments/" + attachment;
            questions.add(question("DELETE " + file, path, "", 404));
            questions.add(question("POST " + file + "/complete", path + "/complete", "{}", 404));
            questions.add(question("GET " + file + "/download", path + "/download", "", 404));
        }
        questions.addAll(
                List.of(
                        question("GET /stock/low", "/stock/low", "", 200),
                        question("GET /stock/verify", "/stock/verify", "", 200),
                        question("GET /stock/{partId}", "/stock/secret", "", 404),
                        question(
                                "PUT /stock/{partId}",
                                "/stock/secret",
                                "{\"operation\":\"add\",\"quantity\":1}",
                                404),
                        question(
                                "GET /stock/{partId}/movements",
                                "/stock/secret/movements",
                                "",
                                404),
                        question(
                                "POST /stock/{partId}/movements",
                                "/stock/secret/movements",
                                "{\"type\":\"receive\",\"quantity\":1}",
                                404),
                        question(
                                "GET /stock/movements",
                                "/stock/movements?reference=" + MARK,
                                "",
                                200),
                        question(
                                "POST /stock/movements",
                                "/stock/movements",
                                "{\"reference\":\"J\",\"lines\":[{\"partId\":\"secret\",\"type\":\"consume\",\"quantity\":1}]}",
                                404),
                        question(
                                "POST /stock/{partId}/transfer",
                                "/stock/secret/transfer",
                                "{\"from\":\"ALL\",\"to\":\"Camry\",\"quantity\":1}",
                                404),
                        question(
                                "POST /stock/movements/{id}/reverse",
                                "/stock/movements/" + movement + "/reverse",
                                "{\"reason\":\"mine\"}",
                                404),
                        question("GET /reorder/tasks", "/reorder/tasks?status=all", "", 200),
                        question("GET /parts/import/{id}", "/parts/import/" + task, "", 404),
                        question("GET /reorder/tasks/{id}", "/reorder/tasks/" + task, "", 404),
                        question(
                                action + "order",
                                "/reorder/tasks/" + task + "/order",
                                "{\"quantity\":9}",
                                404),
                        question(
                                action + "receive",
                                "/reorder/tasks/" + task + "/receive",
                                "{\"quantity\":9}",
                                404),
                        question(
                                action + "cancel-order",
                                "/reorder/tasks/" + task + "/cancel-order",
                                "{}",
                                404),
                        question(
                                action + "dismiss",
                                "/reorder/tasks/" + task + "/dismiss",
                                "{}",
                                404),
                        question("POST /reorder/check", "/reorder/check", "{}", 200),
                        question("GET /reorder/purchase-list", "/reorder/purchase-list", "", 200),
                        question("GET /reorder/alerts", "/reorder/alerts", "", 200),
                        question(
                                "POST /reorder/alerts/{id}/read",
                                "/reorder/alerts/" + alert + "/read",
                                "{}",
                                404),
                        question(
                                "POST /reorder/alerts/read-all",
                                "/reorder/alerts/read-all",
                                "{\"upTo\":\"2026-11-21T00:00:00.000Z\"}",
                                200),
                        question("POST /reorder/run", "/reorder/run", "{}", 401, 403),
                        question("GET /reorder/runs/{id}", "/reorder/runs/" + task, "", 401, 403),
                        question("GET /analytics", "/analytics", "", 200),
                        question("GET /analytics", "/analytics?type=cover", "", 200)));
        for (var method : List.of("GET", "PUT")) {
            questions.add(
                    question(
                            method + " /parts/files/{account}/{file}",
                            "/parts/files/1/" + attachment,
                            method.equals("PUT") ? "aurora" : "",
                            403,
                            404));
        }
        // Last: what it adds under an id of the other's is its own.
        questions.add(
                question(
                        "POST /parts",
                        "/parts",
                        "{\"partId\":\"mine\",\"partName\":\"My own\"}",
                        201));
        questions.add(
                question(
                        "POST /parts/import",
                        "/parts/import?dryRun=false",
                        "partId,partName\nmine,My own too\n",
                        200));
        return questions;
    }

    @Test
    void a_workshop_that_knows_every_id_of_another_sees_and_changes_nothing_of_it() {
        hasPartsWithAllThatBelongsToThem(first, MARK);
        second.add("own", 5, 5);
        var questions = questions();
        assertThat(questions.stream().map(Question::route).distinct())
                .as("every route is asked")
                .containsAll(routes());
        var before = all(first);

        for (var question : questions) {
            var answer = ask(question);
            assertThat(answer.status())
                    .as("%s: %s", question.path(), answer.body())
                    .isIn(question.answers());
            assertThat(answer.body()).as(question.path()).doesNotContain(MARK);
        }

        assertThat(all(first)).isEqualTo(before);
        assertThat(second.part("mine").path("partName").asText()).isEqualTo("My own too");
        first.hasCleanBooks();
    }

    @Test
    void a_place_in_a_list_of_another_workshop_is_none_in_ones_own() {
        for (var workshop : List.of(first, second)) {
            for (var id : List.of("a", "b", "c")) {
                workshop.add(id, 1, 5);
                workshop.stock(id, "add", 1);
            }
        }
        var lists =
                List.of(
                        "/parts?limit=1",
                        "/parts/export?limit=1",
                        "/stock/movements?limit=1",
                        "/stock/a/movements?limit=1",
                        "/reorder/alerts?limit=1",
                        "/analytics?type=cover&limit=1");
        var cursors = new HashMap<String, String>();
        for (var list : lists) {
            var answer = first.get(list);
            var cursor = answer.header("X-Next-Cursor");
            cursors.put(list, cursor.isEmpty() ? answer.text("nextCursor") : cursor);
        }
        assertThat(cursors.values()).noneMatch(it -> it.isEmpty() || it.equals("null"));
        for (var list : lists) {
            var asked = list + "&cursor=" + cursors.get(list);
            Workshop.isRefused(second.get(asked), 400, "invalid_cursor");
            assertThat(first.get(asked).status()).isEqualTo(200);
        }
    }
}
