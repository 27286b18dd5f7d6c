package dev.pacenote.acceptance.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that are read in several answers while the workshop goes on. */
class PartListsTest {

    @RegisterExtension static final WorkshopServer SERVER = new WorkshopServer();

    /** One character of four bytes. */
    private static final String CAR = "\uD83D\uDE97";

    private final Workshop workshop = SERVER.workshop();

    /** Somebody who reads a list answer by answer. */
    private final class Reader {
        private static final int MAX = 20;

        private final String list;
        private final List<String> met = new ArrayList<>();
        private int answers;
        private String cursor = "";

        Reader(String list) {
            this.list = list;
        }

        boolean hasMore() {
            return answers == 0 || !cursor.isEmpty();
        }

        Api.Answer readOn() {
            assertThat(++answers).as("answers of %s: %s", list, met).isLessThanOrEqualTo(MAX);
            var answer = workshop.get(cursor.isEmpty() ? list : list + "&cursor=" + cursor);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            met.addAll(Workshop.ids(answer));
            cursor = answer.header("X-Next-Cursor");
            return answer;
        }

        /** Parts that the whole list shows. */
        List<String> all() {
            while (hasMore()) {
                readOn();
            }
            return met;
        }
    }

    @Test
    void no_row_is_skipped_or_shown_twice_while_others_come_and_go() {
        var there = List.of("m1", "m2", "m3", "m4", "m5", "m6", "m7");
        for (var id : there) {
            workshop.add(id, Integer.parseInt(id.substring(1)) % 3 + 1, 5);
        }
        for (var id : List.of("a0", "a1", "z0", "z1")) {
            workshop.add(id, id.startsWith("a") ? 0 : 4, 5);
        }
        var readers =
                Stream.of(
                                "/parts?limit=2",
                                "/parts?limit=2&sort=-name",
                                "/parts?limit=2&sort=number",
                                "/parts?limit=2&sort=stock",
                                "/parts?limit=2&sort=-stock",
                                "/parts?limit=2&sort=updatedAt",
                                "/parts?limit=2&low=true",
                                "/stock/low?limit=2",
                                "/stock/low?limit=2&excludeOnOrder=true",
                                "/reorder/tasks?limit=2",
                                "/reorder/tasks?limit=2&status=all",
                                "/analytics?type=low-stock&limit=2")
                        .map(Reader::new)
                        .toList();
        for (int i = 0; readers.stream().anyMatch(Reader::hasMore); i++) {
            readers.stream().filter(Reader::hasMore).forEach(Reader::readOn);
            if (i < 2) {
                workshop.delete("/parts/a" + i);
                workshop.delete("/parts/z" + i);
            }
            workshop.add("b" + i, 0, 5);
            workshop.add("y" + i, 4, 5);
        }

        assertThat(readers)
                .allSatisfy(
                        reader ->
                                assertThat(reader.met)
                                        .as(reader.list)
                                        .doesNotHaveDuplicates()
                                        .containsAll(there));
    }

    @Test
    void figures_of_each_part_go_on_where_they_ended_while_others_come_and_go() {
        var there = List.of("m1", "m2", "m3", "m4", "m5", "m6", "m7");
        there.forEach(id -> addUsed(id, Integer.parseInt(id.substring(1))));
        for (var type : List.of("consumption", "cover", "abc")) {
            var most = "most-" + type;
            addUsed(most, 9);
            var met = new ArrayList<String>();
            var cursor = "";
            do {
                var answer = workshop.get("/analytics?type=" + type + "&limit=3" + cursor);
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                answer.json().path("items").forEach(row -> met.add(row.path("partId").asText()));
                cursor =
                        answer.json().path("nextCursor").isNull()
                                ? ""
                                : "&cursor=" + answer.text("nextCursor");
                if (met.size() == 3) {
                    assertThat(met).first().isEqualTo(most);
                    workshop.delete("/parts/" + most);
                    addUsed(type, 8);
                }
            } while (!cursor.isEmpty() && met.size() < 20);

            assertThat(met).as(type).doesNotHaveDuplicates().containsAll(there);
        }
    }

    @Test
    void pools_of_a_part_are_read_in_portions() {
        workshop.add("pads", 5, 5);
        for (var model : List.of("Camry", "Aygo")) {
            workshop.put(
                    "/stock/pads",
                    Map.of("operation", "add", "quantity", 1, "vehicleModel", model));
        }

        var first = workshop.get("/stock/pads?limit=2");
        assertThat(models(first)).containsExactly("ALL", "Aygo");
        assertThat(first.header("X-Total-Count")).isEqualTo("3");
        var rest = workshop.get("/stock/pads?limit=2&cursor=" + first.header("X-Next-Cursor"));
        assertThat(models(rest)).containsExactly("Camry");
        assertThat(rest.header("X-Next-Cursor")).isEmpty();
        assertThat(rest.header("X-Total-Count")).isEqualTo("3");
        assertThat(models(workshop.get("/stock/pads"))).hasSize(3);
        Workshop.isRefused(workshop.get("/stock/pads?limit=0"), 400, "validation_failed");
        workshop.add("belts", 5, 5);
        Workshop.isRefused(
                workshop.get("/stock/belts?cursor=" + first.header("X-Next-Cursor")),
                400,
                "invalid_cursor");
    }

    private static List<String> models(Api.Answer pools) {
        return pools.json().valueStream().map(it -> it.path("vehicleModel").asText()).toList();
    }

    private void addUsed(String id, int quantity) {
        var part = Map.of("partId", id, "partName", id, "currentStock", 20, "unitPrice", 2.5);
        workshop.post("/parts", part);
        workshop.stock(id, "subtract", quantity);
    }

    @Test
    void an_answer_ends_at_four_mebibytes_and_the_list_goes_on() {
        // Nobody is to be mailed about parts with such names.
        var nothing = Map.of("inbox", false, "mail", false);
        workshop.put("/parts/settings", Map.of("alerts", Map.of("parts.low", nothing)));
        for (int i = 0; i < 165; i++) {
            var added =
                    workshop.post(
                            "/parts",
                            Map.of(
                                    "partId",
                                    "p" + i,
                                    "partName",
                                    CAR.repeat(200),
                                    "supplier",
                                    CAR.repeat(200),
                                    "supplierPartNumber",
                                    CAR.repeat(200),
                                    "currentStock",
                                    1,
                                    "description",
                                    CAR.repeat(2_000),
                                    "alsoFits",
                                    models()));
            assertThat(added.status()).as(added.body()).isEqualTo(201);
        }
        endsAtFourMebibytes("/parts?limit=1000");
        // All of them are low from now on.
        var low = workshop.put("/parts/settings", Map.of("defaultReorderThreshold", 1));
        assertThat(low.status()).as(low.body()).isEqualTo(200);
        endsAtFourMebibytes("/stock/low?limit=1000");
    }

    private void endsAtFourMebibytes(String list) {
        var reader = new Reader(list);
        var first = reader.readOn();
        assertThat(first.body().getBytes(StandardCharsets.UTF_8).length).isBetween(1, 4 << 20);
        assertThat(first.header("X-Total-Count")).isEqualTo("165");
        assertThat(reader.hasMore()).as(list).isTrue();
        assertThat(reader.all()).hasSize(165).doesNotHaveDuplicates();
    }

    private static List<String> models() {
        var models = new ArrayList<String>();
        for (int i = 0; i < 40; i++) {
            models.add(i + CAR.repeat(98));
        }
        return models;
    }

    private void addsThreeOfAKind() {
        workshop.post(
                "/parts",
                Map.of(
                        "partId", "pad",
                        "partName", "Brake pad",
                        "partNumber", "BP 01",
                        "barcode", "4006",
                        "vehicleModel", "Camry",
                        "alsoFits", List.of("Aygo"),
                        "category", "Brakes",
                        "supplier", "Rossi",
                        "supplierPartNumber", "R-77"));
        workshop.post(
                "/parts",
                Map.of(
                        "partId",
                        "air",
                        "partName",
                        "air filter",
                        "currentStock",
                        3,
                        "reorderThreshold",
                        5));
        workshop.post("/parts", Map.of("partId", "clutch", "partName", "Clutch"));
    }

    @Test
    void lists_show_what_is_asked_for_in_the_order_that_is_asked_for() {
        addsThreeOfAKind();
        workshop.post("/parts", Map.of("partId", "old", "partName", "Belt"));
        workshop.delete("/parts/old");

        shows("", "air", "pad", "clutch");
        shows("?vehicleModel=CAMRY", "pad");
        shows("?vehicleModel=aygo", "pad");
        shows("?vehicleModel=aygo&includeAll=true", "air", "pad", "clutch");
        shows("?vehicleModel=ALL", "air", "clutch");
        shows("?category=brakes", "pad");
        shows("?supplier=ROSSI", "pad");
        for (var text : List.of("E%20PAD", "bp%2001", "400", "r-7")) {
            shows("?q=" + text, "pad");
        }
        shows("?q=%25");
        shows("?low=true", "air");
        shows("?sort=-name", "clutch", "pad", "air");
        shows("?sort=-stock", "air", "pad", "clutch");
        shows("?archived=true", "air", "old", "pad", "clutch");
        shows("?archived=only", "old");
        for (var wrong : List.of("sort=colour", "archived=maybe", "limit=1001", "low=perhaps")) {
            Workshop.isRefused(workshop.get("/parts?" + wrong), 400, "validation_failed");
        }
    }

    private void shows(String query, String... parts) {
        assertThat(Workshop.ids(workshop.get("/parts" + query))).as(query).containsExactly(parts);
    }

    @Test
    void a_part_is_looked_up_by_its_barcode_or_its_number_and_by_nothing_once_it_is_archived() {
        addsThreeOfAKind();
        for (var name : List.of("barcode=4006", "partNumber=bp01")) {
            var found = workshop.get("/parts/lookup?" + name);
            assertThat(found.text("partId")).as(found.body()).isEqualTo("pad");
            assertThat(found.header("ETag")).isEqualTo("\"1\"");
        }
        Workshop.isRefused(workshop.get("/parts/lookup"), 400, "validation_failed");
        workshop.delete("/parts/pad");
        Workshop.isRefused(workshop.get("/parts/lookup?barcode=4006"), 404, "part_not_found");
        var archived = workshop.get("/parts/pad");
        assertThat(archived.json().path("archived").asBoolean()).isTrue();
        assertThat(archived.header("ETag")).isEqualTo("\"2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/parts?", "/parts/export?", "/stock/low?", "/reorder/tasks?"})
    void what_is_no_place_in_a_list_is_refused(String list) {
        workshop.add("a", 1, 5);
        workshop.add("b", 1, 5);
        var cursor = workshop.get(list + "limit=1").header("X-Next-Cursor");
        assertThat(cursor).isNotEmpty();
        for (var text : List.of("x", cursor.substring(1), cursor + "A")) {
            Workshop.isRefused(
                    workshop.get(list + "limit=1&cursor=" + text), 400, "invalid_cursor");
        }
        var other = list.startsWith("/parts") ? "/stock/low?" : "/parts?";
        Workshop.isRefused(workshop.get(other + "cursor=" + cursor), 400, "invalid_cursor");
        Workshop.isRefused(
                SERVER.workshop().get(list + "limit=1&cursor=" + cursor), 400, "invalid_cursor");
    }

    @Test
    void a_line_of_another_parts_ledger_is_no_place_in_this_one() {
        workshop.add("a", 1, 0);
        workshop.add("b", 1, 0);
        workshop.stock("a", "add", 1);
        var cursor = workshop.get("/stock/a/movements?limit=1").text("nextCursor");
        assertThat(workshop.get("/stock/a/movements?cursor=" + cursor).json().path("items"))
                .hasSize(1);
        Workshop.isRefused(
                workshop.get("/stock/b/movements?cursor=" + cursor), 400, "invalid_cursor");
    }
}
