package dev.pacenote.acceptance.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pacenote.acceptance.support.Api;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The React client that workshops already have, page by page: it draws what it gets unguarded, so
 * that a number must be a number and a list a list, and it shows the text of an error.
 */
class ClientWalkTest {

    private static final String CLIENT = "https://client.example";

    @RegisterExtension
    static final WorkshopServer SERVER = new WorkshopServer().with("ALLOWED_ORIGIN", CLIENT);

    private final Workshop workshop = SERVER.workshop();

    /** The client in a browser: on a page of our origin, or of its own. */
    private record Client(String origin, String token) {

        Api.Answer call(String method, String path, String body) {
            var request =
                    SERVER.api()
                            .json(path)
                            .header("Accept", "application/json, text/plain, */*")
                            .method(
                                    method,
                                    body.isEmpty()
                                            ? BodyPublishers.noBody()
                                            : BodyPublishers.ofString(body));
            if (!token.isEmpty()) {
                request.header("Authorization", "Bearer " + token);
            }
            if (!origin.isEmpty()) {
                request.header("Origin", origin);
            }
            var answer = SERVER.api().send(request);
            if (!origin.isEmpty()) {
                assertThat(answer.header("Access-Control-Allow-Origin"))
                        .as("%s %s %s", method, path, answer.status())
                        .isEqualTo(origin);
            }
            return answer;
        }

        JsonNode does(String method, String path, String body) {
            var answer = call(method, path, body);
            assertThat(answer.status())
                    .as("%s %s %s", method, path, answer.body())
                    .isBetween(200, 201);
            return answer.json();
        }

        JsonNode reads(String path) {
            return does("GET", path, "");
        }

        List<JsonNode> lists(String path) {
            var list = reads(path);
            assertThat(list.isArray()).as(path).isTrue();
            return list.valueStream().toList();
        }

        /** Shows the text of a refusal. */
        String refused(int status, String method, String path, String body) {
            var answer = call(method, path, body);
            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
            assertThat(answer.json().path("error").isTextual()).as(answer.body()).isTrue();
            return answer.text("error");
        }
    }

    private static void areNumbers(JsonNode object, String... fields) {
        assertThat(fields).allSatisfy(it -> assertThat(object.path(it).isNumber()).as(it).isTrue());
    }

    private static void areTexts(JsonNode object, String... fields) {
        assertThat(fields)
                .allSatisfy(it -> assertThat(object.path(it).isTextual()).as(it).isTrue());
    }

    private static void isDrawn(JsonNode part) {
        areTexts(part, "partId", "partName", "partNumber", "description", "vehicleModel");
        areTexts(part, "category", "supplier", "userId");
        areNumbers(part, "unitPrice", "reorderThreshold", "currentStock");
    }

    /** Its form has nine fields, filled with what was loaded. */
    private static ObjectNode form(JsonNode part) {
        var form = Api.JSON.createObjectNode();
        for (var field :
                List.of(
                        "partName",
                        "partNumber",
                        "description",
                        "vehicleModel",
                        "category",
                        "supplier",
                        "unitPrice",
                        "reorderThreshold",
                        "currentStock")) {
            form.set(field, part.path(field));
        }
        return form;
    }

    private static String change(String operation, int quantity) {
        return """
        {"operation": "%s", "quantity": %d, "vehicleModel": "ALL"}"""
                .formatted(operation, quantity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", CLIENT})
    void every_page_and_button_of_the_client_works_at_our_origin_and_at_its_own(String origin) {
        var client = new Client(origin, workshop.token());
        isKeptOutWithoutAToken(origin);
        startsWithNothing(client);
        addsAndFindsAPart(client);
        editsIt(client);
        takesAndCountsStock(client);
        seesWhatIsLow(client);
        seesFigures(client);
        deletesIt(client);
    }

    private static void isKeptOutWithoutAToken(String origin) {
        var stranger = new Client(origin, "");
        for (var path : List.of("/parts", "/stock/pads", "/reorder/tasks", "/analytics")) {
            assertThat(stranger.refused(401, "GET", path, "")).isNotBlank();
        }
        if (!origin.isEmpty()) {
            mayAskFor(origin, "PUT", "/stock/pads");
            mayAskFor(origin, "POST", "/parts");
            mayAskFor(origin, "POST", "/reorder/check");
            mayAskFor(origin, "PUT", "/parts/pads");
            mayAskFor(origin, "DELETE", "/parts/pads");
        }
    }

    /** A browser asks first before it sends a token, or JSON, to another origin. */
    private static void mayAskFor(String origin, String method, String path) {
        var asked =
                SERVER.api()
                        .send(
                                SERVER.api()
                                        .request(path)
                                        .header("Origin", origin)
                                        .header("Access-Control-Request-Method", method)
                                        .header(
                                                "Access-Control-Request-Headers",
                                                "authorization,content-type")
                                        .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(asked.status()).as("%s %s", method, path).isBetween(200, 204);
        assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo(origin);
        assertThat(asked.header("Access-Control-Allow-Methods")).contains(method);
        assertThat(asked.header("Access-Control-Allow-Headers"))
                .containsIgnoringCase("authorization")
                .containsIgnoringCase("content-type");
    }

    private static void startsWithNothing(Client client) {
        assertThat(client.lists("/parts")).isEmpty();
        assertThat(client.lists("/stock/low")).isEmpty();
        assertThat(client.lists("/reorder/tasks")).isEmpty();
        var figures = client.reads("/analytics");
        areNumbers(figures, "totalParts", "totalValue", "lowStockCount");
        assertThat(figures.path("lowStockItems").isArray()).isTrue();
        assertThat(figures.path("categories").isObject()).isTrue();
        assertThat(figures.path("vehicleModels").isObject()).isTrue();
    }

    private static void addsAndFindsAPart(Client client) {
        var added =
                client.does(
                        "POST",
                        "/parts",
                        """
                        {"partId": "brake.pad_0-1", "partName": "Brake pad", "partNumber": "",
                         "description": "", "vehicleModel": "Camry", "category": "",
                         "supplier": "", "unitPrice": 0, "reorderThreshold": 0,
                         "currentStock": 9}""");
        isDrawn(added);
        assertThat(client.refused(400, "POST", "/parts", "{\"partName\": \"\"}")).isNotBlank();
        // One question for each letter that is typed.
        for (var typed : List.of("C", "Ca", "Cam", "Camr")) {
            assertThat(client.lists("/parts?vehicleModel=" + typed)).isEmpty();
        }
        var found = client.lists("/parts?vehicleModel=Camry");
        assertThat(found).hasSize(1).allSatisfy(ClientWalkTest::isDrawn);
        assertThat(client.lists("/parts")).isEqualTo(found);
    }

    private static void editsIt(Client client) {
        var loaded = client.reads("/parts/brake.pad_0-1");
        isDrawn(loaded);
        var form = form(loaded).put("supplier", "Rossi").put("unitPrice", 24.5);
        form.put("reorderThreshold", 5);
        var saved = client.does("PUT", "/parts/brake.pad_0-1", form.toString());
        assertThat(saved.path("supplier").asText()).isEqualTo("Rossi");
        assertThat(saved.path("currentStock").asInt()).isEqualTo(9);
        assertThat(client.refused(404, "PUT", "/parts/other", form.toString()))
                .isEqualTo("Part not found");
        assertThat(client.refused(404, "GET", "/parts/other", "")).isEqualTo("Part not found");
    }

    private static void takesAndCountsStock(Client client) {
        var path = "/stock/brake.pad_0-1";
        var form = form(client.reads("/parts/brake.pad_0-1"));
        assertThat(client.lists(path)).allSatisfy(row -> areNumbers(row, "quantity"));
        var taken = client.does("PUT", path, change("subtract", 5));
        areNumbers(taken, "quantity");
        assertThat(taken.path("part").path("currentStock").asInt()).isEqualTo(4);
        assertThat(client.refused(409, "PUT", path, change("subtract", 99)))
                .contains("Only 4 left");
        assertThat(client.refused(400, "PUT", path, "{\"operation\": \"add\"}"))
                .isEqualTo("Quantity required");
        client.does("PUT", path, change("add", 3));
        client.does("PUT", path, change("set", 5));
        assertThat(client.refused(409, "PUT", "/parts/brake.pad_0-1", form.toString()))
                .as("a form that was loaded before")
                .isNotBlank();
        assertThat(client.lists(path).getFirst().path("quantity").asInt()).isEqualTo(5);
    }

    private static void seesWhatIsLow(Client client) {
        assertThat(client.lists("/stock/low")).hasSize(1).allSatisfy(ClientWalkTest::isDrawn);
        var tasks = client.lists("/reorder/tasks");
        assertThat(tasks)
                .hasSize(1)
                .allSatisfy(
                        task -> {
                            areTexts(task, "partId", "partName", "partNumber");
                            areTexts(task, "vehicleModel", "supplier");
                            areNumbers(task, "unitPrice", "currentStock", "reorderThreshold");
                            areNumbers(task, "suggestedOrderQuantity");
                        });
        var checked = client.does("POST", "/reorder/check", "");
        assertThat(checked.path("reorderTasks").valueStream().toList()).isEqualTo(tasks);
    }

    private static void seesFigures(Client client) {
        var figures = client.reads("/analytics");
        assertThat(figures.path("totalValue").asDouble()).isEqualTo(122.5);
        var item = figures.path("lowStockItems").path(0);
        areTexts(item, "partId", "partName", "partNumber", "vehicleModel");
        areNumbers(item, "currentStock", "reorderThreshold");
        for (var groups : List.of("categories", "vehicleModels")) {
            assertThat(figures.path(groups).properties())
                    .hasSize(1)
                    .allSatisfy(it -> areNumbers(it.getValue(), "count", "totalValue"));
        }
        areNumbers(client.reads("/analytics?type=summary"), "totalParts", "categoriesCount");
        assertThat(client.lists("/analytics?type=low-stock")).hasSize(1);
    }

    private static void deletesIt(Client client) {
        assertThat(client.does("DELETE", "/parts/brake.pad_0-1", "").path("message").asText())
                .isEqualTo("Part deleted successfully");
        assertThat(client.lists("/parts")).isEmpty();
        assertThat(client.lists("/reorder/tasks")).isEmpty();
        assertThat(client.refused(404, "DELETE", "/parts/other", "")).isEqualTo("Part not found");
    }
}
